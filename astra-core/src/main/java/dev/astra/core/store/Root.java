package dev.astra.core.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** Immutable. One state of the whole store: what a view shows and what the writer builds the next one on. */
final class Root {
    private final Layout layout;
    private final long sequence;
    private final Instant time;
    private final TableState<?, ?>[] tables;
    private final PMap<String, PMap<Object, Object>> undeclared;

    /**
     * A state.
     *
     * @param tables the states of the declared tables, in the layout's order; handed over, not copied
     * @param undeclared rows of tables that nobody declared, as they stood in the log: table name, then key, then row
     */
    Root(
            Layout layout,
            long sequence,
            Instant time,
            TableState<?, ?>[] tables,
            PMap<String, PMap<Object, Object>> undeclared) {
        this.layout = layout;
        this.sequence = sequence;
        this.time = time;
        this.tables = tables;
        this.undeclared = undeclared;
    }

    static Root empty(Layout layout) {
        return new Root(layout, 0, Instant.EPOCH, layout.emptyTables(), HashTreePMap.empty());
    }

    /** The same state, as the result of this batch. */
    Root at(long batch) {
        return new Root(layout, batch, time, tables, undeclared);
    }

    /** The same state without what is said of the archive: what changes run on, which never look at it. */
    Root unfiled() {
        TableState<?, ?>[] bare = tables();
        Archiving.forget(layout, bare);
        return new Root(layout, sequence, time, bare, undeclared);
    }

    /**
     * The same state with what is said of the archive in an earlier one, and these records in it.
     *
     * @param lines takes what they are in the archive
     */
    Root filed(Root earlier, List<Addition> additions, List<byte[]> lines) {
        TableState<?, ?>[] changed = tables();
        Archiving archiving = new Archiving(layout, earlier.tables, changed);
        additions.forEach(archiving::add);
        lines.addAll(archiving.finish());
        return new Root(layout, sequence, time, changed, undeclared);
    }

    Layout layout() {
        return layout;
    }

    /** A copy, to build the next state in. */
    TableState<?, ?>[] tables() {
        return tables.clone();
    }

    PMap<String, PMap<Object, Object>> undeclared() {
        return undeclared;
    }

    /** Where the archive ends in this state. */
    ArchiveEnd archiveEnd() {
        return Archiving.end(layout, tables);
    }

    long sequence() {
        return sequence;
    }

    Instant time() {
        return time;
    }

    <K, V> TableState<K, V> table(Table<K, V> table) {
        return layout.state(tables, table);
    }

    <I, K, V> Lookup<I, V> index(Index<I, K, V> index) {
        TableState<K, V> rows = table(index.table());
        return new Found<>(rows, layout.state(rows, index));
    }

    /** Rows by the keys that an index holds. */
    private record Found<I, K, V>(TableState<K, V> rows, IndexState<I, K, V> index) implements Lookup<I, V> {
        @Override
        public Optional<V> first(I value) {
            return Optional.ofNullable(index.first(value, rows::find));
        }

        @Override
        public Stream<V> all(I value) {
            return index.find(value, rows::find);
        }

        @Override
        public Stream<V> range(I from, I to) {
            return rows(index.range(from, to));
        }

        @Override
        public Stream<V> ascending() {
            return rows(index.ascending());
        }

        private Stream<V> rows(Stream<K> keys) {
            return keys.map(key -> rows.get(key).orElseThrow());
        }
    }
}
