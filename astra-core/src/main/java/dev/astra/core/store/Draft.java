package dev.astra.core.store;

import static dev.astra.core.store.BuiltIn.COUNTERS;

import dev.astra.core.store.BuiltIn.Counter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One thread. A transaction under way: a root that is being built, and the rows that it changed. */
final class Draft implements Tx {
    private final Root base;
    private final TableState<?, ?>[] tables;
    private final Instant now;
    private final RandomGenerator random;
    private final Pen pen;
    private final Map<Place, Changed<?, ?>> changes = new LinkedHashMap<>();
    private final List<Addition> additions = new ArrayList<>();
    private boolean ended;

    /**
     * What a transaction did.
     *
     * @param rows what it changed
     * @param additions the records that it added to histories
     */
    record Made(List<Changed<?, ?>> rows, List<Addition> additions) {
        boolean isEmpty() {
            return rows.isEmpty() && additions.isEmpty();
        }
    }

    /**
     * A row that it changed.
     *
     * @param place where the row is
     * @param unknown fields of the row that its codec does not know, left by a newer program
     */
    record Changed<K, V>(Place place, RowChange<K, V> row, Map<String, Object> unknown) {}

    /** A row's place in the store. */
    record Place(Table<?, ?> table, Object key) {}

    Draft(Root base, Instant now, RandomGenerator random, Pen pen) {
        this.base = base;
        this.tables = base.tables();
        this.now = now;
        this.random = random;
        this.pen = pen;
    }

    /** No method but this one and {@link #root} works any more. */
    Made end() {
        ended = true;
        return new Made(new ArrayList<>(changes.values()), additions);
    }

    /** What the transaction made of its base. */
    Root root() {
        return new Root(base.layout(), base.sequence(), now, tables, base.undeclared());
    }

    private void open() {
        if (ended) {
            throw new IllegalStateException(
                    "the change of this transaction has ended; use the Tx only inside its change");
        }
    }

    @Override
    public <K, V> TableState<K, V> table(Table<K, V> table) {
        open();
        return base.layout().state(tables, table);
    }

    @Override
    public <I, K, V> Lookup<I, V> index(Index<I, K, V> index) {
        open();
        return root().index(index);
    }

    @Override
    public long sequence() {
        open();
        return base.sequence();
    }

    @Override
    public Instant time() {
        open();
        return base.time();
    }

    @Override
    public Instant now() {
        open();
        return now;
    }

    @Override
    public RandomGenerator random() {
        open();
        return random;
    }

    @Override
    public long next(Sequence sequence) {
        Counter counter = table(COUNTERS).find(sequence.name());
        long next = counter == null ? 1 : Math.addExact(counter.last(), 1);
        put(COUNTERS, new Counter(sequence.name(), next));
        return next;
    }

    @Override
    public void skip(Sequence sequence, long used) {
        Counter counter = table(COUNTERS).find(sequence.name());
        if (used > (counter == null ? 0 : counter.last())) {
            put(COUNTERS, new Counter(sequence.name(), used));
        }
    }

    @Override
    public <K, V> void put(Table<K, V> table, V row) {
        TableState<K, V> state = table(table);
        K key = table.keyOf(row);
        Object held = state.held(key);
        tables[base.layout().place(table)] = state.with(key, held, row);
        record(table, key, state.rowIn(held), row, TableState.unknownIn(held));
    }

    @Override
    public <K, V> void remove(Table<K, V> table, K key) {
        TableState<K, V> state = table(table);
        V before = state.find(key);
        if (before != null) {
            record(table, key, before, null, Map.of());
            tables[base.layout().place(table)] = state.without(key);
        }
    }

    private <K, V> void record(
            Table<K, V> table, K key, @Nullable V before, @Nullable V after, Map<String, Object> unknown) {
        Place place = new Place(table, table.key().toJson(key));
        Changed<?, ?> earlier = changes.remove(place);
        @SuppressWarnings("unchecked") // the same place holds the same table
        V first = earlier == null ? before : (V) earlier.row().before();
        if (first != null || after != null) {
            changes.put(place, new Changed<>(place, new RowChange<>(table, key, first, after), unknown));
        }
    }

    @Override
    public <K, V> void append(History<K, V> history, K key, V value) {
        add(history, key, null, value);
    }

    @Override
    public <K, V> void append(History<K, V> history, K key, K other, V value) {
        if (key.equals(other)) {
            throw new IllegalArgumentException("expected two keys of history " + history + ", got one twice");
        }
        add(history, key, other, value);
    }

    private <K, V> void add(History<K, V> history, K key, @Nullable K other, V value) {
        open();
        base.layout().require(history);
        additions.add(Addition.of(history, key, other, pen.time(now), value, pen.scratch()));
    }

    @Override
    public void send(OutboxMessage message) {
        index(Delivery.BY_NAME)
                .first(new Delivery.Name(message.topic(), message.key()))
                .ifPresent(waiting -> remove(Delivery.TABLE, waiting.id()));
        put(Delivery.TABLE, new Delivery(next(BuiltIn.DELIVERY_IDS), message, now, 0, null));
    }
}
