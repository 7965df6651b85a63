package dev.astra.core.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.astra.core.CorruptDataException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.pcollections.PMap;

/**
 * One thread. Makes a state of the blocks of a snapshot: rows are read on the threads of an executor, tables and indexes are
 * built there in one go.
 */
final class StateReader implements Consumer<byte[]> {
    /** How many blocks may wait to be read; it bounds the memory for them. */
    private static final int BLOCKS_AHEAD = 8;

    private final Root empty;
    private final Snapshots.Point point;
    private final ExecutorService executor;
    private final List<Future<Part>> parts = new ArrayList<>();

    StateReader(Root empty, Snapshots.Point point, ExecutorService executor) {
        this.empty = empty;
        this.point = point;
        this.executor = executor;
    }

    /** A row of a table that nobody declared. */
    private record Undeclared(String table, Object key, Object row) {}

    /** The rows of one block. */
    private record Part(List<TableLoad<?, ?>> tables, List<Undeclared> undeclared) {}

    @Override
    public void accept(byte[] block) {
        parts.add(executor.submit(() -> read(block)));
        if (parts.size() > BLOCKS_AHEAD) {
            get(parts.get(parts.size() - 1 - BLOCKS_AHEAD)::get);
        }
    }

    /** The state, once all blocks were handed in. */
    Root root() {
        Part all = new Part(empty.layout().loads(), new ArrayList<>());
        for (int i = 0; i < parts.size(); i++) {
            Part part = get(parts.get(i)::get);
            for (int table = 0; table < all.tables.size(); table++) {
                all.tables.get(table).addAll(part.tables.get(table));
            }
            all.undeclared.addAll(part.undeclared);
        }
        parts.clear();
        List<TableLoad.Building<?, ?>> building = new ArrayList<>();
        all.tables.forEach(table -> building.add(table.build(executor)));
        TableState<?, ?>[] tables = new TableState<?, ?>[building.size()];
        for (int i = 0; i < tables.length; i++) {
            tables[i] = get(building.get(i)::get);
        }
        PMap<String, PMap<Object, Object>> undeclared = empty.undeclared();
        for (Undeclared row : all.undeclared) {
            undeclared = BatchReader.keep(undeclared, row.table, row.key, row.row);
        }
        return new Root(empty.layout(), point.sequence(), point.time(), tables, undeclared);
    }

    private Part read(byte[] block) {
        Part part = new Part(empty.layout().loads(), new ArrayList<>());
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
                Table<?, ?> table = empty.layout().named(name);
                if (table == null) {
                    part.undeclared.add(new Undeclared(name, key, JsonValue.read(json)));
                } else {
                    row.load(json);
                    add(table, part.tables.get(empty.layout().place(table)), key, row);
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

    private interface Work<T> {
        T get() throws Exception;
    }

    private static <T> T get(Work<T> work) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return work.get();
                } catch (InterruptedException waitOn) {
                    // Opening is not ended by an interrupt: half a state is none.
                    interrupted = true;
                }
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException("expected a state, the reading of it failed", failed.getCause());
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
