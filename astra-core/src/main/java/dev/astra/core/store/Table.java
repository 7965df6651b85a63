package dev.astra.core.store;

import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Immutable. The declaration of a table: rows of one type under a key that each row carries. Declare it once, as a
 * constant, and name it in a {@link Schema}.
 *
 * @param <K> the key's type
 * @param <V> the row's type; immutable
 */
public final class Table<K, V> {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]{0,62}");

    private final String name;
    private final Key<K> key;
    private final Function<V, K> keyOf;
    private final RowCodec<K, V> codec;

    private Table(String name, Key<K> key, Function<V, K> keyOf, RowCodec<K, V> codec) {
        this.name = checkName(name);
        this.key = Objects.requireNonNull(key, "key");
        this.keyOf = Objects.requireNonNull(keyOf, "keyOf");
        this.codec = Objects.requireNonNull(codec, "codec");
    }

    /**
     * Declares a table.
     *
     * @param name the name in the log: lower-case letters, digits, dots and hyphens, at most 63; never changes
     * @param key how keys are written and ordered
     * @param keyOf the key that a row carries
     * @param codec how rows are written
     */
    public static <K, V> Table<K, V> of(String name, Key<K> key, Function<V, K> keyOf, RowCodec<K, V> codec) {
        return new Table<>(name, key, keyOf, codec);
    }

    static String checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "expected a name of lower-case letters, digits, dots and hyphens, at most 63, got \"" + name
                            + "\"");
        }
        return name;
    }

    /** The name in the log. */
    public String name() {
        return name;
    }

    Key<K> key() {
        return key;
    }

    K keyOf(V row) {
        return keyOf.apply(row);
    }

    RowCodec<K, V> codec() {
        return codec;
    }

    @Override
    public String toString() {
        return name;
    }
}
