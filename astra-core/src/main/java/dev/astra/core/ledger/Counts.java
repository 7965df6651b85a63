package dev.astra.core.ledger;

import dev.astra.core.store.Key;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Table;
import dev.astra.core.store.Tx;
import dev.astra.core.store.View;

/**
 * Immutable. How far the ledger's numbers have come; one row, so that a transfer writes one line for all of them.
 *
 * @param requests how many requests were remembered
 * @param entries how many entries there are
 * @param holds how many holds there ever were
 */
record Counts(long requests, long entries, long holds) {
    static final Counts NONE = new Counts(0, 0, 0);

    private static final String ONLY = "all";

    static final Table<String, Counts> COUNTS = Table.of(
            "ledger.counts", Key.text(name -> name, name -> name), counts -> ONLY, new RowCodec<String, Counts>() {
                @Override
                public void write(Counts row, RowWriter out) {
                    out.number("requests", row.requests())
                            .number("entries", row.entries())
                            .number("holds", row.holds());
                }

                @Override
                public Counts read(String name, RowReader in) {
                    return new Counts(in.number("requests"), in.number("entries"), in.number("holds"));
                }
            });

    static Counts of(View view) {
        return view.table(COUNTS).get(ONLY).orElse(NONE);
    }

    void put(Tx tx) {
        tx.put(COUNTS, this);
    }
}
