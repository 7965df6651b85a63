package dev.astra.core.store;

import java.util.List;

/** The tables that every store has: counters, outbox, leases, migrations that ran, and the state of the archive. */
final class BuiltIn {
    /** How far a sequence has come. */
    record Counter(String name, long last) {}

    static final Table<String, Counter> COUNTERS = Table.of(
            "astra.sequences", Key.text(name -> name, name -> name), Counter::name, new RowCodec<String, Counter>() {
                @Override
                public void write(Counter row, RowWriter out) {
                    out.number("last", row.last());
                }

                @Override
                public Counter read(String name, RowReader in) {
                    return new Counter(name, in.number("last"));
                }
            });

    static final Sequence DELIVERY_IDS = new Sequence("astra.outbox");

    static final Schema TABLES = new Schema(
            List.of(COUNTERS, Delivery.TABLE, Lease.TABLE, Migrations.DONE, Chain.CHAINS, ArchiveEnd.ENDS),
            List.of(Delivery.BY_NAME, Delivery.BY_LANE));

    private BuiltIn() {}
}
