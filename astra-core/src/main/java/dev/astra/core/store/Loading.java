package dev.astra.core.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.pcollections.PMap;

/**
 * One thread. The newest state when a store opens: the rows of a snapshot, with those of the batches behind it over them. Only the
 * last state of each row counts; tables and indexes are made of them at the end, in one go.
 */
final class Loading {
    private static final int GROUP_BYTES = 256 * 1024;

    /** How many groups of batches may wait to be put over the rows; it bounds the memory for them. */
    private static final int GROUPS_AHEAD = 8;

    private final LoadThreads threads;
    private final Layout layout;
    private final List<TableLoad<?, ?>> tables;
    private final List<Map<Object, TableLoad.Late>> late = new ArrayList<>();
    private final Deque<Future<List<BatchReader.Parsed>>> parsing = new ArrayDeque<>();
    private List<Batch> group = new ArrayList<>();
    private int groupBytes;
    private long taken;

    /** All of the state but the rows of declared tables. */
    private Root beside;

    private Loading(StateReader.Loaded snapshot, Layout layout, LoadThreads threads) {
        this.threads = threads;
        this.layout = layout;
        this.tables = snapshot.tables();
        tables.forEach(table -> late.add(new HashMap<>()));
        TableState<?, ?>[] states = layout.emptyTables();
        for (Table<?, ?> table : Archiving.TABLES) {
            int place = layout.place(table);
            states[place] = tables.get(place).build(threads).get();
        }
        this.taken = snapshot.point().sequence();
        this.beside = new Root(layout, taken, snapshot.point().time(), states, snapshot.undeclared());
    }

    /** Reads the newest snapshot, then the log behind it, and makes the archive what they say. */
    static Root newest(Journal journal, Layout layout) {
        try (LoadThreads threads = new LoadThreads()) {
            StateReader.Loaded snapshot = journal.snapshots()
                    .flatMap(snapshots -> StateReader.newest(snapshots, layout, threads))
                    .orElseGet(() -> StateReader.Loaded.nothing(layout));
            Loading loading = new Loading(snapshot, layout, threads);
            Archive archive = journal.archive();
            long end = loading.beside.archiveEnd().position();
            archive.startAt(end);
            try (ArchiveTail tail = new ArchiveTail(archive, end)) {
                journal.replay(loading.taken, batch -> loading.add(batch, tail));
                loading.parse();
                loading.takeIn(0, tail);
            }
            return loading.root();
        }
    }

    private void add(Batch batch, ArchiveTail tail) {
        BatchReader.requireNext(taken, batch);
        taken = batch.sequence();
        group.add(batch);
        groupBytes += batch.changes().length;
        if (groupBytes >= GROUP_BYTES) {
            parse();
            takeIn(GROUPS_AHEAD, tail);
        }
    }

    private void parse() {
        List<Batch> whole = group;
        // A log that is small is read at once, on this thread.
        int bytes = parsing.isEmpty() && groupBytes < GROUP_BYTES ? 0 : groupBytes;
        parsing.add(threads.submitBytes(
                bytes,
                () -> whole.stream()
                        .map(batch -> BatchReader.parse(layout, batch))
                        .toList()));
        group = new ArrayList<>();
        groupBytes = 0;
    }

    /** Takes what was read in, but for so many groups. */
    private void takeIn(int left, ArchiveTail tail) {
        while (parsing.size() > left) {
            for (BatchReader.Parsed parsed : LoadThreads.get(parsing.remove())) {
                tail.add(putOver(parsed));
            }
        }
    }

    private List<byte[]> putOver(BatchReader.Parsed parsed) {
        for (BatchReader.Row<?, ?> row : parsed.rows()) {
            late.get(layout.place(row.table())).put(row.jsonKey(), row.late());
        }
        PMap<String, PMap<Object, Object>> undeclared = parsed.keptIn(beside.undeclared());
        Batch batch = parsed.batch();
        Root durable = new Root(layout, batch.sequence(), batch.time(), beside.tables(), undeclared);
        List<byte[]> lines = new ArrayList<>(parsed.additions().size());
        beside = durable.filed(beside, parsed.additions(), lines);
        return lines;
    }

    private Root root() {
        Map<Integer, TableLoad.Building<?, ?>> building = new HashMap<>();
        for (Table<?, ?> table : layout.tables()) {
            int place = layout.place(table);
            if (!Archiving.TABLES.contains(table)) {
                tables.get(place).put(late.get(place).values());
                building.put(place, tables.get(place).build(threads));
            }
        }
        TableState<?, ?>[] states = beside.tables();
        building.forEach((place, table) -> states[place] = table.get());
        return new Root(layout, beside.sequence(), beside.time(), states, beside.undeclared());
    }
}
