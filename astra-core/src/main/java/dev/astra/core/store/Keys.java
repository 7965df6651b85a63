package dev.astra.core.store;

import java.util.Comparator;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePSet;

/**
 * The keys that an index holds at one place, in their order. Nearly always it is one, and then it is held as it is: a set
 * costs several times what a key does.
 */
final class Keys {
    /** More than one key. */
    private record Several<K>(TreePSet<K> set) {}

    private Keys() {}

    /**
     * What is held for keys that are in order already.
     *
     * @param count how many there are; at least 1
     * @param keys asked for each place once, from 0 on
     */
    static <K> Object of(Comparator<? super K> order, int count, IntFunction<K> keys) {
        if (count == 1) {
            return keys.apply(0);
        }
        return new Several<>(SortedEntries.<K, Object>tree(order, count, place -> {
                    K key = keys.apply(place);
                    return Map.entry(key, key);
                })
                .keySet());
    }

    /** With one key more. */
    @SuppressWarnings("unchecked") // an index holds keys of its table only
    static <K> Object plus(@Nullable Object held, K key, Comparator<? super K> order) {
        if (held == null) {
            return key;
        }
        TreePSet<K> set =
                held instanceof Several<?> several ? (TreePSet<K>) several.set : TreePSet.singleton(order, (K) held);
        return new Several<>(set.plus(key));
    }

    /** Without a key that is there; null when none is left. */
    static @Nullable Object minus(@Nullable Object held, Object key) {
        if (!(held instanceof Several<?> several)) {
            return null;
        }
        TreePSet<?> rest = several.set.minus(key);
        return rest.size() == 1 ? rest.first() : new Several<>(rest);
    }

    /** Whether it is not one key, held as it is. */
    static boolean isSeveral(Object held) {
        return held instanceof Several<?>;
    }

    @SuppressWarnings("unchecked") // an index holds keys of its table only
    static <K> Stream<K> stream(@Nullable Object held) {
        if (held == null) {
            return Stream.empty();
        }
        return held instanceof Several<?> several ? ((TreePSet<K>) several.set).stream() : Stream.of((K) held);
    }
}
