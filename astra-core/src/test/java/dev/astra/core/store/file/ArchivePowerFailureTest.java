package dev.astra.core.store.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.UnavailableException;
import dev.astra.core.store.History;
import dev.astra.core.store.HistoryEntry;
import dev.astra.core.store.Key;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Schema;
import dev.astra.core.store.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A run of commits that add to histories, with snapshots and compactions between them, cut off at every single operation on
 * the disk: whatever is left opens, and its past holds every record that was acknowledged, once, and no other but those of
 * the change under way.
 */
class ArchivePowerFailureTest {
    private static final int STEPS = 60;
    private static final int SEEDS = Integer.getInteger("astra.seeds", 1);
    private static final History<Long, String> TEXTS =
            History.of("texts", Key.number(Long::longValue, Long::valueOf), new RowCodec<Long, String>() {
                @Override
                public void write(String row, RowWriter out) {
                    out.text("text", row);
                }

                @Override
                public String read(Long key, RowReader in) {
                    return in.text("text");
                }
            });
    private static final Schema TABLES = Schema.of().with(TEXTS);

    private static final class Run {
        private List<String> acknowledged = List.of();
        private List<String> underWay = List.of();

        void go(Store store) {
            for (int i = 0; i < STEPS; i++) {
                String text = "x".repeat(i % 50 * 3) + i;
                long key = i % 4;
                underWay = new ArrayList<>(acknowledged);
                underWay.add(0, text);
                underWay.add(0, text + "!");
                store.execute(tx -> {
                    tx.append(TEXTS, key, text);
                    tx.append(TEXTS, key + 1, text + "!");
                });
                acknowledged = underWay;
                if (i % 9 == 4) {
                    store.snapshot();
                }
                if (i % 17 == 11) {
                    store.compact();
                }
            }
        }
    }

    private static Run until(FakeFolder folder, int operation, IOException how) {
        Run run = new Run();
        folder.fault((what, number) -> {
            if (number >= operation) {
                throw how;
            }
        });
        try (Store store = SnapshotsTest.open(folder, TABLES)) {
            run.go(store);
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

    /** The whole past, read by the chain of all records, and each key's by its own. */
    private static List<String> past(Store store) {
        for (long key = 0; key <= 4; key++) {
            long wanted = key;
            List<String> ofAll = store.view()
                    .history(TEXTS)
                    .newestFirst()
                    .filter(entry -> entry.key() == wanted)
                    .map(HistoryEntry::value)
                    .toList();
            List<String> ofKey = store.view()
                    .history(TEXTS, key)
                    .newestFirst()
                    .map(HistoryEntry::value)
                    .toList();
            assertThat(ofKey).isEqualTo(ofAll);
        }
        return store.view()
                .history(TEXTS)
                .newestFirst()
                .map(HistoryEntry::value)
                .toList();
    }

    @Test
    void leavesEveryAcknowledgedRecordAtWhicheverOperationItComes() throws IOException {
        int operations = operations();
        assertThat(operations).isGreaterThan(200);
        for (int operation = 0; operation < operations; operation++) {
            FakeFolder folder = new FakeFolder();
            Run run = until(folder, operation, new IOException("Input/output error"));
            for (int seed = 0; seed < SEEDS; seed++) {
                FakeFolder left = folder.afterPowerFailure(new Random(operation * 31L + seed));
                String where = "operation " + operation + ", seed " + seed;
                try (Store store = SnapshotsTest.open(left, TABLES)) {
                    assertThat(past(store)).as(where).isIn(run.acknowledged, run.underWay);
                    store.execute(tx -> tx.append(TEXTS, 3L, "more"));
                    store.compact();
                }
                FakeFolder again = left.afterPowerFailure(new Random(operation * 37L + seed));
                try (Store store = SnapshotsTest.open(again, TABLES)) {
                    assertThat(past(store)).as(where).startsWith("more");
                }
                assertThat(ArchiveScan.read(again).damagedBytes()).as(where).isZero();
            }
        }
    }

    @Test
    void aDiskThatWasFullAtAnyOperationLosesNothing() {
        int operations = operations();
        for (int operation = 0; operation < operations; operation += 3) {
            FakeFolder folder = new FakeFolder();
            Run run = until(folder, operation, new IOException("No space left on device"));
            try (Store store = SnapshotsTest.open(folder, TABLES)) {
                assertThat(past(store)).as("operation " + operation).isIn(run.acknowledged, run.underWay);
            }
        }
    }
}
