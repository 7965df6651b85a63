package dev.astra.core.audit;

/**
 * Tells people something: a chat channel, a mail box.
 *
 * <ol>
 *   <li><b>Delivery.</b> Returns once the other side has it. It is told again after a failure, and after a crash possibly
 *       although it had arrived.
 *   <li><b>Failure.</b> {@link dev.astra.core.UnavailableException}: later, no sooner than its hint. {@link
 *       dev.astra.core.RejectedException}: never like this (the channel is gone, its address wrong); somebody must look.
 *   <li><b>Limits.</b> What is longer than the other side takes is shortened, never refused. Text is shown as text: it
 *       mentions nobody and formats nothing.
 *   <li><b>Threading.</b> Called on one thread at a time, which it may block for a bounded time.
 * </ol>
 */
@FunctionalInterface
public interface Notifier {
    /** Tells it. */
    void tell(Notice notice);
}
