package dev.astra.trading.gateway;

import java.util.Optional;

/**
 * The trades of one account on the trading site.
 *
 * <ol>
 *   <li><b>Stops.</b> When the site wants a person (a dead cookie, a challenge, two-step verification), every method answers
 *       {@code Stopped}. An implementation never tries to get around that, and asks the site nothing more once the cookie was
 *       refused.
 *   <li><b>Failure.</b> What could not be asked or answered is an {@link dev.astra.core.UnavailableException}; "too many
 *       requests" is one, with the site's hint when to come back, if it gave one. An address that is gone, a redirect, and
 *       other answers that do not change by asking again are a {@link dev.astra.core.RejectedException}.
 *   <li><b>Unknown ends.</b> After an exception of {@link #decline} the trade may be declined or not: ask for its details
 *       before declining again. The other methods change nothing.
 *   <li><b>Tolerance.</b> Words and fields that are not known lead to {@link TradeStatus#UNKNOWN} or are left out. An answer
 *       that lacks what is needed is an {@code UnavailableException}, not a shorter answer.
 *   <li><b>Limits.</b> Calls block for a bounded time, are spaced as the site wants it, one at a time for an account, and
 *       bounded in bytes and pages. May be called from any thread; an interrupt ends a call.
 *   <li><b>Secrets.</b> The cookie appears in no message and no log.
 * </ol>
 */
public interface TradeGateway {
    /** Whose session it is. */
    AccountOutcome account() throws InterruptedException;

    /**
     * Reads one page of the trades that the account has sent and that are not over, newest first.
     *
     * @param cursor the {@link PageOutcome.Page#next} of the page before; empty for the first
     */
    PageOutcome outbound(Optional<String> cursor) throws InterruptedException;

    /**
     * Reads one trade, open or over.
     *
     * @param trade of this account
     */
    DetailsOutcome details(TradeId trade) throws InterruptedException;

    /**
     * Declines a trade; one that the account has sent is taken back by that. Not repeated by the implementation unless the
     * site said that it was not executed.
     *
     * @param trade of this account
     */
    DeclineOutcome decline(TradeId trade) throws InterruptedException;

    /**
     * Reads all copies of collectible items that a player owns.
     *
     * @param player this account or another
     */
    InventoryOutcome inventory(PlayerId player) throws InterruptedException;
}
