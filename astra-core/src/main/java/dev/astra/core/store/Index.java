package dev.astra.core.store;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Immutable. The declaration of an index: rows of a table found by something other than their key. Kept up to date within
 * each transaction; it is not in the log but made anew from the rows at start.
 *
 * @param <I> what rows are found by; immutable, with {@code equals} and {@code hashCode}
 * @param <K> the table's key type
 * @param <V> the table's row type
 */
public final class Index<I, K, V> {
    private final Table<K, V> table;
    private final String name;
    private final Function<V, @Nullable I> value;
    private final boolean unique;
    private final boolean sorted;

    private Index(Table<K, V> table, String name, Function<V, @Nullable I> value, boolean unique, boolean sorted) {
        this.table = Objects.requireNonNull(table, "table");
        this.name = Table.checkName(name);
        this.value = Objects.requireNonNull(value, "value");
        this.unique = unique;
        this.sorted = sorted;
    }

    /**
     * Finds rows by equality.
     *
     * @param table the table
     * @param name names the index in messages
     * @param value what the row is found by; null leaves the row out
     */
    public static <I, K, V> Index<I, K, V> hash(Table<K, V> table, String name, Function<V, @Nullable I> value) {
        return new Index<>(table, name, value, false, false);
    }

    /**
     * Finds rows by equality, by range, and the first.
     *
     * @param table the table
     * @param name names the index in messages
     * @param value what the row is found by; null leaves the row out
     */
    public static <I extends Comparable<? super I>, K, V> Index<I, K, V> sorted(
            Table<K, V> table, String name, Function<V, @Nullable I> value) {
        return new Index<>(table, name, value, false, true);
    }

    /** The same index, but no two rows may be found by the same value: a second one is refused when it is put. */
    public Index<I, K, V> unique() {
        return new Index<>(table, name, value, true, sorted);
    }

    /** The table that it belongs to. */
    public Table<K, V> table() {
        return table;
    }

    /** Its name in messages. */
    public String name() {
        return name;
    }

    @Nullable I valueOf(V row) {
        return value.apply(row);
    }

    boolean isUnique() {
        return unique;
    }

    boolean isSorted() {
        return sorted;
    }

    @Override
    public String toString() {
        return table.name() + "/" + name;
    }
}
