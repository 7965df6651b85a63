package dev.astra.trading.value;

/**
 * Says what items are worth.
 *
 * <ol>
 *   <li><b>Whole.</b> An answer holds all items at once. One that was cut off, or is no answer of the feed at all (a web
 *       page, an error, {@code success: false}), is an {@link dev.astra.core.UnavailableException} and never a shorter list.
 *   <li><b>Tolerant by item.</b> An item that cannot be understood is left out and counted.
 *   <li><b>Limits.</b> The feed's owner asks for few calls: the source spaces them and answers from what it has when it is
 *       asked more often; {@link FetchedFeed#fetchedAt} then is the time of that answer. Answers are bounded in bytes.
 *   <li><b>Failure.</b> {@code UnavailableException} with the feed's hint when to come back, if it gave one; {@link
 *       dev.astra.core.RejectedException} if asking again unchanged does not help.
 *   <li><b>Threading.</b> May be called from any thread, and blocks for a bounded time. An interrupt ends it.
 * </ol>
 */
@FunctionalInterface
public interface ValueFeed {
    /** The newest answer. */
    FetchedFeed fetch() throws InterruptedException;
}
