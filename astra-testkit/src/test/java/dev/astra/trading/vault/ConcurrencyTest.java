package dev.astra.trading.vault;

import static dev.astra.trading.vault.VaultScene.ANN;
import static dev.astra.trading.vault.VaultScene.ANNS;
import static dev.astra.trading.vault.VaultScene.BLOCK;
import static dev.astra.trading.vault.VaultScene.BOT;
import static dev.astra.trading.vault.VaultScene.CAT;
import static dev.astra.trading.vault.VaultScene.bundle;
import static dev.astra.trading.vault.VaultScene.key;
import static dev.astra.trading.vault.VaultScene.offer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.testkit.Covers;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Handover;
import dev.astra.trading.vault.item.Item;
import dev.astra.trading.vault.item.Rarity;
import dev.astra.trading.vault.trade.BotId;
import dev.astra.trading.vault.trade.TradeKey;
import dev.astra.trading.vault.value.Catalogue;
import dev.astra.trading.vault.value.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {
    private final VaultScene scene = new VaultScene();
    private final ExecutorService threads = Executors.newFixedThreadPool(8);

    @AfterEach
    void close() {
        threads.shutdownNow();
        scene.whole();
        scene.close();
    }

    private <T> List<T> together(List<Callable<T>> work) throws Exception {
        List<T> answers = new ArrayList<>();
        for (Future<T> each : threads.invokeAll(work)) {
            answers.add(each.get());
        }
        return answers;
    }

    @Test
    @Covers("P-162")
    void aHundredDepositsAtOnceAddUp() throws Exception {
        List<Callable<CompleteOutcome>> work = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            TradeKey key = key(new BotId("bot-" + i % 4), "t-" + i);
            work.add(() -> {
                scene.vault.open(key, ANNS);
                return scene.vault.complete(key, offer(CAT, 2, BLOCK));
            });
        }
        assertThat(together(work)).allMatch(CompleteOutcome.Completed.class::isInstance);
        assertThat(scene.owned(ANN)).isEqualTo(bundle(CAT, 200, 100 * BLOCK));
        assertThat(scene.history(ANN)).hasSize(100);
    }

    @Test
    @Covers("P-163")
    void twoWithdrawalsAtOnceNeverExceedWhatIsOwned() throws Exception {
        scene.deposited(ANNS, offer(CAT, 3, 3 * BLOCK));
        for (int round = 0; round < 50; round++) {
            List<WithdrawalOutcome> outcomes = together(List.of(
                    () -> scene.vault.request(ANN, bundle(CAT, 2, 2 * BLOCK)),
                    () -> scene.vault.request(ANN, bundle(CAT, 2, 2 * BLOCK))));
            assertThat(outcomes.stream().filter(WithdrawalOutcome.Reserved.class::isInstance))
                    .hasSize(1);
            assertThat(scene.available(ANN)).isEqualTo(bundle(CAT, 1, BLOCK));
            scene.vault.cancel(ANN);
        }
        List<CompleteOutcome> taken = together(List.of(
                () -> scene.vault.withdraw(ANNS, offer(CAT, 2, 2 * BLOCK)),
                () -> scene.vault.withdraw(ANNS, offer(CAT, 2, 2 * BLOCK))));
        assertThat(taken.stream().filter(CompleteOutcome.Completed.class::isInstance))
                .hasSize(1);
        assertThat(scene.owned(ANN)).isEqualTo(bundle(CAT, 1, BLOCK));
    }

    @Test
    @Covers("P-172")
    void aDepositOfFiftyDifferentPetsIsOneWrite() {
        List<Handover.Piece> pieces = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Item item = new Item("Huge Pet " + i, Rarity.GOLDEN, true);
            new Catalogue(scene.store).put(List.of(VaultScene.row(item, Category.HUGE, 1)));
            pieces.add(Handover.Piece.of(item, 1));
        }
        scene.vault.open(key(BOT, "t"), ANNS);
        long before = scene.store(view -> view.sequence());
        VaultScene.completed(scene.vault.complete(key(BOT, "t"), new Handover(pieces, BLOCK)));
        assertThat(scene.<Long>store(view -> view.sequence()) - before).isEqualTo(1);
        assertThat(scene.owned(ANN).pieces()).isEqualTo(50);
        assertThat(scene.owned(ANN)).isNotEqualTo(Bundle.NOTHING);
    }
}
