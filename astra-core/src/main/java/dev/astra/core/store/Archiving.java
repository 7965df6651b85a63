package dev.astra.core.store;

import dev.astra.core.store.BuiltIn.Counter;

/**
 * The step from one state to the next that adds a record: which line it becomes, at which position, and where its chains
 * stand then. It knows nothing but the state and the record, so that the log alone makes the archive again, byte by byte.
 */
final class Archiving {
    /** The counter of positions: where the next line goes. */
    private static final String END = "astra.archive";

    private Archiving() {}

    /** Where the archive of a state ends. */
    static long end(Layout layout, TableState<?, ?>[] tables) {
        Counter end = layout.state(tables, BuiltIn.COUNTERS).find(END);
        return end == null ? 0 : end.last();
    }

    /** The line of the record; {@code tables} become those of the next state. */
    static byte[] add(Layout layout, TableState<?, ?>[] tables, Addition record) {
        TableState<String, Chain> chains = layout.state(tables, Chain.CHAINS);
        Chain all = chain(chains, Chain.name(record.history()));
        Chain same = chain(chains, Chain.name(record.history(), record.key()));
        long position = end(layout, tables);
        byte[] line = record.line(position, all, same);
        tables[layout.place(Chain.CHAINS)] = chains.with(all.with(position)).with(same.with(position));
        int counters = layout.place(BuiltIn.COUNTERS);
        tables[counters] =
                layout.state(tables, BuiltIn.COUNTERS).with(new Counter(END, position + line.length + Archive.MARGIN));
        return line;
    }

    /** The chain of this name, empty if nothing was added yet. */
    static Chain chain(TableState<String, Chain> chains, String name) {
        Chain chain = chains.find(name);
        return chain == null ? Chain.empty(name) : chain;
    }
}
