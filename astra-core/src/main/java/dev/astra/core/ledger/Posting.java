package dev.astra.core.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Immutable. A transfer as it was posted, read from the history. Given by {@link Ledger#posting}. */
public final class Posting {
    private final List<Entry> entries;

    /** The entries of one transfer, in order: payer and payee of each leg. */
    Posting(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** The transfer's number. */
    public TransferId id() {
        return first().transfer();
    }

    /** When it was recorded. */
    public Instant recordedAt() {
        return first().recordedAt();
    }

    /** When it counts from. */
    public Instant effectiveAt() {
        return first().effectiveAt();
    }

    /** The hold that it posted, if it did. */
    public Optional<HoldId> hold() {
        return first().hold();
    }

    /** The transfer that it reverses, if it does. */
    public Optional<TransferId> reverses() {
        return first().reverses();
    }

    /** A few words. */
    public Metadata metadata() {
        return first().metadata();
    }

    /** Its entries: of each leg the payer's and the payee's. */
    public List<Entry> entries() {
        return entries;
    }

    /** What it moved. */
    public List<Leg> legs() {
        return entries.stream()
                .filter(entry -> entry.amount().minor() > 0)
                .map(entry -> new Leg(entry.other(), entry.account(), entry.amount()))
                .toList();
    }

    private Entry first() {
        return entries.get(0);
    }
}
