package dev.astra.core.time;

import java.time.Duration;
import java.time.InstantSource;

/**
 * Thread-safe. Time as a dependency: what the clock says, how long something took, and "run this later".
 *
 * <ol>
 *   <li>Delays count monotonic time: a wall clock that jumps moves no task.
 *   <li>A task runs once, on a thread of the scheduler and never inside the call that handed it in. Tasks that become due
 *       at the same nanosecond run in the order in which they were handed in.
 *   <li>Tasks are short and do not block; whatever waits for the outside belongs on a {@link Workers} thread.
 *   <li>A task that throws does not stop the scheduler or any other task.
 *   <li>After {@link Handle#cancel} a task that has not begun never begins. Cancelling twice, or too late, does nothing.
 *   <li>A full scheduler refuses with {@link dev.astra.core.UnavailableException}, a closed one with {@link
 *       IllegalStateException}.
 * </ol>
 */
public interface Scheduler {
    /**
     * Runs a task once, later.
     *
     * @param delay not negative; zero means as soon as the scheduler comes to it
     * @param task short, does not block
     */
    Handle after(Duration delay, Runnable task);

    /** The wall clock, UTC. It may jump, in both directions. */
    InstantSource clock();

    /** Nanoseconds since some fixed point. Never goes back; only differences mean something. */
    long nanos();

    /** Thread-safe. A task that was handed in. */
    @FunctionalInterface
    interface Handle {
        /** Keeps the task from beginning, if it has not begun. */
        void cancel();
    }
}
