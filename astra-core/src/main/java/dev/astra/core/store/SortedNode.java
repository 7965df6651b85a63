package dev.astra.core.store;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Immutable. A node of a {@link SortedTree}: a leaf holds objects by their keys, a branch nodes by keys that none of theirs is
 * less than. A node that a change leaves too wide or too narrow is put right by the one above it.
 */
final class SortedNode<K> {
    private static final int WIDEST = 32;
    private static final int NARROWEST = 8;
    private static final int MADE_WIDTH = 28;

    private final long[] marks;
    private final Object[] keys;
    private final Object[] held;
    private final boolean leaf;
    private final int entries;

    private SortedNode(boolean leaf, long[] marks, Object[] keys, Object[] held, int entries) {
        this.leaf = leaf;
        this.marks = marks;
        this.keys = keys;
        this.held = held;
        this.entries = entries;
    }

    static <K> SortedNode<K> emptyLeaf() {
        return new SortedNode<>(true, new long[0], new Object[0], new Object[0], 0);
    }

    /** A whole tree of keys that are in order. */
    static <K> SortedNode<K> of(KeyOrder<K> order, int count, IntFunction<K> keys, IntFunction<Object> held) {
        SortedNode<K> row = new SortedNode<>(true, new long[count], new Object[count], new Object[count], count);
        for (int i = 0; i < count; i++) {
            K key = keys.apply(i);
            row.marks[i] = order.mark().applyAsLong(key);
            row.keys[i] = key;
            row.held[i] = held.apply(i);
        }
        while (row.isTooWide()) {
            row = row.cut((row.width() + MADE_WIDTH - 1) / MADE_WIDTH);
        }
        return row;
    }

    /** A node above one that is too wide. */
    static <K> SortedNode<K> above(SortedNode<K> wide) {
        return wide.cut(2);
    }

    /** A branch over so many nodes, among which what this one holds is shared out. */
    private SortedNode<K> cut(int parts) {
        SortedNode<K> above = new SortedNode<>(false, new long[parts], new Object[parts], new Object[parts], entries);
        for (int i = 0; i < parts; i++) {
            int from = (int) ((long) width() * i / parts);
            int to = (int) ((long) width() * (i + 1) / parts);
            above.marks[i] = marks[from];
            above.keys[i] = keys[from];
            above.held[i] = new SortedNode<K>(
                    leaf,
                    Arrays.copyOfRange(marks, from, to),
                    Arrays.copyOfRange(keys, from, to),
                    Arrays.copyOfRange(held, from, to),
                    counted(from, to));
        }
        return above;
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
    private int search(KeyOrder<K> order, long mark, K key) {
        int low = 0;
        int high = keys.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int compared = Long.compare(marks[middle], mark);
            if (compared == 0) {
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
        int place = node.search(order, mark, key);
        return place < 0 ? null : node.held[place];
    }

    SortedNode<K> plus(KeyOrder<K> order, long mark, K key, Object object) {
        int place = search(order, mark, key);
        if (leaf) {
            return place >= 0 ? holding(place, object) : inserted(-place - 1, mark, key, object);
        }
        int way = place >= 0 ? place : Math.max(-place - 2, 0);
        SortedNode<K> below = Objects.requireNonNull(child(way)).plus(order, mark, key, object);
        SortedNode<K> changed = below.isTooWide() ? replaced(way, way + 1, below.cut(2)) : holding(way, below);
        return place == -1 ? changed.beginning(mark, key) : changed;
    }

    SortedNode<K> minus(KeyOrder<K> order, long mark, K key) {
        int way = firstFrom(order, mark, key);
        if (leaf) {
            boolean there = way < keys.length && order.comparator().compare(key(way), key) == 0;
            return there ? replaced(way, way + 1, emptyLeaf()) : this;
        }
        SortedNode<K> before = Objects.requireNonNull(child(way));
        SortedNode<K> below = before.minus(order, mark, key);
        if (below == before) {
            return this;
        }
        SortedNode<K> changed = holding(way, below);
        return below.width() < NARROWEST && keys.length > 1 ? changed.joined(Math.max(way - 1, 0)) : changed;
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
        return new SortedNode<>(leaf, marks, keys, changed, entries + more);
    }

    private SortedNode<K> inserted(int place, long mark, K key, Object object) {
        return replaced(
                place, place, new SortedNode<>(leaf, new long[] {mark}, new Object[] {key}, new Object[] {object}, 1));
    }

    /** A branch whose first node also has lesser keys. */
    private SortedNode<K> beginning(long mark, K key) {
        long[] changedMarks = marks.clone();
        Object[] changedKeys = keys.clone();
        changedMarks[0] = mark;
        changedKeys[0] = key;
        return new SortedNode<>(leaf, changedMarks, changedKeys, held, entries);
    }

    /** Puts two neighbors together, as one or, where that is too wide, as two of equal width. */
    private SortedNode<K> joined(int place) {
        SortedNode<K> left = Objects.requireNonNull(child(place));
        SortedNode<K> right = Objects.requireNonNull(child(place + 1));
        SortedNode<K> both = left.replaced(left.width(), left.width(), right);
        return replaced(place, place + 2, both.cut(both.isTooWide() ? 2 : 1));
    }

    /** With what another node holds in place of a part of this. */
    private SortedNode<K> replaced(int from, int to, SortedNode<K> by) {
        int width = keys.length - (to - from) + by.keys.length;
        long[] changedMarks = new long[width];
        System.arraycopy(marks, 0, changedMarks, 0, from);
        System.arraycopy(by.marks, 0, changedMarks, from, by.marks.length);
        System.arraycopy(marks, to, changedMarks, from + by.marks.length, marks.length - to);
        return new SortedNode<>(
                leaf,
                changedMarks,
                spliced(keys, from, to, by.keys),
                spliced(held, from, to, by.held),
                entries - counted(from, to) + by.entries);
    }

    private static Object[] spliced(Object[] whole, int from, int to, Object[] by) {
        Object[] changed = new Object[whole.length - (to - from) + by.length];
        System.arraycopy(whole, 0, changed, 0, from);
        System.arraycopy(by, 0, changed, from, by.length);
        System.arraycopy(whole, to, changed, from + by.length, whole.length - to);
        return changed;
    }
}
