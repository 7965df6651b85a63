package dev.astra.licensing.transparency;

import java.util.ArrayList;
import java.util.List;

/**
 * Immutable. Proves that a tree begins with all that an older one had (RFC 9162, sections 2.1.4.1 and 2.1.4.2).
 *
 * @param older how many entries the older tree has; at least 1
 * @param newer how many the newer one has
 * @param path the hashes of the proof; at most 65
 */
public record Consistency(long older, long newer, List<Hash> path) {
    private static final int LONGEST = 65;

    /** Refuses sizes in the wrong order and a path that no tree has. */
    public Consistency {
        path = List.copyOf(path);
        if (older < 1 || older > newer) {
            throw new IllegalArgumentException("expected an older tree of 1 to " + newer + " entries, got " + older);
        }
        if (path.size() > LONGEST) {
            throw new IllegalArgumentException("expected at most " + LONGEST + " hashes, got " + path.size());
        }
    }

    /**
     * Makes the proof from a tree.
     *
     * @param tree at least as large as the newer one
     * @param older how many entries the older tree has
     * @param newer how many the newer one has
     */
    public static Consistency of(Tree tree, long older, long newer) {
        return new Consistency(
                older, newer, older < 1 || older >= newer ? List.of() : Paths.consistency(tree, older, newer));
    }

    /** Whether the tree with the newer root begins with the tree with the older one. */
    public boolean proves(Hash olderRoot, Hash newerRoot) {
        if (older == newer) {
            return path.isEmpty() && olderRoot.equals(newerRoot);
        }
        List<Hash> hashes = new ArrayList<>(path);
        if (Long.bitCount(older) == 1) {
            hashes.add(0, olderRoot);
        }
        if (hashes.isEmpty()) {
            return false;
        }
        long place = older - 1;
        long last = newer - 1;
        while ((place & 1) == 1) {
            place >>= 1;
            last >>= 1;
        }
        Hash old = hashes.get(0);
        Hash reached = old;
        for (Hash beside : hashes.subList(1, hashes.size())) {
            if (last == 0) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                old = Hash.node(beside, old);
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
        return last == 0 && old.equals(olderRoot) && reached.equals(newerRoot);
    }
}
