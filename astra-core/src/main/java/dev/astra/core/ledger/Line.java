package dev.astra.core.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * Immutable. What stands in the history of a leg, under payer and payee: both of its entries.
 *
 * @param place among the legs of its transfer, from 0
 * @param legs how many legs the transfer has
 * @param minor what was moved
 * @param payer the payer's balance after it
 * @param payee the payee's balance after it
 * @param origin what the transfer came from
 */
record Line(int place, int legs, long minor, long payer, long payee, Origin origin) {
    /**
     * Immutable. What a transfer came from.
     *
     * @param effectiveAt when it counts from, if not from when it is recorded
     * @param hold the hold that it posts
     * @param reverses the transfer that it reverses
     * @param metadata a few words
     */
    record Origin(
            Optional<Instant> effectiveAt, Optional<HoldId> hold, Optional<TransferId> reverses, Metadata metadata) {}
}
