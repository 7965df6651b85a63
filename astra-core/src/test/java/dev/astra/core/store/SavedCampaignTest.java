package dev.astra.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Seeded lives of a disk with a store and its backups: a backup that was reported good restores to exactly the state it was
 * taken of, whatever is taken for a backup is one, and a restore brings all of it or leaves what was there. {@code -Pdeep}
 * lives more of them.
 */
class SavedCampaignTest {
    private static final int OPERATIONS = Integer.getInteger("astra.saved.operations", 6_000);
    private static final int OPERATIONS_OF_A_LIFE = 200;

    @Test
    void whatIsTakenForABackupRestoresToExactlyItsStateWhateverTheDiskDoes() {
        Map<String, Long> counts = new TreeMap<>();
        Seeds.run(
                "SavedCampaignTest",
                OPERATIONS / OPERATIONS_OF_A_LIFE,
                random -> new SavedLife(random, counts).live(OPERATIONS_OF_A_LIFE));
        System.out.println("campaign of backups: " + OPERATIONS + " changes, " + counts);
        if (Long.getLong("astra.seed") == null && OPERATIONS >= 6_000) {
            assertThat(counts)
                    .containsKeys(
                            "backup taken",
                            "backup failed",
                            "restored",
                            "restore undone",
                            "restore finished later",
                            "restore elsewhere failed",
                            "damage harmless",
                            "damage refused",
                            "recovered less",
                            "recovered all");
        }
    }
}
