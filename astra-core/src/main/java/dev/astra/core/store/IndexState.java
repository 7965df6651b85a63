package dev.astra.core.store;

import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Immutable. The keys of one table's rows by a value of theirs, in one state. A sorted index holds them by the value, a hash
 * index by the value's hash: which of the few rows there have the value is then asked of the rows.
 */
final class IndexState<I, K, V> {
    private final Index<I, K, V> index;
    private final Places keys;

    IndexState(Index<I, K, V> index, Places keys) {
        this.index = index;
        this.keys = keys;
    }

    static <I, K, V> IndexState<I, K, V> empty(Index<I, K, V> index) {
        return new IndexState<>(index, Places.empty(index));
    }

    /**
     * After a change of one row.
     *
     * @param key the row's key
     * @param old the row before; null if there was none
     * @param fresh the row after; null if it is taken away
     * @param rows finds the other rows; null if a unique value may be at several rows for now
     */
    IndexState<I, K, V> replace(K key, @Nullable V old, @Nullable V fresh, @Nullable Function<K, @Nullable V> rows) {
        I before = old == null ? null : index.valueOf(old);
        I after = fresh == null ? null : index.valueOf(fresh);
        if (before == null ? after == null : before.equals(after)) {
            return this;
        }
        Places changed = keys;
        if (before != null) {
            changed = changed.with(before, Keys.minus(changed.at(before), key));
        }
        if (after != null) {
            Object present = changed.at(after);
            if (rows != null && index.isUnique() && present != null && first(after, rows, present) != null) {
                throw new IllegalStateException("unique index " + index
                        + " already finds another row by this value; look it up before you put");
            }
            changed = changed.with(
                    after, Keys.plus(present, key, index.table().key().order().comparator()));
        }
        return new IndexState<>(index, changed);
    }

    /** The rows found by a value, in key order. */
    Stream<V> find(I value, Function<K, @Nullable V> rows) {
        return matching(keys.at(value), value, rows);
    }

    /** The first row found by a value, in key order; null if there is none. */
    @Nullable V first(I value, Function<K, @Nullable V> rows) {
        return first(value, rows, keys.at(value));
    }

    private @Nullable V first(I value, Function<K, @Nullable V> rows, @Nullable Object held) {
        if (held == null || Keys.isSeveral(held)) {
            return matching(held, value, rows).findFirst().orElse(null);
        }
        @SuppressWarnings("unchecked") // an index holds keys of its table only
        V row = rows.apply((K) held);
        return row != null && (index.isSorted() || value.equals(index.valueOf(row))) ? row : null;
    }

    private Stream<V> matching(@Nullable Object held, I value, Function<K, @Nullable V> rows) {
        Stream<V> found = Keys.<K>stream(held).map(key -> Objects.requireNonNull(rows.apply(key)));
        return index.isSorted() ? found : found.filter(row -> value.equals(index.valueOf(row)));
    }

    Stream<K> range(I from, I to) {
        return sorted().between(from, to).flatMap(Keys::<K>stream);
    }

    Stream<K> ascending() {
        return sorted().all().flatMap(Keys::<K>stream);
    }

    private SortedTree<Object> sorted() {
        if (keys instanceof Places.Sorted sorted) {
            return sorted.tree();
        }
        throw new IllegalStateException("index " + index + " is not sorted; declare it with Index.sorted");
    }
}
