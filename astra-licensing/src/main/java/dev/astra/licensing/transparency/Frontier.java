package dev.astra.licensing.transparency;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Immutable. What has to be known of a tree to add to it: the roots of the perfect subtrees that it consists of, the largest
 * first. There is one for each one bit of the size.
 *
 * @param size how many entries there are
 * @param roots of the perfect subtrees
 */
public record Frontier(long size, List<Hash> roots) {
    /** The tree without entries. */
    public static final Frontier EMPTY = new Frontier(0, List.of());

    /** Refuses another number of subtrees than the size has one bits. */
    public Frontier {
        roots = List.copyOf(roots);
        if (size < 0 || roots.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException(
                    "expected " + Long.bitCount(size) + " subtrees of a tree of " + size + ", got " + roots.size());
        }
    }

    /**
     * Immutable. A tree with one more entry.
     *
     * @param after the tree then
     * @param completed the roots of the perfect subtrees that the entry completed: the entry's own hash, then the one of
     *     size 2 that ends with it, and so on
     */
    public record Growth(Frontier after, List<Hash> completed) {
        /** Copies the list. */
        public Growth {
            completed = List.copyOf(completed);
        }
    }

    /** Adds an entry; takes one hash for each subtree that it completes. */
    public Growth with(Hash leaf) {
        List<Hash> left = new ArrayList<>(roots);
        List<Hash> completed = new ArrayList<>(List.of(leaf));
        Hash last = leaf;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            last = Hash.node(left.remove(left.size() - 1), last);
            completed.add(last);
        }
        left.add(last);
        return new Growth(new Frontier(size + 1, left), completed);
    }

    /** The root of the tree. */
    public Hash root() {
        Optional<Hash> root = Optional.empty();
        for (int i = roots.size() - 1; i >= 0; i--) {
            Hash subtree = roots.get(i);
            root = Optional.of(root.map(right -> Hash.node(subtree, right)).orElse(subtree));
        }
        return root.orElse(Hash.EMPTY);
    }
}
