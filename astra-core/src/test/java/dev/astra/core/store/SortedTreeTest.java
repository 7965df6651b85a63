package dev.astra.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SortedTreeTest {
    private static final KeyOrder<String> TEXTS = KeyOrder.ofText(text -> text);
    private static final KeyOrder<Long> NUMBERS = KeyOrder.ofNumber(Long::longValue);

    /** Keys that often share a mark, in the characters where marks end and begin to differ. */
    private static String text(Random random) {
        StringBuilder text = new StringBuilder(
                new String[] {"", "sharedstart", "sharedstart:", "sharedstart:wallet:"}[random.nextInt(4)]);
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(new char[] {0, 'a', 'b', 0xFE, 0xFF, 0x100, 0xFFFF}[random.nextInt(7)]);
        }
        return text.toString();
    }

    private static <K> List<K> keys(Iterator<SortedTree.Entry<K>> entries) {
        List<K> keys = new ArrayList<>();
        entries.forEachRemaining(entry -> keys.add(entry.key()));
        return keys;
    }

    private static <K> void expectSame(SortedTree<K> tree, NavigableMap<K, Object> model, K from) {
        assertThat(tree.size()).isEqualTo(model.size());
        assertThat(keys(tree.entries())).containsExactlyElementsOf(model.keySet());
        assertThat(tree.all()).containsExactlyElementsOf(model.values());
        assertThat(tree.after(from))
                .containsExactlyElementsOf(model.tailMap(from, false).values());
        assertThat(tree.get(from)).isEqualTo(model.get(from));
    }

    @Test
    void doesWhatTheJdksMapDoesWhateverComesAndGoes() {
        Seeds.run("SortedTreeTest", 40, random -> {
            SortedTree<String> tree = SortedTree.empty(TEXTS);
            TreeMap<String, Object> model = new TreeMap<>();
            for (int i = 0; i < 1500; i++) {
                String key = text(random) + (random.nextBoolean() ? random.nextInt(600) : "");
                boolean grows = (i / 500) % 2 == 0;
                if (random.nextInt(10) < (grows ? 8 : 2)) {
                    tree = tree.plus(key, i);
                    model.put(key, i);
                } else {
                    String gone = random.nextBoolean() && !model.isEmpty() ? near(model, key) : key;
                    tree = tree.minus(gone);
                    model.remove(gone);
                }
                if (i % 97 == 0) {
                    expectSame(tree, model, text(random));
                    String from = text(random);
                    String to = from + text(random);
                    assertThat(tree.between(from, to))
                            .containsExactlyElementsOf(model.subMap(from, to).values());
                }
            }
        });
    }

    private static String near(NavigableMap<String, Object> model, String key) {
        String ceiling = model.ceilingKey(key);
        return ceiling == null ? model.lastKey() : ceiling;
    }

    @Test
    void aTreeMadeInOneGoIsTheOneMadeStepByStepAndGoesOnLikeIt() {
        for (int count : new int[] {0, 1, 7, 32, 33, 56, 57, 900, 1025, 30_000}) {
            SortedTree<Long> tree = SortedTree.of(NUMBERS, count, i -> i * 3L, i -> "at " + i);
            TreeMap<Long, Object> model = new TreeMap<>();
            for (int i = 0; i < count; i++) {
                model.put(i * 3L, "at " + i);
            }
            expectSame(tree, model, (long) count);
            Random random = new Random(count);
            for (int i = 0; i < 500; i++) {
                long key = random.nextInt(3 * count + 10);
                tree = random.nextBoolean() ? tree.plus(key, i) : tree.minus(key);
            }
            Random again = new Random(count);
            for (int i = 0; i < 500; i++) {
                long key = again.nextInt(3 * count + 10);
                if (again.nextBoolean()) {
                    model.put(key, i);
                } else {
                    model.remove(key);
                }
            }
            expectSame(tree, model, (long) count);
        }
    }

    @Test
    void whatWasTakenBeforeStaysAsItWas() {
        SortedTree<Long> before = SortedTree.of(NUMBERS, 1000, i -> (long) i, i -> i);
        SortedTree<Long> after = before.plus(500L, "other").plus(1000L, "new").minus(3L);

        assertThat(before.get(500L)).isEqualTo(500);
        assertThat(before.get(1000L)).isNull();
        assertThat(before.get(3L)).isEqualTo(3);
        assertThat(before.size()).isEqualTo(1000);
        assertThat(after.size()).isEqualTo(1000);
        assertThat(after.get(3L)).isNull();
    }

    @Test
    void takingAwayWhatIsNotThereChangesNothing() {
        SortedTree<Long> tree = SortedTree.of(NUMBERS, 100, i -> i * 2L, i -> i);

        assertThat(tree.minus(31L)).isSameAs(tree);
    }

    @Test
    void emptiedStepByStepItIsLikeNew() {
        SortedTree<Long> tree = SortedTree.of(NUMBERS, 5000, i -> (long) i, i -> i);
        for (long key = 4999; key >= 0; key--) {
            tree = tree.minus(key < 2500 ? 2499 - key : key);
        }

        assertThat(tree.size()).isZero();
        assertThat(tree.entries().hasNext()).isFalse();
        assertThat(tree.plus(1L, "one").all()).containsExactly("one");
    }

    @Test
    void noMarkContradictsTheOrderOfTexts() {
        Seeds.run("SortedTreeTest", 2000, random -> {
            String left = text(random) + text(random);
            String right = text(random) + text(random);

            int marks = Long.compare(KeyOrder.mark(left), KeyOrder.mark(right));

            assertThat(marks == 0 || Integer.signum(marks) == Integer.signum(left.compareTo(right)))
                    .as("<%s> and <%s>", left, right)
                    .isTrue();
        });
    }
}
