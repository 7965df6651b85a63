package dev.astra.licensing.transparency;

import java.util.ArrayList;
import java.util.List;

/**
 * The paths of RFC 9162, out of perfect subtrees. A path is a list of ranges of entries, O(log n) of them; a range that ends
 * with the tree may be no perfect subtree and is then made of several.
 */
final class Paths {
    private Paths() {}

    /** PATH(m, D[n]) of section 2.1.3.1. */
    static List<Hash> inclusion(Tree tree, long index, long size) {
        List<Hash> path = new ArrayList<>();
        long begin = 0;
        long end = size;
        while (end - begin > 1) {
            long middle = begin + split(end - begin);
            if (index < middle) {
                path.add(0, root(tree, middle, end));
                end = middle;
            } else {
                path.add(0, root(tree, begin, middle));
                begin = middle;
            }
        }
        return path;
    }

    /** PROOF(m, D[n]) of section 2.1.4.1. */
    static List<Hash> consistency(Tree tree, long older, long newer) {
        List<Hash> path = new ArrayList<>();
        long begin = 0;
        long end = newer;
        boolean whole = true;
        while (older != end) {
            long middle = begin + split(end - begin);
            if (older <= middle) {
                path.add(0, root(tree, middle, end));
                end = middle;
            } else {
                path.add(0, root(tree, begin, middle));
                begin = middle;
                whole = false;
            }
        }
        if (!whole) {
            path.add(0, root(tree, begin, end));
        }
        return path;
    }

    /** MTH(D[begin:end]); the range must be one that occurs in a tree: its beginning divides by its largest subtree. */
    static Hash root(Tree tree, long begin, long end) {
        long size = end - begin;
        if (Long.bitCount(size) == 1) {
            int level = Long.numberOfTrailingZeros(size);
            return tree.subtree(level, begin >> level);
        }
        long middle = begin + split(size);
        return Hash.node(root(tree, begin, middle), root(tree, middle, end));
    }

    /** The largest power of two below a size. */
    private static long split(long size) {
        return Long.highestOneBit(size - 1);
    }
}
