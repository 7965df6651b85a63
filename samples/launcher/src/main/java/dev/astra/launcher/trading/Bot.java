package dev.astra.launcher.trading;

/** Thread-safe. The trade bot, for those who decide when it runs. Both methods return soon. */
public interface Bot {
    /** Starts it, unless a person has stopped it. From then on it is kept running. */
    void start();

    /**
     * Stops it at its safe point, its whole tree.
     *
     * @param gone called once, when nothing of it is left
     */
    void stop(Runnable gone);

    /** There is none. */
    static Bot none() {
        return new Bot() {
            @Override
            public void start() {}

            @Override
            public void stop(Runnable gone) {
                gone.run();
            }
        };
    }
}
