package dev.astra.core.time;

/**
 * Thread-safe. Threads as a dependency, for work that may block or hang.
 *
 * <ol>
 *   <li>Every piece of work has a thread of its own, named as asked.
 *   <li>{@link #start} never waits for the work. It throws {@link dev.astra.core.UnavailableException} when there is no
 *       thread to be had.
 *   <li>{@link Worker#interrupt} asks the work to end; work that does not listen goes on. Neither it
 *       nor {@link Worker#alive} waits.
 * </ol>
 */
@FunctionalInterface
public interface Workers {
    /**
     * Starts a piece of work on a thread of its own.
     *
     * @param name of the thread
     * @param work may block
     */
    Worker start(String name, Runnable work);

    /** Daemon threads of the platform. */
    static Workers threads() {
        return (name, work) -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            try {
                thread.start();
            } catch (OutOfMemoryError none) {
                throw new dev.astra.core.UnavailableException(
                        "expected a new thread for " + name + ", the system has none to give; it is tried again", none);
            }
            return new Worker() {
                @Override
                public boolean alive() {
                    return thread.isAlive();
                }

                @Override
                public void interrupt() {
                    thread.interrupt();
                }
            };
        };
    }

    /** Thread-safe. A piece of work that was started. */
    interface Worker {
        /** Whether the work still goes on. */
        boolean alive();

        /** Asks the work to end. */
        void interrupt();
    }
}
