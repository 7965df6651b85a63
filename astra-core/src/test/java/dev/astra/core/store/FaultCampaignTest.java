package dev.astra.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Seeded lives of a disk under a store: whatever fails, everything that was acknowledged is there afterwards, and nothing
 * is there by half. {@code -Pdeep} lives more of them.
 */
class FaultCampaignTest {
    private static final int OPERATIONS = Integer.getInteger("astra.operations", 100_000);
    private static final int OPERATIONS_OF_A_LIFE = 500;
    private static final int ENOUGH_FOR_EVERYTHING = 50_000;

    @Test
    void keepsEveryAcknowledgedChangeWholeWhateverTheDiskDoes() {
        Tally tally = new Tally();
        Seeds.run(
                "FaultCampaignTest",
                OPERATIONS / OPERATIONS_OF_A_LIFE,
                random -> new Life(random, OPERATIONS_OF_A_LIFE, tally).live());
        System.out.println("fault campaign: " + OPERATIONS + " operations, " + tally.counts());
        if (Long.getLong("astra.seed") == null && OPERATIONS >= ENOUGH_FOR_EVERYTHING) {
            assertThat(tally.counts()).containsOnlyKeys(Tally.What.values());
        }
    }
}
