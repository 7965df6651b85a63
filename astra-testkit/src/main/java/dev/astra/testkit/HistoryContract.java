package dev.astra.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.store.DurableView;
import dev.astra.core.store.History;
import dev.astra.core.store.HistoryEntry;
import dev.astra.core.store.Journal;
import dev.astra.core.store.Key;
import dev.astra.core.store.Past;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Schema;
import dev.astra.core.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a {@link Store} keeps of its past on every {@link Journal}. Implement it in a test class and say how to open yours. */
@SuppressWarnings("exports") // JUnit is there where a contract is implemented, and need not be elsewhere
public interface HistoryContract {
    /** Texts by name, for the contract's own use. */
    History<String, String> TEXTS =
            History.of("contract.texts", Key.text(name -> name, name -> name), new Codec<String>());

    /** Texts by number, beside the others. */
    History<Long, String> NUMBERED =
            History.of("contract.numbered", Key.number(Long::longValue, Long::valueOf), new Codec<Long>());

    /** The contract's histories. */
    Schema TABLES = Schema.of().with(TEXTS, NUMBERED);

    /** A text as a record. */
    final class Codec<K> implements RowCodec<K, String> {
        private Codec() {}

        @Override
        public void write(String row, RowWriter out) {
            out.text("text", row);
        }

        @Override
        public String read(K key, RowReader in) {
            return in.text("text");
        }
    }

    /**
     * Opens the journal under test: the first time in a test an empty one, later the same one again.
     *
     * @throws Exception if it cannot be opened
     */
    Journal open() throws Exception;

    private static Store store(Journal journal, long[] millis) {
        return Store.builder(journal)
                .clock(() -> Instant.ofEpochMilli(millis[0]), () -> millis[0] * 1_000_000)
                .open(TABLES);
    }

    private static List<String> texts(Past.Page<HistoryEntry<String, String>> page) {
        return page.entries().stream().map(HistoryEntry::value).toList();
    }

    /** All pages of this size, one behind the other. */
    private static <E> List<E> paged(Past<E> past, int size) {
        Past.Page<E> page = past.newest(size);
        List<E> all = new ArrayList<>(page.entries());
        for (OptionalLong next = page.next(); next.isPresent(); next = page.next()) {
            page = past.before(next.getAsLong(), size);
            all.addAll(page.entries());
        }
        return all;
    }

