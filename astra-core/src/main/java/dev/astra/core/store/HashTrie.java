package dev.astra.core.store;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Immutable. Objects by hashes: a trie whose nodes branch 32 times and hold only the branches that there are. Among a
 * million hashes it is four steps to one, where a balanced binary tree takes twenty, and each step is likely to be a wait
 * for memory: this is why a commit costs nearly the same whatever is stored.
 */
final class HashTrie {
    private static final int BITS = 5;
    private static final int HASH_BITS = 32;
    private static final int SPREAD = 0x9E37_79B1;
    private static final HashTrie EMPTY = new HashTrie(new Node(0, new Object[0]));

    private final Node root;

    private HashTrie(Node root) {
        this.root = root;
    }

    /** One object. */
    private record Leaf(int hash, Object held) {}

    static HashTrie empty() {
        return EMPTY;
    }

    /** Another number for the same hash, in which hashes that differ little differ in the first bits. Use it everywhere. */
    static int spread(int hash) {
        return hash * SPREAD;
    }

    /**
     * A trie made in one go.
     *
     * @param count how many hashes there are
     * @param hashes in their order as signed numbers, each once
     * @param held asked for each of them once
     */
    static HashTrie of(int count, IntUnaryOperator hashes, IntFunction<Object> held) {
        return count == 0 ? EMPTY : new HashTrie(Node.of(0, count, 0, hashes, held));
    }

    /** What is held by a hash; null if nothing is. */
    @Nullable Object get(int hash) {
        Node node = root;
        for (int shift = 0; ; shift += BITS) {
            int bit = bit(hash, shift);
            if ((node.branches & bit) == 0) {
                return null;
            }
            Object slot = node.slots[node.place(bit)];
            if (slot instanceof Leaf leaf) {
                return leaf.hash == hash ? leaf.held : null;
            }
            node = (Node) slot;
        }
    }

    /** With this object by a hash, in place of the one that is there. */
    HashTrie plus(int hash, Object held) {
        return new HashTrie(root.plus(new Leaf(hash, held), 0));
    }

    /** Without what a hash holds; it holds something. */
    HashTrie minus(int hash) {
        return new HashTrie(root.minus(hash, 0));
    }

    private static int bit(int hash, int shift) {
        return 1 << (hash << shift >>> (HASH_BITS - BITS));
    }

    /** Immutable. A slot for each branch that there is, in the order of the branches: a leaf or a node. */
    private static final class Node {
        private final int branches;
        private final Object[] slots;

        Node(int branches, Object[] slots) {
            this.branches = branches;
            this.slots = slots;
        }

        static Node of(int from, int to, int shift, IntUnaryOperator hashes, IntFunction<Object> held) {
            int branches = 0;
            for (int i = from; i < to; i++) {
                branches |= bit(hashes.applyAsInt(i), shift);
            }
            Node node = new Node(branches, new Object[Integer.bitCount(branches)]);
            int start = from;
            while (start < to) {
                int bit = bit(hashes.applyAsInt(start), shift);
                int end = start + 1;
                while (end < to && bit(hashes.applyAsInt(end), shift) == bit) {
                    end++;
                }
                node.slots[node.place(bit)] = end - start == 1
                        ? new Leaf(hashes.applyAsInt(start), held.apply(start))
                        : of(start, end, shift + BITS, hashes, held);
                start = end;
            }
            return node;
        }

        private static Node of(Leaf one, Leaf other, int shift) {
            int bit = bit(one.hash, shift);
            int otherBit = bit(other.hash, shift);
            if (bit == otherBit) {
                return new Node(bit, new Object[] {of(one, other, shift + BITS)});
            }
            boolean first = Integer.compareUnsigned(bit, otherBit) < 0;
            return new Node(bit | otherBit, first ? new Object[] {one, other} : new Object[] {other, one});
        }

        int place(int bit) {
            return Integer.bitCount(branches & (bit - 1));
        }

        Node plus(Leaf leaf, int shift) {
            int bit = bit(leaf.hash, shift);
            int place = place(bit);
            if ((branches & bit) == 0) {
                return added(bit, place, leaf);
            }
            Object slot = slots[place];
            if (slot instanceof Node node) {
                return replaced(place, node.plus(leaf, shift + BITS));
            }
            Leaf present = (Leaf) slot;
            return replaced(place, present.hash == leaf.hash ? leaf : of(present, leaf, shift + BITS));
        }

        Node minus(int hash, int shift) {
            int bit = bit(hash, shift);
            int place = place(bit);
            if (slots[place] instanceof Node node) {
                Node rest = node.minus(hash, shift + BITS);
                boolean lone = rest.slots.length == 1 && rest.slots[0] instanceof Leaf;
                return replaced(place, lone ? rest.slots[0] : rest);
            }
            return removed(bit, place);
        }

        private Node added(int bit, int place, Object slot) {
            Object[] changed = new Object[slots.length + 1];
            System.arraycopy(slots, 0, changed, 0, place);
            changed[place] = slot;
            System.arraycopy(slots, place, changed, place + 1, slots.length - place);
            return new Node(branches | bit, changed);
        }

        private Node replaced(int place, Object slot) {
            Object[] changed = slots.clone();
            changed[place] = slot;
            return new Node(branches, changed);
        }

        private Node removed(int bit, int place) {
            Object[] changed = Arrays.copyOf(slots, slots.length - 1);
            System.arraycopy(slots, place + 1, changed, place, changed.length - place);
            return new Node(branches & ~bit, changed);
        }
    }
}
