package dev.astra.licensing;

import dev.astra.core.store.Key;
import dev.astra.core.store.OutboxMessage;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Table;
import dev.astra.core.store.Tx;
import dev.astra.core.store.View;
import java.util.function.Function;

/**
 * Immutable. How often the published list has changed.
 *
 * @param name of the list
 * @param version 1 at the first change
 */
record ListState(String name, long version) {
    static final String WHITELIST = "whitelist";
    static final Table<String, ListState> STATES = Table.of(
            "licenses.list",
            Key.text(Function.identity(), Function.identity()),
            ListState::name,
            new RowCodec<String, ListState>() {
                @Override
                public void write(ListState row, RowWriter out) {
                    out.number("version", row.version());
                }

                @Override
                public ListState read(String name, RowReader in) {
                    return new ListState(name, in.number("version"));
                }
            });

    static long version(View view) {
        return view.table(STATES).get(WHITELIST).map(ListState::version).orElse(0L);
    }

    static long raise(Tx tx) {
        long next = version(tx) + 1;
        tx.put(STATES, new ListState(WHITELIST, next));
        return next;
    }

    /** Asks for a publication: of the given version, or of whatever there is. */
    static OutboxMessage message(String payload) {
        return new OutboxMessage(WHITELIST, WHITELIST, WHITELIST, payload);
    }
}
