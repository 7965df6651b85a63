package dev.astra.core.store;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/** Immutable. The keys of one table's rows by a value of theirs, in one state. */
final class IndexState<I, K, V> {
    private final Index<I, K, V> index;
    private final PMap<I, TreePSet<K>> keys;

    private IndexState(Index<I, K, V> index, PMap<I, TreePSet<K>> keys) {
        this.index = index;
        this.keys = keys;
    }

    static <I, K, V> IndexState<I, K, V> empty(Index<I, K, V> index) {
        return new IndexState<>(index, index.isSorted() ? sortedMap() : HashTreePMap.empty());
    }

    @SuppressWarnings("unchecked") // Index.sorted admits only values that compare with each other
    private static <I, K> PMap<I, TreePSet<K>> sortedMap() {
        return TreePMap.empty((left, right) -> ((Comparable<I>) left).compareTo(right));
    }

    IndexState<I, K, V> replace(K key, @Nullable V old, @Nullable V fresh) {
        I before = old == null ? null : index.valueOf(old);
        I after = fresh == null ? null : index.valueOf(fresh);
        if (before == null ? after == null : before.equals(after)) {
            return this;
        }
        PMap<I, TreePSet<K>> changed = keys;
        if (before != null) {
            TreePSet<K> rest = keys(changed, before).minus(key);
            changed = rest.isEmpty() ? changed.minus(before) : changed.plus(before, rest);
        }
        if (after != null) {
            TreePSet<K> present = keys(changed, after);
            if (index.isUnique() && !present.isEmpty()) {
                throw new IllegalStateException("unique index " + index
                        + " already finds another row by this value; look it up before you put");
            }
            changed = changed.plus(after, present.plus(key));
        }
        return new IndexState<>(index, changed);
    }

    private TreePSet<K> keys(PMap<I, TreePSet<K>> from, I value) {
        TreePSet<K> found = from.get(value);
        return found == null ? TreePSet.empty(index.table().key().order()) : found;
    }

    TreePSet<K> keys(I value) {
        return keys(keys, value);
    }

    Stream<K> range(I from, I to) {
        return sorted().subMap(from, true, to, false).values().stream().flatMap(TreePSet::stream);
    }

    Stream<K> ascending() {
        return sorted().values().stream().flatMap(TreePSet::stream);
    }

    private TreePMap<I, TreePSet<K>> sorted() {
        if (keys instanceof TreePMap<I, TreePSet<K>> sorted) {
            return sorted;
        }
        throw new IllegalStateException("index " + index + " is not sorted; declare it with Index.sorted");
    }
}
