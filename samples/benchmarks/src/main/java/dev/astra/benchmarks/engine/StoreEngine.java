package dev.astra.benchmarks.engine;

import dev.astra.core.store.Index;
import dev.astra.core.store.Key;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Schema;
import dev.astra.core.store.Store;
import dev.astra.core.store.Table;
import dev.astra.core.store.Tx;
import dev.astra.core.store.file.FileJournal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Thread-safe. Astra's store on a file. */
final class StoreEngine implements Engine {
    private static final int LOADED_AT_ONCE = 1_000;

    private static final Table<Long, License> LICENSES =
            Table.of("licenses", Key.number(Long::longValue, Long::valueOf), License::id, new Codec());
    private static final Index<String, Long, License> BY_ORDER =
            Index.hash(LICENSES, "order", License::order).unique();
    private static final Index<String, Long, License> BY_MACHINE = Index.hash(LICENSES, "machine", License::machine);

    static final Schema TABLES = Schema.of(LICENSES).with(BY_ORDER, BY_MACHINE);

    private final Store store;

    StoreEngine(Path directory) {
        this.store = Store.open(FileJournal.at(directory), TABLES);
    }

    @Override
    public void load(long count) {
        load(store, count);
    }

    static void load(Store store, long count) {
        for (long first = 1; first <= count; first += LOADED_AT_ONCE) {
            long from = first;
            long to = Math.min(count, first + LOADED_AT_ONCE - 1);
            store.execute(tx -> {
                for (long id = from; id <= to; id++) {
                    tx.put(LICENSES, License.fresh(id));
                }
            });
        }
    }

    @Override
    public Client client() {
        return (order, machine) -> store.write(tx -> bind(tx, order, machine));
    }

    private static long bind(Tx tx, String order, String machine) {
        License license = tx.index(BY_ORDER).first(order).orElse(null);
        if (license == null || license.machine().equals(machine)) {
            return 0;
        }
        License bound = license.bound(machine, tx.now().toEpochMilli());
        tx.put(LICENSES, bound);
        return bound.binds();
    }

    @Override
    public Tally tally() {
        return store.read(view -> new Tally(
                view.table(LICENSES).count(),
                view.table(LICENSES).all().mapToLong(License::binds).sum()));
    }

    @Override
    public Optional<Upkeep> upkeep() {
        return Optional.of(store::snapshot);
    }

    @Override
    public void close() {
        store.close();
    }

    private static final class Codec implements RowCodec<Long, License> {
        @Override
        public void write(License row, RowWriter out) {
            out.text("order", row.order())
                    .text("machine", row.machine())
                    .instant("changedAt", Instant.ofEpochMilli(row.changedAt()))
                    .number("binds", row.binds());
        }

        @Override
        public License read(Long id, RowReader in) {
            return new License(
                    id,
                    in.text("order"),
                    in.text("machine"),
                    in.instant("changedAt").toEpochMilli(),
                    in.number("binds"));
        }
    }
}
