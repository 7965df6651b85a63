package dev.astra.core.store.file;

import static dev.astra.core.store.file.SnapshotsTest.PAIRS;
import static dev.astra.core.store.file.SnapshotsTest.TABLES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.UnavailableException;
import dev.astra.core.store.Store;
import dev.astra.core.store.file.SnapshotsTest.Pair;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * A run of commits, snapshots and compactions, cut off at every single operation on the disk: whatever is left opens, holds
 * every change that was acknowledged and no other but the one under way, and takes more.
 */
class PowerFailureTest {
    private static final int STEPS = 120;
    private static final int STRIDE = Integer.getInteger("astra.steps", 1);
    private static final int SEEDS = Integer.getInteger("astra.seeds", 1);

    /** What was acknowledged, and what was under way. */
    private static final class Run {
        private final Map<Long, String> acknowledged = new TreeMap<>();
        private Map<Long, String> underWay = new TreeMap<>();

        void go(Store store, int from) {
            for (int i = from; i < from + STEPS; i++) {
                underWay = new TreeMap<>(acknowledged);
                long id = i % 7;
                String text = "x".repeat(60) + i;
                underWay.put(id, text);
                store.execute(tx -> tx.put(PAIRS, new Pair(id, text)));
                acknowledged.putAll(underWay);
                if (i % 9 == 4) {
                    store.snapshot();
                }
                if (i % 17 == 11) {
                    store.compact();
                }
            }
        }
    }

    /** Lets go without telling the disk anything, as a dead process does. */
    private static Run until(FakeFolder folder, int operation, IOException how) {
        Run run = new Run();
        folder.fault((what, number) -> {
            if (number >= operation) {
                throw how;
            }
        });
        try (Store store = SnapshotsTest.open(folder, TABLES)) {
            run.go(store, 0);
        } catch (UnavailableException stopped) {
            // This is where the power failed.
        }
        folder.fault((what, number) -> {});
        return run;
    }

    private static int operations() {
        FakeFolder folder = new FakeFolder();
        until(folder, Integer.MAX_VALUE, new IOException());
        return folder.operations();
    }

    @Test
    void leavesEveryAcknowledgedChangeAtWhicheverOperationItComes() {
        int operations = operations();
        assertThat(operations).isGreaterThan(200);
        for (int operation = 0; operation < operations; operation += STRIDE) {
            FakeFolder folder = new FakeFolder();
            Run run = until(folder, operation, new IOException("Input/output error"));
            for (int seed = 0; seed < SEEDS; seed++) {
                FakeFolder left = folder.afterPowerFailure(new Random(operation * 31L + seed));
                String where = "operation " + operation + ", seed " + seed;
                try (Store store = SnapshotsTest.open(left, TABLES)) {
                    assertThat(SnapshotsTest.content(store)).as(where).isIn(run.acknowledged, run.underWay);
                    store.execute(tx -> tx.put(PAIRS, new Pair(100, "more")));
                    store.compact();
                }
                assertThat(Verification.of(left, Optional.empty()).damagedBytes())
                        .as(where)
                        .isZero();
            }
        }
    }

    @Test
    void aDiskThatWasFullAtAnyOperationGoesOnWhenThereIsRoomOrAfterReopening() {
        int operations = operations();
        for (int operation = 0; operation < operations; operation += 3 * STRIDE) {
            FakeFolder folder = new FakeFolder();
            Run run = until(folder, operation, new IOException("No space left on device"));
            try (Store store = SnapshotsTest.open(folder, TABLES)) {
                assertThat(SnapshotsTest.content(store))
                        .as("operation " + operation)
                        .isIn(run.acknowledged, run.underWay);
            }
        }
    }
}
