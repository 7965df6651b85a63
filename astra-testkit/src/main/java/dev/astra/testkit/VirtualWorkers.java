package dev.astra.testkit;

import dev.astra.core.UnavailableException;
import dev.astra.core.time.Pause;
import dev.astra.core.time.Workers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One thread. Workers in virtual time, without threads: a piece of work runs on the driving thread when time next moves. Work
 * waits with {@link #pause}; whatever is due meanwhile runs in between, watchdogs and replacements too. The next work can
 * be scripted to hang, to die or to find no thread.
 */
public final class VirtualWorkers implements Workers {
    private final VirtualTime time;
    private final Deque<VirtualWorker> running = new ArrayDeque<>();
    private Fate next = Fate.RUNS;
    private int started;

    /**
     * Runs work in a virtual time.
     *
     * @param time whose driving thread does the work
     */
    public VirtualWorkers(VirtualTime time) {
        this.time = time;
    }

    @Override
    public Worker start(String name, Runnable work) {
        Fate fate = next;
        next = Fate.RUNS;
        if (fate == Fate.NO_THREAD) {
            throw new UnavailableException("expected a thread for " + name + ", scripted to have none");
        }
        started++;
        VirtualWorker worker = new VirtualWorker(fate != Fate.DIES);
        if (fate == Fate.RUNS) {
            time.after(Duration.ZERO, () -> run(worker, work));
        }
        return worker;
    }

    /** The next work that is started never gives a sign of life and never ends. */
    public void hangNext() {
        next = Fate.HANGS;
    }

    /** The thread of the next work that is started is gone before the work begins. */
    public void killNext() {
        next = Fate.DIES;
    }

    /** There is no thread for the next work. */
    public void refuseNext() {
        next = Fate.NO_THREAD;
    }

    /** How many pieces of work were given a thread. */
    public int started() {
        return started;
    }

    /** How the work that runs now waits: in virtual time, ended by {@link Worker#interrupt}. */
    public Pause pause() {
        return this::pauseOfRunning;
    }

    private void run(VirtualWorker worker, Runnable work) {
        running.push(worker);
        try {
            work.run();
        } finally {
            worker.alive = false;
            running.remove(worker);
        }
    }

    private void pauseOfRunning(Duration length) throws InterruptedException {
        @Nullable VirtualWorker me = running.peek();
        long end = time.nanos() + length.toNanos();
        do {
            if (me != null && me.interrupted) {
                me.interrupted = false;
                throw new InterruptedException("interrupted in virtual time");
            }
        } while (time.runNext(end));
        time.moveTo(end);
    }

    private enum Fate {
        RUNS,
        HANGS,
        DIES,
        NO_THREAD
    }

    private static final class VirtualWorker implements Worker {
        private boolean alive;
        private boolean interrupted;

        VirtualWorker(boolean alive) {
            this.alive = alive;
        }

        @Override
        public boolean alive() {
            return alive;
        }

        @Override
        public void interrupt() {
            interrupted = true;
        }
    }
}
