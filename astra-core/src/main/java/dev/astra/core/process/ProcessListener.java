package dev.astra.core.process;

/** Thread-safe. Hears of the ends of instances, on any thread; returns at once. */
public interface ProcessListener {
    /**
     * The main process is gone.
     *
     * @param instance whose
     * @param exit how it ended
     */
    void exited(Instance instance, Exit exit);

    /**
     * Nothing of the instance is left.
     *
     * @param instance which
     */
    void emptied(Instance instance);
}
