package dev.astra.licensing.transparency;

/** Where the hashes of perfect subtrees are found. They never change once the tree has them. */
@FunctionalInterface
public interface Tree {
    /**
     * The root of a perfect subtree.
     *
     * @param level its size is two to this power
     * @param index its entries begin at {@code index << level}; the tree must have them all
     */
    Hash subtree(int level, long index);
}
