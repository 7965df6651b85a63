package dev.astra.core.process.jdk;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. Waiting shells for programs that may need one at the same moment: one for each of the first {@value #ONE_EACH},
 * one for every three beyond. It is filled up in the background once things are calm, so that the shells of tomorrow do not hold up
 * the restarts of now.
 */
final class StandbyPool {
    private static final int LEAST = 2;
    private static final int ONE_EACH = 24;
    private static final long CALM_MILLIS = 150;
    private static final long FAILED_MILLIS = 1_000;

    private final String setsid;
    private final String supervisor;
    private final ProcessTable table;
    private final ScheduledExecutorService background;
    private final int most;
    private final Deque<Standby> waiting = new ArrayDeque<>();
    private int wanted = LEAST;
    private long lastTaken;
    private boolean filling;
    private boolean closed;

    StandbyPool(String setsid, String supervisor, ProcessTable table, ScheduledExecutorService background, int most) {
        this.setsid = setsid;
        this.supervisor = supervisor;
        this.table = table;
        this.background = background;
        this.most = most;
    }

    /** Says how many programs there are. */
    synchronized void size(int programs) {
        int some = Math.min(programs, ONE_EACH);
        wanted = Math.min(most, Math.max(LEAST, some + (programs - some) / 3));
        fill(CALM_MILLIS);
    }

    /** A shell that waits; a new one if none does. Whoever takes one says next how many programs there are. */
    Standby take() throws IOException {
        Standby ready = poll();
        return ready != null ? ready : Standby.begin(setsid, supervisor, table);
    }

    private synchronized @Nullable Standby poll() {
        lastTaken = System.nanoTime();
        Standby next;
        do {
            next = waiting.poll();
        } while (next != null && !next.waits());
        return next;
    }

    /** The numbers of the shells that wait. */
    synchronized Set<Long> pids() {
        Set<Long> pids = new HashSet<>();
        waiting.forEach(standby -> pids.add(standby.pid()));
        return pids;
    }

    private synchronized void fill(long delayMillis) {
        if (!filling && !closed && waiting.size() < wanted) {
            filling = true;
            var unused = background.schedule(this::addOne, delayMillis, TimeUnit.MILLISECONDS);
        }
    }

    private void addOne() {
        long delay = 0;
        try {
            if (calm() && !add(Standby.begin(setsid, supervisor, table))) {
                return;
            }
        } catch (IOException | RuntimeException failed) { // tried again
            delay = FAILED_MILLIS;
        }
        synchronized (this) {
            filling = false;
            fill(calm() ? delay : CALM_MILLIS);
        }
    }

    private synchronized boolean calm() {
        return System.nanoTime() - lastTaken >= TimeUnit.MILLISECONDS.toNanos(CALM_MILLIS);
    }

    private synchronized boolean add(Standby standby) {
        if (closed || waiting.size() >= wanted) {
            standby.dismiss();
            filling = false;
            return false;
        }
        waiting.add(standby);
        return true;
    }

    synchronized void close() {
        closed = true;
        waiting.forEach(Standby::dismiss);
        waiting.clear();
    }
}
