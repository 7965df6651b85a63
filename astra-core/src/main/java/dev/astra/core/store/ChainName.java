package dev.astra.core.store;

import org.jspecify.annotations.Nullable;

/** Immutable. The name of a chain: a history and, unless it is the chain of the whole history, one of its keys. */
final class ChainName {
    /** By hash first: nearly always one look at a number tells two of many that begin alike apart. */
    static final Key<ChainName> KEY = Key.hashed(ChainName::toString, ChainName::parse, name -> name.hash);

    private static final char BEFORE_TEXT = ':';
    private static final char BEFORE_NUMBER = '#';

    private final String history;
    private final @Nullable Object key;
    private final int hash;

    private ChainName(String history, @Nullable Object key) {
        this.history = history;
        this.key = key;
        this.hash = 31 * history.hashCode() + (key == null ? 0 : key.hashCode());
    }

    /** Of a whole history. */
    static ChainName of(String history) {
        return new ChainName(history, null);
    }

    /** Of a key; a number and a text of the same digits are two keys. */
    static ChainName of(String history, Object key) {
        return new ChainName(history, key);
    }

    private static ChainName parse(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == BEFORE_TEXT) {
                return new ChainName(text.substring(0, i), text.substring(i + 1));
            }
            if (c == BEFORE_NUMBER) {
                return new ChainName(text.substring(0, i), Long.valueOf(text.substring(i + 1)));
            }
        }
        return new ChainName(text, null);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChainName name
                && hash == name.hash
                && (key == null ? name.key == null : key.equals(name.key))
                && history.equals(name.history);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** As it stands in snapshots. No history's name has one of these signs in it. */
    @Override
    public String toString() {
        return key == null ? history : history + (key instanceof Long ? BEFORE_NUMBER : BEFORE_TEXT) + key;
    }
}
