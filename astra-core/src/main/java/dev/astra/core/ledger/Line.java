package dev.astra.core.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * Immutable. What stands in the history of an entry.
 *
 * @param place among the entries of its transfer, from 0
 * @param legs how many legs the transfer has
 * @param other the account at the other end
 * @param minor what was added
 * @param balance the balance after it
 * @param origin what the transfer came from
 */
record Line(int place, int legs, AccountName other, long minor, long balance, Origin origin) {
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
