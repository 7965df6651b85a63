package dev.astra.core.order;

import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import java.time.Instant;

/**
 * Immutable. An order of which the shop said that something happened to it; it is read at the next look.
 *
 * @param id the shop's id
 * @param at when it was said first
 */
record AnnouncedOrder(OrderId id, Instant at) {
    @Override
    public String toString() {
        return "announced order since " + at;
    }

    /** Immutable. How it is written to the log. */
    static final class Codec implements RowCodec<OrderId, AnnouncedOrder> {
        @Override
        public void write(AnnouncedOrder row, RowWriter out) {
            out.instant("at", row.at());
        }

        @Override
        public AnnouncedOrder read(OrderId id, RowReader in) {
            return new AnnouncedOrder(id, in.instant("at"));
        }
    }
}
