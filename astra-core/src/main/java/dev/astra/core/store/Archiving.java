package dev.astra.core.store;

/**
 * The step from one state to the next that adds a record: which line it becomes, at which position, and where its chains
 * stand then. It knows nothing but the state and the record, so that the log alone makes the archive again, byte by byte.
 */
final class Archiving {
    private Archiving() {}

    /** Where the archive of a state ends. */
    static ArchiveEnd end(Layout layout, TableState<?, ?>[] tables) {
        return ArchiveEnd.of(layout.state(tables, ArchiveEnd.ENDS));
    }

    /** The line of the record; {@code tables} become those of the next state. */
    static byte[] add(Layout layout, TableState<?, ?>[] tables, Addition record) {
        TableState<String, Chain> chains = layout.state(tables, Chain.CHAINS);
        Chain all = chain(chains, Chain.name(record.history()));
        Chain same = chain(chains, Chain.name(record.history(), record.key()));
        ArchiveEnd end = end(layout, tables);
        byte[] line = record.line(end.position(), all, same);
        tables[layout.place(Chain.CHAINS)] =
                chains.with(all.with(end.position())).with(same.with(end.position()));
        tables[layout.place(ArchiveEnd.ENDS)] =
                layout.state(tables, ArchiveEnd.ENDS).with(end.behind(line));
        return line;
    }

    /** The chain of this name, empty if nothing was added yet. */
    static Chain chain(TableState<String, Chain> chains, String name) {
        Chain chain = chains.find(name);
        return chain == null ? Chain.empty(name) : chain;
    }
}
