package dev.astra.core.store;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Immutable. What an index holds, by the values that rows are found by. */
sealed interface Places {
    /** What is held for a value; null if nothing is. */
    @Nullable Object at(Object value);

    /** With this held for a value; null takes away what is there, and something is. */
    Places with(Object value, @Nullable Object held);

    static Places empty(Index<?, ?, ?> index) {
        return index.isSorted() ? new Sorted(SortedTree.empty(KeyOrder.natural())) : new Hashed(HashTrie.empty());
    }

    /** By the value itself. */
    record Sorted(SortedTree<Object> tree) implements Places {
        @Override
        public @Nullable Object at(Object value) {
            return tree.get(value);
        }

        @Override
        public Places with(Object value, @Nullable Object held) {
            return new Sorted(held == null ? tree.minus(value) : tree.plus(value, held));
        }
    }

    /** By the value's hash: values of the same hash share a place. */
    record Hashed(HashTrie trie) implements Places {
        static int hash(Object value) {
            return HashTrie.spread(value.hashCode());
        }

        static Places of(int count, Object[] hashes, IntFunction<Object> held) {
            return new Hashed(HashTrie.of(count, place -> (Integer) hashes[place], held));
        }

        @Override
        public @Nullable Object at(Object value) {
            return trie.get(hash(value));
        }

        @Override
        public Places with(Object value, @Nullable Object held) {
            return new Hashed(held == null ? trie.minus(hash(value)) : trie.plus(hash(value), held));
        }
    }
}
