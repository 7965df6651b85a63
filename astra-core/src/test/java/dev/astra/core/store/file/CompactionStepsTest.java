package dev.astra.core.store.file;

import static dev.astra.core.store.file.SnapshotsTest.PAIRS;
import static dev.astra.core.store.file.SnapshotsTest.TABLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.astra.core.UnavailableException;
import dev.astra.core.store.Store;
import dev.astra.core.store.file.Medium.Trouble;
import dev.astra.core.store.file.SnapshotsTest.Pair;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A compaction that a power failure cuts off at every single operation on the disk. */
class CompactionStepsTest {
    private static final int ROWS = 12;
    private static final int FAILURES = 16;
    private static final int NEVER = Integer.MAX_VALUE;

    private int operations;

    private static Store open(Medium medium) {
        return Store.builder(medium.journal(SameThread.WORKERS))
                .workers(SameThread.WORKERS)
                .open(TABLES);
    }

    /** Two snapshots with log before, between and behind, compacted up to one operation; what may then be on the medium. */
    private Medium afterPowerFailure(int at, Random chance) {
        Medium medium = new Medium();
        Store store = open(medium);
        for (int id = 1; id <= ROWS; id++) {
            Pair row = new Pair(id, "x".repeat(200));
            store.execute(tx -> tx.put(PAIRS, row));
            if (id % 5 == 0) {
                store.snapshot();
            }
        }
        operations = 0;
        medium.weather(operation -> operations++ == at ? Trouble.DEATH : Trouble.NONE, chance);
        try {
            store.compact();
            assertThat(at).isEqualTo(NEVER);
        } catch (UnavailableException cutOff) {
            assertThat(medium.dead()).isTrue();
        }
        Medium left = medium.afterPowerFailure(chance);
        medium.weather(operation -> Trouble.NONE, chance);
        try {
            store.close();
        } catch (UnavailableException broken) {
            // Its disk died under it.
        }
        return left;
    }

    @Test
    void leavesAStoreThatIsWholeAndProvesIt() {
        afterPowerFailure(NEVER, new Random(0));
        int all = operations;
        assertThat(all).isGreaterThan(20);
        for (int at = 0; at < all; at++) {
            for (int failure = 0; failure < FAILURES; failure++) {
                Medium left = afterPowerFailure(at, new Random(at * 31L + failure));
                String where = "cut off at operation " + at + ", power failure " + failure;
                try (Store store = open(left)) {
                    assertThat(SnapshotsTest.content(store)).as(where).hasSize(ROWS);
                }
                assertThatCode(left::verify).as(where).doesNotThrowAnyException();
            }
        }
    }
}
