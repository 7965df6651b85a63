package dev.astra.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HashTrieTest {
    private static final int[] ALIKE = {0, 1, 2, 3, 4, -1, -2, 1 << 31, 1 << 30, 0x0800_0000, 0x0800_0001, 0x0840_0000};

    @Test
    void holdsWhatAMapHoldsAfterEachOfManyChanges() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            Map<Integer, Object> model = new HashMap<>();
            HashTrie trie = HashTrie.empty();
            for (int step = 0; step < 2_000; step++) {
                int hash = hash(random);
                boolean remove = model.containsKey(hash) && random.nextInt(5) < 3;
                trie = remove ? trie.minus(hash) : trie.plus(hash, step);
                if (remove) {
                    model.remove(hash);
                } else {
                    model.put(hash, step);
                }
                assertThat(trie.get(hash)).as("seed %s, step %s", seed, step).isEqualTo(model.get(hash));
                int other = hash(random);
                assertThat(trie.get(other)).as("seed %s, step %s", seed, step).isEqualTo(model.get(other));
            }
            for (int hash : Set.copyOf(model.keySet())) {
                assertThat(trie.get(hash)).as("seed %s", seed).isEqualTo(model.remove(hash));
                trie = trie.minus(hash);
            }
            assertThat(trie.get(ALIKE[0])).isNull();
        }
    }

    @Test
    void anEarlierStateStaysAsItWas() {
        HashTrie first = HashTrie.empty().plus(1, "one").plus(2, "two");
        HashTrie changed = first.plus(1, "other").plus(3, "three").minus(2);
        assertThat(first.get(1)).isEqualTo("one");
        assertThat(first.get(2)).isEqualTo("two");
        assertThat(first.get(3)).isNull();
        assertThat(changed.get(1)).isEqualTo("other");
        assertThat(changed.get(2)).isNull();
        assertThat(changed.get(3)).isEqualTo("three");
    }

    @Test
    void madeInOneGoItHoldsTheSameAndGoesOnAlike() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            TreeMap<Integer, Object> model = new TreeMap<>();
            for (int i = random.nextInt(3_000); i > 0; i--) {
                model.put(hash(random), "held " + i);
            }
            int[] hashes = model.keySet().stream().mapToInt(Integer::intValue).toArray();
            HashTrie trie = HashTrie.of(hashes.length, i -> hashes[i], i -> model.get(hashes[i]));
            for (int hash : hashes) {
                assertThat(trie.get(hash)).as("seed %s", seed).isEqualTo(model.get(hash));
                assertThat(trie.minus(hash).get(hash)).as("seed %s", seed).isNull();
            }
            int other = hash(random);
            assertThat(trie.get(other)).isEqualTo(model.get(other));
            assertThat(trie.plus(other, "new").get(other)).isEqualTo("new");
        }
    }

    /** Often one that shares its first bits with others. */
    private static int hash(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> ALIKE[random.nextInt(ALIKE.length)];
            case 1 -> random.nextInt(300);
            default -> random.nextInt();
        };
    }
}
