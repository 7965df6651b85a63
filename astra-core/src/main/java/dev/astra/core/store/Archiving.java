package dev.astra.core.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One thread. The step from one state to the next that adds records: which lines they become, at which positions, and where
 * their chains stand then. It knows nothing but the state and the records, so that the log alone makes the archive again,
 * byte by byte.
 */
final class Archiving {
    private final Layout layout;
    private final TableState<?, ?>[] tables;
    private final TableState<String, Chain> before;
    private final Map<String, Chain> chains = new LinkedHashMap<>();
    private final List<byte[]> lines = new ArrayList<>();
    private ArchiveEnd end;

    /**
     * Begins where a state ends.
     *
     * @param tables become those of the next state when it is {@link #finish}ed
     */
    Archiving(Layout layout, TableState<?, ?>[] tables) {
        this.layout = layout;
        this.tables = tables;
        this.before = layout.state(tables, Chain.CHAINS);
        this.end = end(layout, tables);
    }

    /** Where the archive of a state ends. */
    static ArchiveEnd end(Layout layout, TableState<?, ?>[] tables) {
        return ArchiveEnd.of(layout.state(tables, ArchiveEnd.ENDS));
    }

    void add(Addition record) {
        Chain all = chain(Chain.name(record.history()));
        Chain same = chain(Chain.name(record.history(), record.key()));
        byte[] line = record.line(end.position(), all, same);
        chains.put(all.name(), all.with(end.position()));
        chains.put(same.name(), same.with(end.position()));
        end = end.behind(line);
        lines.add(line);
    }

    private Chain chain(String name) {
        Chain changed = chains.get(name);
        return changed == null ? chain(before, name) : changed;
    }

    /** Each chain and the archive's end are put once, however many records there were; the records' lines. */
    List<byte[]> finish() {
        if (!lines.isEmpty()) {
            TableState<String, Chain> after = before;
            for (Chain chain : chains.values()) {
                after = after.with(chain);
            }
            tables[layout.place(Chain.CHAINS)] = after;
            tables[layout.place(ArchiveEnd.ENDS)] =
                    layout.state(tables, ArchiveEnd.ENDS).with(end);
        }
        return lines;
    }

    /** The chain of this name, empty if nothing was added yet. */
    static Chain chain(TableState<String, Chain> chains, String name) {
        Chain chain = chains.find(name);
        return chain == null ? Chain.empty(name) : chain;
    }
}
