package dev.astra.trading.vault;

import static dev.astra.trading.vault.VaultScene.ANN;
import static dev.astra.trading.vault.VaultScene.ANNS;
import static dev.astra.trading.vault.VaultScene.BOBS;
import static dev.astra.trading.vault.VaultScene.BOT;
import static dev.astra.trading.vault.VaultScene.CAT;
import static dev.astra.trading.vault.VaultScene.DOG;
import static dev.astra.trading.vault.VaultScene.OTHER_BOT;
import static dev.astra.trading.vault.VaultScene.key;
import static dev.astra.trading.vault.VaultScene.offer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.store.InMemoryJournal;
import dev.astra.testkit.Covers;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Handover;
import dev.astra.trading.vault.item.Item;
import dev.astra.trading.vault.trade.Trade;
import dev.astra.trading.vault.trade.TradeKey;
import dev.astra.trading.vault.value.Catalogue;
import dev.astra.trading.vault.value.Category;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is said of a meeting more than once counts once. */
class ExactlyOnceTest {
    private static final TradeKey KEY = key(BOT, "t/1");

    @Test
    @Covers("P-191")
    void everyStepHasItsFirstOutcomeAgainAndNoSecondEffect() {
        InMemoryJournal journal = new InMemoryJournal();
        OpenOutcome opened;
        CompleteOutcome completed;
        try (VaultScene scene = new VaultScene(journal, settings -> settings)) {
            opened = scene.vault.open(KEY, ANNS);
            assertThat(scene.vault.open(KEY, ANNS)).isEqualTo(opened);
            completed = scene.vault.complete(KEY, offer(CAT, 2, 0));
            assertThat(scene.vault.complete(KEY, offer(CAT, 2, 0))).isEqualTo(completed);
        }
        try (VaultScene again = new VaultScene(journal, settings -> settings)) {
            assertThat(again.vault.complete(KEY, Handover.ofNames(List.of("Huge Cat", "Huge Cat"), 0)))
                    .isEqualTo(completed);
            assertThat(again.owned(ANN)).isEqualTo(Bundle.of(CAT, 2));
            assertThat(again.history(ANN)).hasSize(1);
            again.whole();
        }
    }

    @Test
    @Covers("P-191")
    void theSameKeyWithAnotherContentIsAConflict() {
        try (VaultScene scene = new VaultScene()) {
            scene.vault.open(KEY, ANNS);
            assertThat(scene.vault.open(KEY, BOBS)).isInstanceOf(OpenOutcome.Conflict.class);
            scene.vault.complete(KEY, offer(CAT, 2, 0));
            for (Handover other : List.of(offer(CAT, 3, 0), offer(DOG, 2, 0), offer(CAT, 2, VaultScene.BLOCK))) {
                assertThat(scene.vault.complete(KEY, other)).isInstanceOf(CompleteOutcome.Conflict.class);
            }
            assertThat(scene.vault.cancel(KEY)).isInstanceOf(EndOutcome.Conflict.class);
            assertThat(scene.vault.fail(KEY, "why")).isInstanceOf(EndOutcome.Conflict.class);
            assertThat(scene.owned(ANN)).isEqualTo(Bundle.of(CAT, 2));
        }
    }

    @Test
    void aRefusalIsRepeatedAsTheSameRefusalAlsoWhenThePetIsTakenByThen() {
        try (VaultScene scene = new VaultScene()) {
            scene.vault.open(KEY, ANNS);
            Handover mouse = Handover.ofNames(List.of("Huge Mouse"), 0);
            CompleteOutcome first = scene.vault.complete(KEY, mouse);
            new Catalogue(scene.store).put(List.of(VaultScene.row(Item.of("Huge Mouse"), Category.HUGE, 1)));
            assertThat(scene.vault.complete(KEY, mouse)).isEqualTo(first);
            assertThat(scene.vault.complete(KEY, offer(CAT, 1, 0))).isInstanceOf(CompleteOutcome.Conflict.class);
            assertThat(scene.owned(ANN)).isEqualTo(Bundle.NOTHING);
            scene.whole();
        }
    }

    @Test
    void cancellingTwiceIsOnceAndFailingForAnotherReasonIsAConflict() {
        try (VaultScene scene = new VaultScene()) {
            scene.vault.open(KEY, ANNS);
            EndOutcome cancelled = scene.vault.cancel(KEY);
            assertThat(scene.vault.cancel(KEY)).isEqualTo(cancelled);
            assertThat(scene.vault.fail(KEY, "x")).isInstanceOf(EndOutcome.Conflict.class);
            TradeKey other = key(BOT, "t/2");
            scene.vault.open(other, ANNS);
            EndOutcome failed = scene.vault.fail(other, "x");
            assertThat(scene.vault.fail(other, "x")).isEqualTo(failed);
            assertThat(scene.vault.fail(other, "y")).isInstanceOf(EndOutcome.Conflict.class);
        }
    }

    @Test
    void theSameTradeIdOfAnotherBotIsAnotherMeeting() {
        try (VaultScene scene = new VaultScene()) {
            scene.vault.open(KEY, ANNS);
            scene.vault.open(key(OTHER_BOT, "t/1"), ANNS);
            scene.vault.complete(KEY, offer(CAT, 1, 0));
            scene.vault.complete(key(OTHER_BOT, "t/1"), offer(CAT, 1, 0));
            assertThat(scene.owned(ANN)).isEqualTo(Bundle.of(CAT, 2));
        }
    }

    @Test
    void aTradeIsRememberedForAMonthAndItsHistoryForGood() {
        try (VaultScene scene = new VaultScene()) {
            Trade first = scene.deposited(ANNS, offer(CAT, 1, 0));
            TradeKey key = first.meeting().orElseThrow();
            for (int day = 0; day < 30; day++) {
                scene.time.advance(Duration.ofHours(23));
                scene.vault.expire(1);
                assertThat(scene.vault.complete(key, offer(CAT, 1, 0))).isInstanceOf(CompleteOutcome.Completed.class);
            }
            scene.time.advance(Duration.ofHours(23));
            scene.vault.expire(1);
            scene.time.advance(Duration.ofHours(23));
            scene.vault.expire(1);
            assertThat(scene.vault.complete(key, offer(CAT, 1, 0))).isInstanceOf(CompleteOutcome.UnknownTrade.class);
            assertThat(scene.history(ANN)).hasSize(1);
            assertThat(scene.owned(ANN)).isEqualTo(Bundle.of(CAT, 1));
            scene.whole();
        }
    }

    @Test
    @Covers("P-191")
    void aBeginningThatComesAfterItsEndBeginsNothing() {
        try (VaultScene scene = new VaultScene()) {
            scene.deposited(ANNS, offer(CAT, 2, 0));
            scene.reserved(ANN, Bundle.of(CAT, 2));
            assertThat(scene.vault.cancel(KEY)).isInstanceOf(EndOutcome.UnknownTrade.class);
            assertThat(scene.vault.open(KEY, ANNS)).isInstanceOf(OpenOutcome.Busy.class);
            assertThat(scene.vault.open(key(OTHER_BOT, "t/1"), ANNS)).isInstanceOf(OpenOutcome.Withdraw.class);
        }
    }
}
