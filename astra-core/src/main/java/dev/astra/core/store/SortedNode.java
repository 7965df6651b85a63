package dev.astra.core.store;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Immutable. A node of a {@link SortedTree}: a leaf holds objects by their keys, a branch nodes by keys that none of theirs is
 * less than. A node that a change leaves too wide or too narrow is put right by the one above it.
 *
 * <p>Where texts make the order, the marks in a node are of what comes behind the characters that all its keys begin with: of
 * a million keys that begin alike, each is still found by its marks nearly alone.
 */
final class SortedNode<K> {
    private static final int WIDEST = 32;
    private static final int NARROWEST = 8;
    private static final int MADE_WIDTH = 28;

    private final int shared;
    private final long[] marks;
    private final Object[] keys;
    private final Object[] held;
    private final boolean leaf;
    private final int entries;

    private SortedNode(boolean leaf, int shared, long[] marks, Object[] keys, Object[] held, int entries) {
        this.shared = shared;
        this.leaf = leaf;
        this.marks = marks;
        this.keys = keys;
        this.held = held;
        this.entries = entries;
    }

    static <K> SortedNode<K> emptyLeaf() {
        return new SortedNode<>(true, 0, new long[0], new Object[0], new Object[0], 0);
    }

    /** A node of these keys, which are in order. */
    @SuppressWarnings("unchecked") // nodes hold keys of their type only
    private static <K> SortedNode<K> marked(
            KeyOrder<K> order, boolean leaf, Object[] keys, Object[] held, int entries) {
        int shared = order.shared(keys);
        long[] marks = new long[keys.length];
        for (int i = 0; i < marks.length; i++) {
            marks[i] = order.mark((K) keys[i], shared);
        }
        return new SortedNode<>(leaf, shared, marks, keys, held, entries);
    }

    /** A whole tree of keys that are in order. */
    static <K> SortedNode<K> of(KeyOrder<K> order, int count, IntFunction<K> keys, IntFunction<Object> held) {
        Object[] allKeys = new Object[count];
        Object[] allHeld = new Object[count];
        for (int i = 0; i < count; i++) {
            allKeys[i] = keys.apply(i);
            allHeld[i] = held.apply(i);
        }
        SortedNode<K> row = marked(order, true, allKeys, allHeld, count);
        while (row.isTooWide()) {
            row = row.cut(order, (row.width() + MADE_WIDTH - 1) / MADE_WIDTH);
        }
        return row;
    }

    /** A node above one that is too wide. */
    static <K> SortedNode<K> above(KeyOrder<K> order, SortedNode<K> wide) {
        return wide.cut(order, 2);
    }

    /** A branch over so many nodes, among which what this one holds is shared out. */
    private SortedNode<K> cut(KeyOrder<K> order, int parts) {
        Object[] firsts = new Object[parts];
        Object[] nodes = new Object[parts];
        for (int i = 0; i < parts; i++) {
            int from = (int) ((long) width() * i / parts);
            int to = (int) ((long) width() * (i + 1) / parts);
            firsts[i] = keys[from];
            nodes[i] = marked(
                    order,
                    leaf,
                    Arrays.copyOfRange(keys, from, to),
                    Arrays.copyOfRange(held, from, to),
                    counted(from, to));
        }
        return marked(order, false, firsts, nodes, entries);
    }

