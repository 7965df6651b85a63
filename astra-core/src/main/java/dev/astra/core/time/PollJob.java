package dev.astra.core.time;

/** One cycle of something that is done again and again. */
@FunctionalInterface
public interface PollJob {
    /**
     * Does one cycle. Anything thrown means that the cycle failed; the next one comes after a back-off.
     *
     * @param heartbeat to be called at least every few seconds, and asked right before something is changed
     * @throws InterruptedException if the cycle was told to end
     */
    void run(Heartbeat heartbeat) throws InterruptedException;
}
