package dev.astra.licensing.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.testkit.Cases;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MerkleTest {
    /** The entries of the test vectors that implementations of RFC 6962 share. */
    private static final List<String> ENTRIES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void theRootsAreThoseOfTheSharedTestVectors() {
        assertThat(Hash.EMPTY).isEqualTo(new Hash("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        Frontier frontier = Frontier.EMPTY;
        for (int i = 0; i < ENTRIES.size(); i++) {
            frontier = frontier.with(vector(i)).after();
            assertThat(frontier.root()).isEqualTo(new Hash(ROOTS.get(i)));
        }
    }

    @Test
    void thePathsAreThoseOfTheSharedTestVectors() {
        Naive tree = new Naive();
        for (int i = 0; i < ENTRIES.size(); i++) {
            tree.leaves.add(vector(i));
        }
        assertThat(Inclusion.of(tree, 0, 8).path())
                .containsExactly(
                        new Hash("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"),
                        new Hash("5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"),
                        new Hash("6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"));
        assertThat(Consistency.of(tree, 6, 8).path())
                .containsExactly(
                        new Hash("0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"),
                        new Hash("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"),
                        new Hash("d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
    }

    private static Hash vector(int number) {
        return Hash.leaf(HexFormat.of().parseHex(ENTRIES.get(number)));
    }

    @Test
    void everyProofOfEverySmallTreeHoldsAndNoOtherDoes() {
        Naive tree = Naive.of(40);
        for (int size = 1; size <= 40; size++) {
            Hash root = tree.root(0, size);
            for (int index = 0; index < size; index++) {
                Inclusion proof = Inclusion.of(tree, index, size);
                assertThat(proof.proves(tree.leaves.get(index), root)).isTrue();
                assertThat(proof.proves(tree.leaves.get((index + 1) % 40), root))
                        .isFalse();
                assertThat(proof.proves(tree.leaves.get(index), tree.root(0, size % 40 + 1)))
                        .isFalse();
            }
            for (int older = 1; older <= size; older++) {
                Consistency proof = Consistency.of(tree, older, size);
                assertThat(proof.proves(tree.root(0, older), root)).isTrue();
                assertThat(proof.proves(tree.root(0, older % 40 + 1), root)).isFalse();
            }
        }
    }

    @Test
    void aChangedProofNeverHolds() {
        Cases.run(150, random -> {
            int size = 2 + random.nextInt(3_000);
            Naive tree = Naive.of(size);
            int index = random.nextInt(size);
            int older = 1 + random.nextInt(size - 1);
            Hash root = tree.root(0, size);
            Inclusion in = Inclusion.of(tree, index, size);
            assertThat(in.path()).hasSizeLessThanOrEqualTo(12);
            assertThat(in.proves(tree.leaves.get(index), root)).isTrue();
            Inclusion other = new Inclusion(index, size, changed(in.path(), random));
            assertThat(other.proves(tree.leaves.get(index), root)).isFalse();
            int elsewhere = (index + 1 + random.nextInt(size - 1)) % size;
            assertThat(new Inclusion(elsewhere, size, in.path()).proves(tree.leaves.get(index), root))
                    .isFalse();
            Consistency grown = Consistency.of(tree, older, size);
            assertThat(grown.path()).hasSizeLessThanOrEqualTo(13);
            assertThat(grown.proves(tree.root(0, older), root)).isTrue();
            assertThat(new Consistency(older, size, changed(grown.path(), random)).proves(tree.root(0, older), root))
                    .isFalse();
        });
    }

    private static List<Hash> changed(List<Hash> path, Random random) {
        List<Hash> changed = new ArrayList<>(path);
        int at = random.nextInt(changed.size());
        switch (random.nextInt(3)) {
            case 0 -> changed.remove(at);
            case 1 -> changed.add(at, Hash.leaf("added " + random.nextLong()));
            default -> changed.set(at, Hash.leaf("instead " + random.nextLong()));
        }
        return changed;
    }

    @Test
    void aLogThatWasRewrittenHasNoConsistencyProof() {
        Cases.run(100, random -> {
            int size = 2 + random.nextInt(500);
            int older = 1 + random.nextInt(size - 1);
            Naive honest = Naive.of(size);
            Naive forged = Naive.of(size);
            forged.leaves.set(random.nextInt(older), Hash.leaf("forged"));
            Consistency proof = Consistency.of(forged, older, size);
            assertThat(proof.proves(honest.root(0, older), forged.root(0, size)))
                    .isFalse();
        });
    }

    @Test
    void addingTakesTwoHashesOnAverageAndKeepsOneForEachOneBit() {
        Frontier frontier = Frontier.EMPTY;
        long hashes = 0;
        for (int i = 0; i < 10_000; i++) {
            Frontier.Growth growth = frontier.with(Hash.leaf("entry " + i));
            hashes += growth.completed().size();
            frontier = growth.after();
            assertThat(frontier.roots()).hasSize(Long.bitCount(i + 1L));
        }
        assertThat(hashes).isLessThan(20_000);
    }

    @Test
    void placesOutsideOfATreeAreRefused() {
        assertThatThrownBy(() -> Inclusion.of(Naive.of(3), 3, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Consistency.of(Naive.of(3), 0, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Consistency.of(Naive.of(3), 4, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The definition of the RFC, word for word. */
    private static final class Naive implements Tree {
        private final List<Hash> leaves = new ArrayList<>();

        static Naive of(int size) {
            Naive tree = new Naive();
            for (int i = 0; i < size; i++) {
                tree.leaves.add(Hash.leaf("entry " + i));
            }
            return tree;
        }

        @Override
        public Hash subtree(int level, long index) {
            return root((int) index << level, (int) (index + 1) << level);
        }

        Hash root(int begin, int end) {
            if (end - begin == 1) {
                return leaves.get(begin);
            }
            int split = 1;
            while (split * 2 < end - begin) {
                split *= 2;
            }
            return Hash.node(root(begin, begin + split), root(begin + split, end));
        }
    }
}
