package dev.astra.licensing.transparency;

import java.util.List;

/**
 * Immutable. Proves that an entry stands at a place of a tree (RFC 9162, sections 2.1.3.1 and 2.1.3.2).
 *
 * @param index the place, from 0
 * @param size how many entries the tree has
 * @param path the hashes beside the way from the entry to the root, nearest first; at most 64
 */
public record Inclusion(long index, long size, List<Hash> path) {
    private static final int LONGEST = 64;

    /** Refuses a place outside of the tree and a path that no tree has. */
    public Inclusion {
        path = List.copyOf(path);
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("expected a place below " + size + ", got " + index);
        }
        if (path.size() > LONGEST) {
            throw new IllegalArgumentException("expected at most " + LONGEST + " hashes, got " + path.size());
        }
    }

    /**
     * Makes the proof from a tree.
     *
     * @param tree at least as large as the size
     * @param index the place, from 0
     * @param size of the tree that is meant
     */
    public static Inclusion of(Tree tree, long index, long size) {
        return new Inclusion(index, size, index < 0 || index >= size ? List.of() : Paths.inclusion(tree, index, size));
    }

    /** Whether the tree with this root has the entry at the place. */
    public boolean proves(Hash leaf, Hash root) {
        long place = index;
        long last = size - 1;
        Hash reached = leaf;
        for (Hash beside : path) {
            if (last == 0) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                reached = Hash.node(beside, reached);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                reached = Hash.node(reached, beside);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && reached.equals(root);
    }
}