    /** How many entries there are at these places and below. */
    private int counted(int from, int to) {
        if (leaf) {
            return to - from;
        }
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += Objects.requireNonNull(child(i)).entries;
        }
        return sum;
    }

    /** How many entries there are here and below. */
    int entries() {
        return entries;
    }

    int width() {
        return keys.length;
    }

    boolean isTooWide() {
        return keys.length > WIDEST;
    }

    @SuppressWarnings("unchecked") // nodes hold keys of their type only
    K key(int place) {
        return (K) keys[place];
    }

    /** What a leaf holds at a place. */
    Object held(int place) {
        return held[place];
    }

    /** The node that a branch holds at a place; null in a leaf. */
    @SuppressWarnings("unchecked") // branches hold nodes only
    @Nullable SortedNode<K> child(int place) {
        return leaf ? null : (SortedNode<K>) held[place];
    }

    /** The place of a key, or, if it is not there, one less than the negative of where it would be. */
    private int search(KeyOrder<K> order, long whole, K key) {
        long mark = whole;
        if (shared > 0 && keys.length > 0) {
            String first = order.text(key(0));
            String text = order.text(key);
            if (!text.regionMatches(0, first, 0, shared)) {
                return text.compareTo(first) < 0 ? -1 : -keys.length - 1;
            }
            mark = order.mark(key, shared);
        }
        return searchMarks(order, mark, key);
    }

    private int searchMarks(KeyOrder<K> order, long mark, K key) {
        int low = 0;
        int high = keys.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int compared = Long.compare(marks[middle], mark);
            if (compared == 0 && !order.exact()) {
                compared = order.comparator().compare(key(middle), key);
            }
            if (compared == 0) {
                return middle;
            }
            if (compared < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    /** In a leaf the place of the first key that is not less, in a branch that of the node where it is. */
    int firstFrom(KeyOrder<K> order, long mark, K key) {
        int place = search(order, mark, key);
        if (place >= 0) {
            return place;
        }
        return leaf ? -place - 1 : Math.max(-place - 2, 0);
    }

    @Nullable Object get(KeyOrder<K> order, long mark, K key) {
        SortedNode<K> node = this;
        SortedNode<K> next = this;
        while (next != null) {
            node = next;
            next = node.leaf ? null : node.child(node.firstFrom(order, mark, key));
        }
        int place = node.find(order, mark, key);
        return place < 0 ? null : node.held[place];
    }

    /**
     * The place of a key, below zero if it is not there. Whether the key begins as those of this node do is not looked at,
     * which would be a wait for memory: what is found is compared wholly, and where nothing is found it does not matter.
     */
    private int find(KeyOrder<K> order, long whole, K key) {
        return searchMarks(order, shared > 0 ? order.mark(key, shared) : whole, key);
    }

    SortedNode<K> plus(KeyOrder<K> order, long mark, K key, Object object) {
        if (leaf) {
            int there = find(order, mark, key);
            return there >= 0 ? holding(there, object) : inserted(order, -search(order, mark, key) - 1, key, object);
        }
        int place = search(order, mark, key);
        int way = place >= 0 ? place : Math.max(-place - 2, 0);
        SortedNode<K> below = Objects.requireNonNull(child(way)).plus(order, mark, key, object);
        SortedNode<K> changed =
                below.isTooWide() ? replaced(order, way, way + 1, below.cut(order, 2)) : holding(way, below);
        return place == -1 ? changed.beginning(order, key) : changed;
    }

    SortedNode<K> minus(KeyOrder<K> order, long mark, K key) {
        int way = firstFrom(order, mark, key);
        if (leaf) {
            boolean there = way < keys.length && order.comparator().compare(key(way), key) == 0;
            return there ? replaced(order, way, way + 1, emptyLeaf()) : this;
        }
        SortedNode<K> before = Objects.requireNonNull(child(way));
        SortedNode<K> below = before.minus(order, mark, key);
        if (below == before) {
            return this;
        }
        SortedNode<K> changed = holding(way, below);
        return below.width() < NARROWEST && keys.length > 1 ? changed.joined(order, Math.max(way - 1, 0)) : changed;
    }

    /** The only node below it that matters: what remains of a tree whose root has a single child. */
    SortedNode<K> lonelyChild() {
        SortedNode<K> node = this;
        while (!node.leaf && node.keys.length == 1) {
            node = Objects.requireNonNull(node.child(0));
        }
        return node;
    }

    /** The same keys, with something else at one place. */
    private SortedNode<K> holding(int place, Object object) {
        Object[] changed = held.clone();
        changed[place] = object;
        int more = leaf ? 0 : ((SortedNode<?>) object).entries - counted(place, place + 1);
        return new SortedNode<>(leaf, shared, marks, keys, changed, entries + more);
    }

    private SortedNode<K> inserted(KeyOrder<K> order, int place, K key, Object object) {
        boolean alike =
                shared == 0 || (keys.length > 0 && order.text(key).regionMatches(0, order.text(key(0)), 0, shared));
        long[] mark = {order.mark(key, alike ? shared : 0)};
        SortedNode<K> one = new SortedNode<>(leaf, 0, mark, new Object[] {key}, new Object[] {object}, 1);
        return replaced(order, place, place, one, alike);
    }

    /** A branch whose first node also has lesser keys. */
    private SortedNode<K> beginning(KeyOrder<K> order, K key) {
        Object[] changedKeys = keys.clone();
        changedKeys[0] = key;
        return marked(order, leaf, changedKeys, held, entries);
    }

    /** Puts two neighbors together, as one or, where that is too wide, as two of equal width. */
    private SortedNode<K> joined(KeyOrder<K> order, int place) {
        SortedNode<K> left = Objects.requireNonNull(child(place));
        SortedNode<K> right = Objects.requireNonNull(child(place + 1));
        SortedNode<K> both = left.replaced(order, left.width(), left.width(), right);
        return replaced(order, place, place + 2, both.cut(order, both.isTooWide() ? 2 : 1));
    }

    /** With what another node holds in place of a part of this. */
    private SortedNode<K> replaced(KeyOrder<K> order, int from, int to, SortedNode<K> by) {
        boolean alike = by.keys.length == 0 || (shared == 0 && by.shared == 0);
        return replaced(order, from, to, by, alike);
    }

    /** The same; {@code alike} says whether the marks of the other node are of what comes behind the same characters. */
    private SortedNode<K> replaced(KeyOrder<K> order, int from, int to, SortedNode<K> by, boolean alike) {
        Object[] changedKeys = spliced(keys, from, to, by.keys);
        Object[] changedHeld = spliced(held, from, to, by.held);
        int changedEntries = entries - counted(from, to) + by.entries;
        if (!alike) {
            return marked(order, leaf, changedKeys, changedHeld, changedEntries);
        }
        long[] changedMarks = new long[changedKeys.length];
        System.arraycopy(marks, 0, changedMarks, 0, from);
        System.arraycopy(by.marks, 0, changedMarks, from, by.marks.length);
        System.arraycopy(marks, to, changedMarks, from + by.marks.length, marks.length - to);
        return new SortedNode<>(leaf, shared, changedMarks, changedKeys, changedHeld, changedEntries);
    }

    private static Object[] spliced(Object[] whole, int from, int to, Object[] by) {
        Object[] changed = new Object[whole.length - (to - from) + by.length];
        System.arraycopy(whole, 0, changed, 0, from);
        System.arraycopy(by, 0, changed, from, by.length);
        System.arraycopy(whole, to, changed, from + by.length, whole.length - to);
        return changed;
    }
}
