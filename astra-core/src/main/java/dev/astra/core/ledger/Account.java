package dev.astra.core.ledger;

import java.util.Objects;

/**
 * Immutable. An account as it stands in one state of the ledger. All amounts are in minor units of its asset.
 *
 * @param name its name
 * @param asset what it counts
 * @param limits between what its balance stays
 * @param open whether it takes transfers and holds
 * @param metadata a few words
 * @param posted the balance: the sum of its entries
 * @param outgoing of that, what is held for payments to others
 * @param incoming what is held elsewhere for payments to it
 */
public record Account(
        AccountName name,
        Asset asset,
        Limits limits,
        boolean open,
        Metadata metadata,
        long posted,
        long outgoing,
        long incoming) {
    /** Refuses missing parts and holds below zero. */
    public Account {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(asset, "asset");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(metadata, "metadata");
        if (outgoing < 0 || incoming < 0) {
            throw new IllegalArgumentException("holds must be >= 0, got " + outgoing + " and " + incoming);
        }
    }

    /** A new account. */
    static Account opened(AccountName name, Asset asset, Limits limits, Metadata metadata) {
        return new Account(name, asset, limits, true, metadata, 0, 0, 0);
    }

    /** The balance. */
    public Amount balance() {
        return new Amount(posted, asset);
    }

    /** What can be paid without an overdraft: the balance without what is held of it. */
    public Amount available() {
        return new Amount(posted - outgoing, asset);
    }

    /** Whether nothing is on it and nothing is held. */
    public boolean isEmpty() {
        return posted == 0 && outgoing == 0 && incoming == 0;
    }

    /** With so much more on it, or less. */
    Account plus(long minor) {
        return new Account(name, asset, limits, open, metadata, Math.addExact(posted, minor), outgoing, incoming);
    }

    /** With so much more held of it, or less. */
    Account holding(long minor) {
        return new Account(name, asset, limits, open, metadata, posted, Math.addExact(outgoing, minor), incoming);
    }

    /** With so much more held for it, or less. */
    Account expecting(long minor) {
        return new Account(name, asset, limits, open, metadata, posted, outgoing, Math.addExact(incoming, minor));
    }

    Account limited(Limits others) {
        return new Account(name, asset, others, open, metadata, posted, outgoing, incoming);
    }

    Account opened(boolean now) {
        return new Account(name, asset, limits, now, metadata, posted, outgoing, incoming);
    }

    /** Whether the limits are kept with all that is held gone and arrived. */
    boolean keepsLimits() {
        return posted - outgoing >= limits.minimum() && posted + incoming <= limits.maximum();
    }

    /** Whether so much more can go, holds counted. Every account keeps its limits, so no sum here leaves 64 bits. */
    boolean canPay(long minor) {
        return posted - outgoing >= limits.minimum() + minor;
    }

    /** Whether so much more can arrive, holds counted. */
    boolean canReceive(long minor) {
        return posted + incoming <= limits.maximum() - minor;
    }

    /** Whether so much more can be held for others. */
    boolean canHold(long minor) {
        return canPay(minor) && outgoing <= Long.MAX_VALUE - minor;
    }

    /** Whether so much more can be held for it. */
    boolean canExpect(long minor) {
        return canReceive(minor) && incoming <= Long.MAX_VALUE - minor;
    }
}
