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
    /** What is said of the archive. */
    static final List<Table<?, ?>> TABLES = List.of(Chain.CHAINS, ArchiveEnd.ENDS);

    private final Layout layout;
    private final TableState<?, ?>[] tables;
    private final TableState<ChainName, Chain> before;
    private final TableState<String, ArchiveEnd> ends;
    private final Map<ChainName, Chain> chains = new LinkedHashMap<>();
    private final List<byte[]> lines = new ArrayList<>();
    private final Ascii pen = new Ascii(1024);
    private ArchiveEnd end;

    /**
     * Begins where a state ends.
     *
     * @param before the tables of that state
     * @param tables become those of the next state when it is {@link #finish}ed
     */
    Archiving(Layout layout, TableState<?, ?>[] before, TableState<?, ?>[] tables) {
        this.layout = layout;
        this.tables = tables;
        this.before = layout.state(before, Chain.CHAINS);
        this.ends = layout.state(before, ArchiveEnd.ENDS);
        this.end = end(layout, before);
    }

    /** Takes away what tables say of the archive. */
    static void forget(Layout layout, TableState<?, ?>[] tables) {
        TABLES.forEach(table -> tables[layout.place(table)] = layout.empty(table));
    }

    /** Where the archive of a state ends. */
    static ArchiveEnd end(Layout layout, TableState<?, ?>[] tables) {
        return ArchiveEnd.of(layout.state(tables, ArchiveEnd.ENDS));
    }

    void add(Addition record) {
        Chain all = chain(ChainName.of(record.history()));
        Chain same = chain(ChainName.of(record.history(), record.key()));
        Object other = record.other();
        Chain second = other == null ? null : chain(ChainName.of(record.history(), other));
        byte[] line = record.line(pen, end.position(), all, same, second);
        longer(all);
        longer(same);
        if (second != null) {
            longer(second);
        }
        end = end.behind(line);
        lines.add(line);
    }

    private void longer(Chain chain) {
        chains.put(chain.name(), chain.with(end.position()));
    }

    private Chain chain(ChainName name) {
        Chain changed = chains.get(name);
        return changed == null ? chain(before, name) : changed;
    }

    /** Each chain and the archive's end are put once, however many records there were; the records' lines. */
    List<byte[]> finish() {
        TableState<ChainName, Chain> after = before;
        for (Chain chain : chains.values()) {
            after = after.with(chain);
        }
        tables[layout.place(Chain.CHAINS)] = after;
        tables[layout.place(ArchiveEnd.ENDS)] = lines.isEmpty() ? ends : ends.with(end);
        return lines;
    }

    /** The chain of this name, empty if nothing was added yet. */
    static Chain chain(TableState<ChainName, Chain> chains, ChainName name) {
        Chain chain = chains.find(name);
        return chain == null ? Chain.empty(name) : chain;
    }
}
