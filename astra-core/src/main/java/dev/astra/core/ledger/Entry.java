package dev.astra.core.ledger;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Immutable. One line of an account's statement. Entries are only ever added.
 *
 * @param number its place among all entries of the ledger, from 1 without gaps
 * @param transfer the transfer that it belongs to
 * @param recordedAt when it was recorded, by the store's time; never before the entry's before it
 * @param effectiveAt when it counts from
 * @param account whose it is
 * @param other the account at the other end of the leg
 * @param amount what was added; below zero what was taken
 * @param balance the account's balance after it
 * @param hold the hold that was posted by it, if it was one
 * @param reverses the transfer that is reversed by it, if one is
 * @param metadata a few words
 */
public record Entry(
        long number,
        TransferId transfer,
        Instant recordedAt,
        Instant effectiveAt,
        AccountName account,
        AccountName other,
        Amount amount,
        Amount balance,
        Optional<HoldId> hold,
        Optional<TransferId> reverses,
        Metadata metadata) {
    /** Refuses missing parts. */
    public Entry {
        Objects.requireNonNull(transfer, "transfer");
        Objects.requireNonNull(recordedAt, "recordedAt");
        Objects.requireNonNull(effectiveAt, "effectiveAt");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(other, "other");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(balance, "balance");
        Objects.requireNonNull(hold, "hold");
        Objects.requireNonNull(reverses, "reverses");
        Objects.requireNonNull(metadata, "metadata");
    }
}