    @Test
    default void showsWhatAPlainListShowsThroughAnyHistory() throws Exception {
        Random random = new Random(19);
        long[] millis = {1_700_000_000_000L};
        List<HistoryEntry<String, String>> expected = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            try (Store store = store(open(), millis)) {
                for (int i = 0; i < 120; i++) {
                    write(store, expected, millis, random);
                }
                check(store.view(), expected, random);
            }
        }
    }

    private static void write(Store store, List<HistoryEntry<String, String>> expected, long[] millis, Random random) {
        millis[0] += random.nextInt(3) * 1000L;
        List<String> keys = new ArrayList<>();
        List<Optional<String>> others = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            keys.add("k" + random.nextInt(6) + (random.nextBoolean() ? "" : "\u00e9\n\""));
            others.add(random.nextBoolean() ? Optional.empty() : Optional.of("k" + (6 + random.nextInt(3))));
        }
        String text = "\u20ac" + random.nextLong();
        store.execute(tx -> {
            for (int i = 0; i < keys.size(); i++) {
                String key = keys.get(i);
                others.get(i)
                        .ifPresentOrElse(
                                other -> tx.append(TEXTS, key, other, text), () -> tx.append(TEXTS, key, text));
            }
            tx.append(NUMBERED, 1L, text);
        });
        Instant time = Instant.ofEpochMilli(millis[0]);
        for (int i = 0; i < keys.size(); i++) {
            expected.add(new HistoryEntry<>(expected.size() + 1, time, keys.get(i), others.get(i), text));
        }
    }

    private static void check(DurableView view, List<HistoryEntry<String, String>> expected, Random random) {
        List<HistoryEntry<String, String>> newestFirst = new ArrayList<>(expected);
        Collections.reverse(newestFirst);
        checkOne(view.history(TEXTS), newestFirst, random);
        for (String key : expected.stream()
                .flatMap(entry -> Stream.concat(Stream.of(entry.key()), entry.other().stream()))
                .distinct()
                .toList()) {
            List<HistoryEntry<String, String>> ofKey = newestFirst.stream()
                    .filter(entry -> entry.key().equals(key) || entry.other().equals(Optional.of(key)))
                    .toList();
            checkOne(view.history(TEXTS, key), ofKey, random);
        }
        assertThat(view.history(TEXTS, "nobody").newest(5))
                .isEqualTo(new Past.Page<HistoryEntry<String, String>>(List.of(), OptionalLong.empty()));
    }

    private static void checkOne(
            Past<HistoryEntry<String, String>> past, List<HistoryEntry<String, String>> newestFirst, Random random) {
        assertThat(past.count()).isEqualTo(newestFirst.size());
        assertThat(paged(past, 1 + random.nextInt(20))).isEqualTo(newestFirst);
        assertThat(past.newestFirst()).isEqualTo(newestFirst);
        Instant from = newestFirst.get(newestFirst.size() - 1).time().minusSeconds(1);
        for (int i = 0; i < 20; i++) {
            Instant time = from.plusMillis(random.nextInt(500_000));
            List<HistoryEntry<String, String>> then = newestFirst.stream()
                    .filter(entry -> !entry.time().isAfter(time))
                    .toList();
            assertThat(past.asOf(time)).isEqualTo(then.stream().findFirst());
            assertThat(past.asOf(time, 3).entries())
                    .isEqualTo(then.stream().limit(3).toList());
        }
    }

    @Test
    default void aChangeThatThrowsLeavesNoRecord() throws Exception {
        try (Store store = Store.open(open(), TABLES)) {
            store.execute(tx -> tx.append(TEXTS, "a", "one"));
            assertThatThrownBy(() -> store.execute(tx -> {
                        tx.append(TEXTS, "a", "undone");
                        throw new ArithmeticException("undone");
                    }))
                    .isInstanceOf(ArithmeticException.class);
            assertThatThrownBy(() -> store.execute(tx -> {
                        tx.append(TEXTS, "a", "undone");
                        tx.append(TEXTS, "a", Objects.requireNonNull(null, "no record"));
                    }))
                    .isInstanceOf(NullPointerException.class);
            store.execute(tx -> tx.append(TEXTS, "a", "two"));
            assertThat(texts(store.view().history(TEXTS, "a").newest(9))).containsExactly("two", "one");
        }
    }

    @Test
    default void aViewShowsThePastUpToItsState() throws Exception {
        try (Store store = Store.open(open(), TABLES)) {
            store.execute(tx -> tx.append(TEXTS, "a", "one"));
            DurableView held = store.view();
            store.execute(tx -> tx.append(TEXTS, "a", "two"));
            assertThat(texts(held.history(TEXTS, "a").newest(9))).containsExactly("one");
            assertThat(held.history(TEXTS).count()).isEqualTo(1);
            assertThat(store.view().history(TEXTS).count()).isEqualTo(2);
        }
    }

    @Test
    default void keepsHistoriesThatNobodyDeclaresThisTime() throws Exception {
        try (Store store = Store.open(open(), TABLES)) {
            store.execute(tx -> tx.append(TEXTS, "a", "one"));
            store.execute(tx -> tx.append(NUMBERED, 1L, "other"));
        }
        try (Store store = Store.open(open(), Schema.of().with(NUMBERED))) {
            store.execute(tx -> tx.append(NUMBERED, 1L, "between"));
            assertThatThrownBy(() -> store.view().history(TEXTS)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store.execute(tx -> tx.append(TEXTS, "a", "two")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        try (Store store = Store.open(open(), TABLES)) {
            store.execute(tx -> tx.append(TEXTS, "a", "two"));
            Stream<String> texts =
                    store.view().history(TEXTS, "a").newestFirst().map(HistoryEntry::value);
            assertThat(texts).containsExactly("two", "one");
            assertThat(store.view().history(NUMBERED, 1L).count()).isEqualTo(2);
        }
    }
}
