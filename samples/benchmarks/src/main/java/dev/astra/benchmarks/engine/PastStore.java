package dev.astra.benchmarks.engine;

import dev.astra.core.store.History;
import dev.astra.core.store.Key;
import dev.astra.core.store.Past;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Schema;
import dev.astra.core.store.Store;
import dev.astra.core.store.file.FileJournal;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Thread-safe. The store with a few live licenses and a long past of binds. */
public final class PastStore implements AutoCloseable {
    private static final int ADDED_AT_ONCE = 1_000;
    private static final int PAGE = 50;
    private static final long SEED = 7;

    private static final History<Long, String> BINDS =
            History.of("binds", Key.number(Long::longValue, Long::valueOf), new Machine());

    private final Store store;

    /**
     * Opens what is there.
     *
     * @param directory of this store alone
     */
    public PastStore(Path directory) {
        this.store = Store.open(
                FileJournal.at(directory), StoreEngine.TABLES, Schema.of().with(BINDS));
    }

    /**
     * Fills an empty store, and takes a snapshot, as a store does by itself now and then.
     *
     * @param live how many licenses there are
     * @param past how many records of binds, each of another license than the one before
     */
    public void load(long live, long past) {
        StoreEngine.load(store, live);
        SplittableRandom random = new SplittableRandom(SEED);
        for (long done = 0; done < past; done += ADDED_AT_ONCE) {
            long first = done;
            long some = Math.min(ADDED_AT_ONCE, past - done);
            store.execute(tx -> {
                for (long number = first; number < first + some; number++) {
                    tx.append(BINDS, 1 + number % live, License.machine(random.nextLong()));
                }
            });
        }
        store.snapshot();
    }

    /** The newest records of one license: how many they are. */
    public int newestPage(long license) {
        return past(license).newest(PAGE).entries().size();
    }

    /** A page in the middle of one license's past: how many records it has. */
    public int middlePage(long license) {
        Past<?> past = past(license);
        return past.before((past.count() + 1) / 2 + 1, PAGE).entries().size();
    }

    private Past<?> past(long license) {
        return store.view().history(BINDS, license);
    }

    @Override
    public void close() {
        store.close();
    }

    private static final class Machine implements RowCodec<Long, String> {
        @Override
        public void write(String machine, RowWriter out) {
            out.text("machine", machine);
        }

        @Override
        public String read(Long license, RowReader in) {
            return in.text("machine");
        }
    }
}
