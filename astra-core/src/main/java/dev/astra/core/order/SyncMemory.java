package dev.astra.core.order;

import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import java.time.Instant;
import java.util.List;

/**
 * Immutable. What a sync remembers from one cycle to the next.
 *
 * @param name of the sync; one per shop
 * @param fullAt when it last read all pages
 * @param products the product filter of that time, sorted
 */
record SyncMemory(String name, Instant fullAt, List<String> products) {
    SyncMemory {
        products = List.copyOf(products);
    }

    /** Immutable. How it is written to the log. */
    static final class Codec implements RowCodec<String, SyncMemory> {
        @Override
        public void write(SyncMemory row, RowWriter out) {
            out.instant("fullAt", row.fullAt()).texts("products", row.products());
        }

        @Override
        public SyncMemory read(String name, RowReader in) {
            return new SyncMemory(name, in.instant("fullAt"), in.texts("products"));
        }
    }
}
