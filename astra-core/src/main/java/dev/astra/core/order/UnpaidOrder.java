package dev.astra.core.order;

import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import java.time.Instant;

/**
 * Immutable. An order of the shop that is remembered because it is not paid: it is known, but not stored.
 *
 * @param id the shop's id
 * @param since when it was made, or first seen
 */
record UnpaidOrder(OrderId id, Instant since) {
    @Override
    public String toString() {
        return "unpaid order since " + since;
    }

    /** Immutable. How it is written to the log. */
    static final class Codec implements RowCodec<OrderId, UnpaidOrder> {
        @Override
        public void write(UnpaidOrder row, RowWriter out) {
            out.instant("since", row.since());
        }

        @Override
        public UnpaidOrder read(OrderId id, RowReader in) {
            return new UnpaidOrder(id, in.instant("since"));
        }
    }
}
