package dev.astra.testkit;

import dev.astra.core.time.Pause;
import dev.astra.core.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Thread-safe, meant for one driving thread. Time that moves only when the test says so. Due tasks run on the thread that
 * calls {@link #advance}, in order of their due time and then of their arrival; the clock shows each task its own due
 * time. The wall clock can be moved apart from monotonic time.
 *
 * <p>{@link #pause} moves time as {@link #advance} does, so that code which waits runs to its end without waiting, and
 * whatever is due in between runs in between.
 */
public final class VirtualTime implements Scheduler, InstantSource, Pause {
    /** The instant at which a virtual time without a given start begins: 2026-01-01T00:00:00Z. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::order));
    private Instant wall;
    private long nanos;
    private long arrived;

    /** Begins at {@link #START}. */
    public VirtualTime() {
        this(START);
    }

    /**
     * Begins at an instant.
     *
     * @param start what the wall clock shows first
     */
    public VirtualTime(Instant start) {
        this.wall = start;
    }

    @Override
    public Handle after(Duration delay, Runnable task) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay must be >= 0, got " + delay);
        }
        lock.lock();
        try {
            Task handed = new Task(Math.addExact(nanos, delay.toNanos()), arrived++, task);
            tasks.add(handed);
            return () -> drop(handed);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public InstantSource clock() {
        return this;
    }

    @Override
    public Instant instant() {
        lock.lock();
        try {
            return wall;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long nanos() {
        lock.lock();
        try {
            return nanos;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets time pass, on both clocks, and runs what becomes due. A task that throws ends the call with that exception;
     * the time of the task is then the present.
     *
     * @param time how much; not negative; zero runs what is due now
     */
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time only goes forward, got " + time + "; see jumpClock");
        }
        long end = Math.addExact(nanos(), time.toNanos());
        while (runNext(end)) {
            // one task at a time
        }
        moveTo(end);
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before a pause of " + time);
        }
        if (!time.isNegative()) {
            advance(time);
        }
    }

    /**
     * Sets the wall clock. Monotonic time stands still and no task runs.
     *
     * @param instant what the wall clock shows from now on
     */
    public void setClock(Instant instant) {
        lock.lock();
        try {
            wall = instant;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Moves the wall clock, forward or back. Monotonic time stands still and no task runs.
     *
     * @param step how far; negative sets the clock back
     */
    public void jumpClock(Duration step) {
        setClock(instant().plus(step));
    }

    /** How many tasks wait for their time. */
    public int pending() {
        lock.lock();
        try {
            return tasks.size();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Runs the next task that is due no later than {@code end}.
     *
     * @param end in the nanoseconds of {@link #nanos}
     * @return whether there was one
     */
    boolean runNext(long end) {
        Task next;
        lock.lock();
        try {
            next = tasks.peek();
            if (next == null || next.due() > end) {
                return false;
            }
            tasks.remove();
            moveTo(next.due());
        } finally {
            lock.unlock();
        }
        next.work().run();
        return true;
    }

    void moveTo(long end) {
        lock.lock();
        try {
            if (end > nanos) {
                wall = wall.plusNanos(end - nanos);
                nanos = end;
            }
        } finally {
            lock.unlock();
        }
    }

    private void drop(Task task) {
        lock.lock();
        try {
            tasks.remove(task);
        } finally {
            lock.unlock();
        }
    }

    private record Task(long due, long order, Runnable work) {}
}
