package dev.astra.core.time;

/** Hears what happens to a poller. What it throws is dropped. */
@FunctionalInterface
public interface PollerListener {
    /**
     * Called outside of every lock, on the thread on which the event happened. Must not block.
     *
     * @param event what happened
     */
    void onEvent(PollerEvent event);
}
