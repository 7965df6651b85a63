package dev.astra.core.store;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Immutable. Objects by keys in their order: a B+ tree that shares with the one before it all but the way to what changed.
 * Among a million keys it is four steps to one, where a balanced binary tree takes twenty.
 *
 * @param <K> the keys' type
 */
final class SortedTree<K> {
    private final KeyOrder<K> order;
    private final SortedNode<K> root;

    private SortedTree(KeyOrder<K> order, SortedNode<K> root) {
        this.order = order;
        this.root = root;
    }

    static <K> SortedTree<K> empty(KeyOrder<K> order) {
        return new SortedTree<>(order, SortedNode.emptyLeaf());
    }

    /**
     * A tree made in one go.
     *
     * @param order what the keys are sorted by, strictly
     * @param count how many there are
     * @param keys asked for each place, from 0 on
     * @param held what the key at this place holds
     */
    static <K> SortedTree<K> of(KeyOrder<K> order, int count, IntFunction<K> keys, IntFunction<Object> held) {
        return new SortedTree<>(order, SortedNode.of(order, count, keys, held));
    }

    int size() {
        return root.entries();
    }

    /** What a key holds; null if nothing. */
    @Nullable Object get(K key) {
        return root.get(order, order.mark().applyAsLong(key), key);
    }

    /** With this object by a key, in place of the one that is there. */
    SortedTree<K> plus(K key, Object held) {
        SortedNode<K> changed = root.plus(order, order.mark().applyAsLong(key), key, held);
        return new SortedTree<>(order, changed.isTooWide() ? SortedNode.above(order, changed) : changed);
    }

    /** Without a key, if it is there. */
    SortedTree<K> minus(K key) {
        SortedNode<K> changed = root.minus(order, order.mark().applyAsLong(key), key);
        return changed == root ? this : new SortedTree<>(order, changed.lonelyChild());
    }

    /** One key and what it holds. */
    record Entry<K>(K key, Object held) {}

    /** All entries in order. */
    Iterator<Entry<K>> entries() {
        return new Walk<>(root);
    }

    /** What all keys hold, in their order, found as it is asked for. */
    Stream<Object> all() {
        return stream(entries());
    }

    /** What the keys hold from this one on, in their order. */
    Stream<Object> from(K key) {
        return stream(walk(key));
    }

    /** What the greater keys hold, in their order. */
    Stream<Object> after(K key) {
        Walk<K> walk = walk(key);
        if (walk.hasNext() && order.comparator().compare(walk.key(), key) == 0) {
            walk.next();
        }
        return stream(walk);
    }

    /** What the keys from one on and before another hold, in their order. */
    Stream<Object> between(K from, K to) {
        Stream<Entry<K>> entries =
                StreamSupport.stream(Spliterators.spliteratorUnknownSize(walk(from), Spliterator.ORDERED), false);
        return entries.takeWhile(entry -> order.comparator().compare(entry.key(), to) < 0)
                .map(Entry::held);
    }

    private Walk<K> walk(K from) {
        Walk<K> walk = new Walk<>();
        SortedNode<K> node = root;
        long mark = order.mark().applyAsLong(from);
        while (node != null) {
            int place = node.firstFrom(order, mark, from);
            walk.enter(node, place);
            node = node.child(place);
        }
        walk.settle();
        return walk;
    }

    private Stream<Object> stream(Iterator<Entry<K>> entries) {
        Spliterator<Entry<K>> all = Spliterators.spliteratorUnknownSize(entries, Spliterator.ORDERED);
        return StreamSupport.stream(all, false).map(Entry::held);
    }

    /** One thread. A way through the tree: the nodes from the root down, and the place in each. */
    private static final class Walk<K> implements Iterator<Entry<K>> {
        /** More levels than a tree of two thousand million entries has. */
        private static final int DEEPEST = 16;

        @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of generic types
        private final SortedNode<K>[] nodes = new SortedNode[DEEPEST];

        private final int[] places = new int[DEEPEST];
        private int depth;

        Walk() {}

        Walk(SortedNode<K> root) {
            descend(root);
            settle();
        }

        void enter(SortedNode<K> node, int place) {
            nodes[depth] = node;
            places[depth++] = place;
        }

        private void descend(@Nullable SortedNode<K> from) {
            for (SortedNode<K> node = from; node != null; node = node.child(0)) {
                enter(node, 0);
            }
        }

        /** Leaves what is walked through, so that the lowest place is an entry, unless all is. */
        void settle() {
            while (depth > 0 && places[depth - 1] >= nodes[depth - 1].width()) {
                depth--;
                if (depth > 0 && ++places[depth - 1] < nodes[depth - 1].width()) {
                    descend(nodes[depth - 1].child(places[depth - 1]));
                }
            }
        }

        @Override
        public boolean hasNext() {
            return depth > 0;
        }

        K key() {
            return nodes[depth - 1].key(places[depth - 1]);
        }

        @Override
        public Entry<K> next() {
            if (depth == 0) {
                throw new NoSuchElementException("no more entries");
            }
            SortedNode<K> leaf = nodes[depth - 1];
            int place = places[depth - 1]++;
            Entry<K> entry = new Entry<>(leaf.key(place), leaf.held(place));
            settle();
            return entry;
        }
    }
}
