package dev.astra.licensing.publication;

import java.util.List;

/**
 * Puts the list where customers' programs fetch it.
 *
 * <ol>
 *   <li><b>Whole or not at all.</b> Whoever fetches sees the list before or the list after, never a part.
 *   <li><b>Verified.</b> It returns only after reading back what it has put there and finding it the same.
 *   <li><b>Threading.</b> Called on one thread at a time, which it may block.
 *   <li><b>Idempotency.</b> Publishing the same snapshot again is allowed and changes nothing for those who fetch.
 *   <li><b>Failure.</b> {@link dev.astra.core.UnavailableException}: it is not known to be out, and is tried again. {@link
 *       dev.astra.core.RejectedException}: it will not work like this; somebody must look.
 * </ol>
 */
@FunctionalInterface
public interface WhitelistPublisher {
    /**
     * Publishes a list in place of the one before.
     *
     * @param snapshot the list; its rows may be asked for more than once
     */
    void publish(WhitelistSnapshot snapshot);

    /**
     * Publishes to all of them, also if one fails; what the first one threw is thrown at the end.
     *
     * @param all in the order in which they get the list
     */
    static WhitelistPublisher all(List<WhitelistPublisher> all) {
        return new SeveralPublishers(all);
    }
}
