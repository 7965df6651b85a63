package dev.astra.core.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.astra.core.CorruptDataException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** One thread. Takes the blocks of a snapshot; their rows are read on other threads. */
final class StateReader implements Consumer<byte[]> {
    /** How many blocks may wait to be read; it bounds the memory for them. */
    private static final int BLOCKS_AHEAD = 8;

    private final Layout layout;
    private final Snapshots.Point point;
    private final LoadThreads threads;
    private final List<Future<Part>> parts = new ArrayList<>();

    StateReader(Layout layout, Snapshots.Point point, LoadThreads threads) {
        this.layout = layout;
        this.point = point;
        this.threads = threads;
    }

    /**
     * The rows of a snapshot.
     *
     * @param tables those of the declared tables, in the layout's order
     * @param undeclared the others: table name, then key, then row
     */
    record Loaded(Snapshots.Point point, List<TableLoad<?, ?>> tables, PMap<String, PMap<Object, Object>> undeclared) {
        static Loaded nothing(Layout layout) {
            return new Loaded(new Snapshots.Point(0, Instant.EPOCH), layout.loads(), HashTreePMap.empty());
        }
    }

    /** The rows of one block. */
    private record Part(List<TableLoad<?, ?>> tables, List<BatchReader.Undeclared> undeclared) {}

    /** The newest snapshot that is whole. */
    static Optional<Loaded> newest(Snapshots snapshots, Layout layout, LoadThreads threads) {
        StateReader[] last = new StateReader[1];
        return snapshots
                .load(point -> last[0] = new StateReader(layout, point, threads))
                .map(point -> last[0].loaded());
    }

    @Override
    public void accept(byte[] block) {
        parts.add(threads.submitBytes(block.length, () -> read(block)));
        if (parts.size() > BLOCKS_AHEAD) {
            LoadThreads.get(parts.get(parts.size() - 1 - BLOCKS_AHEAD));
        }
    }

    /** All rows, once all blocks were handed in. */
    private Loaded loaded() {
        List<TableLoad<?, ?>> tables = layout.loads();
        PMap<String, PMap<Object, Object>> undeclared = HashTreePMap.empty();
        for (int i = 0; i < parts.size(); i++) {
            Part part = LoadThreads.get(parts.get(i));
            for (int table = 0; table < tables.size(); table++) {
                tables.get(table).addAll(part.tables.get(table));
            }
            for (BatchReader.Undeclared row : part.undeclared) {
                undeclared = row.keptIn(undeclared);
            }
        }
        parts.clear();
        return new Loaded(point, tables, undeclared);
    }

    private Part read(byte[] block) {
        Part part = new Part(layout.loads(), new ArrayList<>());
        RowReader row = new RowReader();
        try (JsonParser json = JsonValue.JSON.createParser(block)) {
            while (json.nextToken() != null) {
                BatchReader.expect(json.currentToken(), JsonToken.START_OBJECT);
                String name = BatchReader.text(json, "table");
                BatchReader.field(json, "key");
                json.nextToken();
                Object key = JsonValue.read(json);
                BatchReader.field(json, "row");
                BatchReader.expect(json.nextToken(), JsonToken.START_OBJECT);
                Table<?, ?> table = layout.named(name);
                if (table == null) {
                    part.undeclared.add(new BatchReader.Undeclared(name, key, JsonValue.read(json)));
                } else {
                    row.load(json);
                    add(table, part.tables.get(layout.place(table)), key, row);
                }
                BatchReader.expect(json.nextToken(), JsonToken.END_OBJECT);
            }
        } catch (IOException | RuntimeException unreadable) {
            throw new CorruptDataException(
                    "the snapshot of batch " + point.sequence() + " cannot be read: " + unreadable.getMessage()
                            + "; it is whole, so a program of another version wrote it or it was edited",
                    unreadable);
        }
        return part;
    }

    private static <K, V> void add(Table<K, V> table, TableLoad<?, ?> load, Object jsonKey, RowReader row) {
        K key = table.key().fromJson(jsonKey);
        V read = table.codec().read(key, row);
        load.add(key, TableState.held(read, row.unknown()));
    }
}
