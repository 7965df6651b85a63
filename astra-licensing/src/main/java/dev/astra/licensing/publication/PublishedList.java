package dev.astra.licensing.publication;

import dev.astra.core.store.Key;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Table;
import java.time.Instant;
import java.util.function.Function;

/**
 * Immutable. What is out.
 *
 * @param name of the list
 * @param version its version
 * @param at when it was read back
 */
record PublishedList(String name, long version, Instant at) {
    static final Table<String, PublishedList> LISTS = Table.of(
            "licenses.published",
            Key.text(Function.identity(), Function.identity()),
            PublishedList::name,
            new RowCodec<String, PublishedList>() {
                @Override
                public void write(PublishedList row, RowWriter out) {
                    out.number("version", row.version()).instant("at", row.at());
                }

                @Override
                public PublishedList read(String name, RowReader in) {
                    return new PublishedList(name, in.number("version"), in.instant("at"));
                }
            });
}
