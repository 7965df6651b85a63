package dev.astra.trading.vault;

import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import java.time.Instant;

/**
 * Immutable. A meeting of which the end was told before its beginning: the beginning is still under way, and too late.
 *
 * @param key its key as a text
 * @param at when the end was told
 */
record Closed(String key, Instant at) {
    /** Immutable. */
    static final class Codec implements RowCodec<String, Closed> {
        @Override
        public void write(Closed row, RowWriter out) {
            out.instant("at", row.at());
        }

        @Override
        public Closed read(String key, RowReader in) {
            return new Closed(key, in.instant("at"));
        }
    }
}
