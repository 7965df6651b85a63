package dev.astra.trading.vault;

import static dev.astra.trading.vault.VaultScene.ANN;
import static dev.astra.trading.vault.VaultScene.ANNS;
import static dev.astra.trading.vault.VaultScene.BLOCK;
import static dev.astra.trading.vault.VaultScene.BOT;
import static dev.astra.trading.vault.VaultScene.CAT;
import static dev.astra.trading.vault.VaultScene.bundle;
import static dev.astra.trading.vault.VaultScene.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.UnavailableException;
import dev.astra.testkit.Cases;
import dev.astra.testkit.Covers;
import dev.astra.testkit.VirtualTime;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Handover;
import dev.astra.trading.vault.trade.TradeKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A client on a disk that fails asks again with the same key until it has an answer: everything is done once. */
class FailingDiskTest {
    @Test
    @Covers({"P-168", "P-191"})
    void whoRepeatsIsBookedOnceWhateverTheDiskDoes() {
        Cases.run(30, random -> new Life(random).live());
    }

    /** One thread. A client, the disk, and what ought to be owned. */
    private static final class Life {
        private final FailingJournal journal = new FailingJournal();
        private final VirtualTime time = new VirtualTime();
        private final Random random;
        private Bundle expected = Bundle.NOTHING;
        private VaultScene scene = reopened();

        Life(Random random) {
            this.random = random;
        }

        private VaultScene reopened() {
            journal.trouble = FailingJournal.Trouble.NONE;
            return new VaultScene(journal, settings -> settings, time);
        }

        private interface Step {
            void run();
        }

        private void surely(Step step) {
            for (int attempt = 0; attempt < 20; attempt++) {
                try {
                    journal.trouble = attempt < 15
                            ? List.of(FailingJournal.Trouble.values()).get(random.nextInt(3))
                            : FailingJournal.Trouble.NONE;
                    step.run();
                    journal.trouble = FailingJournal.Trouble.NONE;
                    return;
                } catch (UnavailableException unknown) {
                    try {
                        scene.close();
                    } catch (UnavailableException broken) {
                        // reopened anyhow
                    }
                    scene = reopened();
                }
            }
            throw new AssertionError("20 attempts were not enough");
        }

        void live() {
            for (int trade = 1; trade <= 12; trade++) {
                TradeKey key = key(BOT, "t-" + trade);
                Bundle goods = bundle(CAT, 1 + random.nextInt(3), BLOCK * random.nextInt(3));
                if (random.nextBoolean() && expected.contains(goods)) {
                    withdraw(key, goods);
                } else {
                    surely(() -> scene.vault.open(key, ANNS));
                    surely(() -> VaultScene.completed(scene.vault.complete(key, Handover.of(goods))));
                    expected = expected.plus(goods);
                }
                assertThat(scene.owned(ANN)).isEqualTo(expected);
            }
            assertThat(scene.history(ANN)).hasSize(12);
            scene.whole();
            scene.close();
        }

        private void withdraw(TradeKey key, Bundle goods) {
            surely(() -> assertThat(scene.vault.request(ANN, goods))
                    .isInstanceOfAny(WithdrawalOutcome.Reserved.class, WithdrawalOutcome.AlreadyReserved.class));
            surely(() -> assertThat(scene.vault.open(key, ANNS)).isInstanceOf(OpenOutcome.Withdraw.class));
            surely(() -> VaultScene.completed(scene.vault.complete(key, Handover.of(goods))));
            expected = expected.minus(goods);
        }
    }

    @Test
    void whatIsAcknowledgedIsThereAfterEveryFailure() {
        List<Object> kept = new ArrayList<>();
        FailingJournal journal = new FailingJournal();
        try (VaultScene scene = new VaultScene(journal, settings -> settings)) {
            scene.deposited(ANNS, Handover.of(Bundle.of(CAT, 2)));
            kept.add(scene.holdings(ANN));
            journal.trouble = FailingJournal.Trouble.NOTHING_WRITTEN;
        }
        journal.trouble = FailingJournal.Trouble.NONE;
        try (VaultScene scene = new VaultScene(journal, settings -> settings)) {
            assertThat(scene.holdings(ANN)).isEqualTo(kept.get(0));
            scene.whole();
        }
    }
}
