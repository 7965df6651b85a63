package dev.astra.core.order;

import java.util.Optional;

/**
 * Reads a shop's orders.
 *
 * <ol>
 *   <li>Pages are numbered from 1 and list orders newest first. While they are read, orders may be added in front: what
 *       stood at the end of a page then stands again at the beginning of the next.
 *   <li>A page past the end has no orders and says {@link OrderPage#last}. Only the shop's own answer means "the end"; a
 *       failure never does.
 *   <li>An order that cannot be understood is left out and named in {@link OrderPage#skipped}, without personal data. It
 *       never hides the others.
 *   <li>What could not be asked or answered is an {@link dev.astra.core.UnavailableException}, with the shop's retry hint
 *       if it gave one. A refused key, a redirect and other answers that do not change by asking again are a {@link
 *       dev.astra.core.RejectedException}.
 *   <li>Calls block for a bounded time, may come from any thread, and are spaced by the source as the shop wants it. An
 *       interrupt ends a call with {@link InterruptedException}.
 *   <li>Answers are bounded in bytes and in orders; a longer one is an {@code UnavailableException}.
 * </ol>
 */
public interface OrderSource {
    /**
     * Reads one page.
     *
     * @param number from 1
     */
    OrderPage page(int number) throws InterruptedException;

    /**
     * Reads one order.
     *
     * @param id of the order
     * @return empty if the shop does not know it
     */
    Optional<ShopOrder> find(OrderId id) throws InterruptedException;
}
