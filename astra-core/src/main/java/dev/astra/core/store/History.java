package dev.astra.core.store;

import java.util.Objects;

/**
 * Immutable. The declaration of a history: records that are only ever added, under a key, and that are kept in the {@link
 * Archive} instead of in memory. For what grows without bound: entries of accounts, events, deliveries. Declare it once, as
 * a constant, and name it in a {@link Schema}; add to it with {@link Tx#append}, read it with {@link DurableView#history}.
 *
 * <p>What stands in a history stays there: it is no place for what a person may ask to have erased.
 *
 * @param <K> the key's type
 * @param <V> the record's type; immutable
 */
public final class History<K, V> {
    private final String name;
    private final Key<K> key;
    private final RowCodec<K, V> codec;

    private History(String name, Key<K> key, RowCodec<K, V> codec) {
        this.name = Table.checkName(name);
        this.key = Objects.requireNonNull(key, "key");
        this.codec = Objects.requireNonNull(codec, "codec");
    }

    /**
     * Declares a history.
     *
     * @param name the name in the log and in the archive: lower-case letters, digits, dots and hyphens, at most 63; never
     *     changes
     * @param key how keys are written
     * @param codec how records are written
     */
    public static <K, V> History<K, V> of(String name, Key<K> key, RowCodec<K, V> codec) {
        return new History<>(name, key, codec);
    }

    /** The name in the log and in the archive. */
    public String name() {
        return name;
    }

    Key<K> key() {
        return key;
    }

    RowCodec<K, V> codec() {
        return codec;
    }

    @Override
    public String toString() {
        return name;
    }
}
