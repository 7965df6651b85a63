package dev.astra.core.store;

/**
 * Brings the messages of one topic to the outside. Implemented by adapters and by the services that own them.
 *
 * <ol>
 *   <li><b>Threading.</b> Called on a worker's thread and may block; messages of one lane one after the other, messages of
 *       different lanes at the same time.
 *   <li><b>Idempotency.</b> Called at least once for each message: after a crash again for one that had already arrived. The
 *       message's key tells the receiver that it is the same one.
 *   <li><b>Failure.</b> {@link dev.astra.core.UnavailableException} means later, as often as it takes, no sooner than its
 *       hint; {@link dev.astra.core.RejectedException} means never: the message is parked at once. Any other exception is
 *       tried again a bounded number of times and then parked.
 * </ol>
 */
@FunctionalInterface
public interface OutboxHandler {
    /** Does what the message says; returns once it has happened. */
    void deliver(Delivery delivery);
}
