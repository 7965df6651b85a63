package dev.astra.core.store;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.pcollections.TreePMap;

/** Immutable. Entries that are in order already, as the JDK's type for it: a tree is made of them in one go. */
@SuppressWarnings("JdkObsolete") // the type that the tree is made of
final class SortedEntries<K, V> extends AbstractMap<K, V> implements SortedMap<K, V> {
    private final Comparator<? super K> order;
    private final Entries<K, V> entries;
    private final int size;

    /** The entries by their place. */
    interface Entries<K, V> {
        Map.Entry<K, V> at(int place);
    }

    private SortedEntries(Comparator<? super K> order, int size, Entries<K, V> entries) {
        this.order = order;
        this.size = size;
        this.entries = entries;
    }

    /**
     * A tree of entries, in linear time.
     *
     * @param order what they are sorted by, strictly
     * @param size how many there are
     * @param entries asked for each place once, from 0 on
     */
    static <K, V> TreePMap<K, V> tree(Comparator<? super K> order, int size, Entries<K, V> entries) {
        return size == 0
                ? TreePMap.empty(order)
                : TreePMap.fromSortedMap(new SortedEntries<K, V>(order, size, entries));
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public Iterator<Entry<K, V>> iterator() {
                return new Iterator<>() {
                    private int next;

                    @Override
                    public boolean hasNext() {
                        return next < size;
                    }

                    @Override
                    public Entry<K, V> next() {
                        return entries.at(next++);
                    }
                };
            }
        };
    }

    @Override
    public Comparator<? super K> comparator() {
        return order;
    }

    @Override
    public SortedMap<K, V> subMap(K from, K to) {
        throw new UnsupportedOperationException("only to make a tree of");
    }

    @Override
    public SortedMap<K, V> headMap(K to) {
        throw new UnsupportedOperationException("only to make a tree of");
    }

    @Override
    public SortedMap<K, V> tailMap(K from) {
        throw new UnsupportedOperationException("only to make a tree of");
    }

    @Override
    public K firstKey() {
        return entries.at(0).getKey();
    }

    @Override
    public K lastKey() {
        return entries.at(size - 1).getKey();
    }
}
