package dev.astra.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.store.Journal;
import dev.astra.core.store.Key;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Schema;
import dev.astra.core.store.Sequence;
import dev.astra.core.store.Store;
import dev.astra.core.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What a {@link Store} keeps on every {@link Journal}. Implement it in a test class and say how to open yours. */
@SuppressWarnings("exports") // JUnit is there where a contract is implemented, and need not be elsewhere
public interface StoreContract {
    /** Counters by name, for the contract's own use. */
    Table<String, Entry> ENTRIES = Table.of(
            "contract.entries", Key.text(name -> name, name -> name), Entry::name, new RowCodec<String, Entry>() {
                @Override
                public void write(Entry row, RowWriter out) {
                    out.number("value", row.value());
                }

                @Override
                public Entry read(String name, RowReader in) {
                    return new Entry(name, in.number("value"));
                }
            });

    /** The contract's tables. */
    Schema TABLES = Schema.of(ENTRIES);

    /** A row of the contract's table. */
    record Entry(String name, long value) {}

    /**
     * Opens the journal under test: the first time in a test an empty one, later the same one again.
     *
     * @throws Exception if it cannot be opened
     */
    Journal open() throws Exception;

    private static Map<String, Long> content(Store store) {
        Map<String, Long> content = new TreeMap<>();
        store.view().table(ENTRIES).all().forEach(entry -> content.put(entry.name(), entry.value()));
        return content;
    }

    @Test
    default void holdsWhatAPlainMapHoldsThroughAnyHistory() throws Exception {
        Map<String, Long> expected = new TreeMap<>();
        for (int round = 0; round < 4; round++) {
            try (Store store = Store.open(open(), TABLES)) {
                assertThat(content(store)).isEqualTo(expected);
                java.util.Random random = new java.util.Random(round);
                for (int i = 0; i < 200; i++) {
                    step(store, expected, random);
                }
                assertThat(content(store)).isEqualTo(expected);
            }
        }
    }

    private static void step(Store store, Map<String, Long> expected, java.util.Random random) {
        String name = "n" + random.nextInt(30) + (random.nextBoolean() ? "" : "\u00e9\n\"");
        long value = random.nextLong();
        switch (random.nextInt(4)) {
            case 0 -> {
                store.execute(tx -> tx.remove(ENTRIES, name));
                expected.remove(name);
            }
            case 1 ->
                assertThatThrownBy(() -> store.execute(tx -> {
                            tx.put(ENTRIES, new Entry(name, value));
                            throw new ArithmeticException("undone");
                        }))
                        .isInstanceOf(ArithmeticException.class);
            default -> {
                store.execute(tx -> tx.put(ENTRIES, new Entry(name, value)));
                expected.put(name, value);
            }
        }
    }

    @Test
    default void losesNoIncrementOfManyThreads() throws Exception {
        int threads = 8;
        int each = 200;
        try (Store store = Store.open(open(), TABLES)) {
            store.execute(tx -> tx.put(ENTRIES, new Entry("counter", 0)));
            CountDownLatch done = new CountDownLatch(threads);
            for (int t = 0; t < threads; t++) {
                new Thread(() -> {
                            for (int i = 0; i < each; i++) {
                                store.execute(tx -> {
                                    long value = tx.table(ENTRIES)
                                            .get("counter")
                                            .orElseThrow()
                                            .value();
                                    tx.put(ENTRIES, new Entry("counter", value + 1));
                                });
                            }
                            done.countDown();
                        })
                        .start();
            }
            done.await();
        }
        try (Store store = Store.open(open(), TABLES)) {
            assertThat(content(store)).containsEntry("counter", (long) threads * each);
        }
    }

    @Test
    default void givesEachNumberOnceAcrossReopenings() throws Exception {
        List<Long> given = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            try (Store store = Store.open(open(), TABLES)) {
                for (int i = 0; i < 5; i++) {
                    long number = store.write(tx -> tx.next(new Sequence("contract")));
                    given.add(number);
                }
            }
        }
        assertThat(given).doesNotHaveDuplicates().isSorted().hasSize(15);
    }

    @Test
    default void keepsTablesThatNobodyDeclaresThisTime() throws Exception {
        try (Store store = Store.open(open(), TABLES)) {
            store.execute(tx -> tx.put(ENTRIES, new Entry("kept", 7)));
        }
        try (Store store = Store.open(open())) {
            long number = store.write(tx -> tx.next(new Sequence("other")));
            assertThat(number).isEqualTo(1);
        }
        try (Store store = Store.open(open(), TABLES)) {
            assertThat(content(store)).isEqualTo(Map.of("kept", 7L));
        }
    }
}
