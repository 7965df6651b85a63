package dev.astra.trading.vault;

import static dev.astra.trading.vault.VaultScene.ANN;
import static dev.astra.trading.vault.VaultScene.ANNS;
import static dev.astra.trading.vault.VaultScene.BLOCK;
import static dev.astra.trading.vault.VaultScene.BOB;
import static dev.astra.trading.vault.VaultScene.BOBS;
import static dev.astra.trading.vault.VaultScene.BOT;
import static dev.astra.trading.vault.VaultScene.CAT;
import static dev.astra.trading.vault.VaultScene.DOG;
import static dev.astra.trading.vault.VaultScene.WHALE;
import static dev.astra.trading.vault.VaultScene.bundle;
import static dev.astra.trading.vault.VaultScene.fault;
import static dev.astra.trading.vault.VaultScene.key;
import static dev.astra.trading.vault.VaultScene.offer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.testkit.Covers;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Fault;
import dev.astra.trading.vault.item.Handover;
import dev.astra.trading.vault.item.Item;
import dev.astra.trading.vault.item.Rarity;
import dev.astra.trading.vault.trade.PastTrade;
import dev.astra.trading.vault.trade.Trade;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DepositTest {
    private static final long LEAST = 50_000_000;
    private static final long MOST = 10_000_000_000L;

    private final VaultScene scene = new VaultScene();

    @AfterEach
    void close() {
        scene.whole();
        scene.close();
    }

    private Fault.Kind refused(Handover handover) {
        Fault fault = fault(scene.trade(ANNS, handover));
        assertThat(scene.owned(ANN)).isEqualTo(Bundle.NOTHING);
        return fault.kind();
    }

    private static Handover gems(long gems) {
        return new Handover(List.of(), gems);
    }

    @Test
    @Covers("P-130")
    void everyVariantOfHugeAndTitanicPetsIsTaken() {
        List<Handover.Piece> pieces = new ArrayList<>();
        for (String base : List.of("Huge Cat", "Titanic Whale")) {
            for (Rarity rarity : Rarity.values()) {
                pieces.add(Handover.Piece.of(base, rarity, false));
                pieces.add(Handover.Piece.of(base, rarity, true));
            }
        }
        scene.deposited(ANNS, new Handover(pieces, 0));
        assertThat(scene.holdings(ANN).items()).hasSize(12);
        assertThat(scene.holdings(ANN).pieces()).isEqualTo(12);
    }

    @Test
    void namesAreTakenInTheSpellingOfTheCatalogue() {
        scene.deposited(ANNS, Handover.ofNames(List.of("huge cat", "Huge Cat"), 0));
        assertThat(scene.owned(ANN)).isEqualTo(Bundle.of(CAT, 2));
    }

    @Test
    @Covers("P-131")
    void anotherPetIsRefusedWithItsName() {
        CompleteOutcome outcome = scene.trade(ANNS, Handover.ofNames(List.of("Huge Cat", "Golden Small Mouse"), 0));
        assertThat(fault(outcome).message()).contains("Golden Small Mouse").contains("Huge and Titanic");
        assertThat(scene.owned(ANN)).isEqualTo(Bundle.NOTHING);
        assertThat(refused(Handover.ofNames(List.of("Huge"), 0))).isEqualTo(Fault.Kind.UNSUPPORTED_PET);
        assertThat(refused(Handover.ofNames(List.of("Golden Golden Huge Cat"), 0)))
                .isEqualTo(Fault.Kind.UNREADABLE_NAME);
    }

    @Test
    @Covers({"P-132", "P-133"})
    void theLeastIsFiftyMillionGems() {
        assertThat(refused(gems(LEAST - 1))).isEqualTo(Fault.Kind.GEMS_BELOW_MINIMUM);
        scene.deposited(ANNS, gems(LEAST));
        assertThat(scene.owned(ANN)).isEqualTo(Bundle.ofGems(LEAST));
    }

    @Test
    @Covers({"P-134", "P-135"})
    void theMostIsTenBillionGemsInBlocks() {
        assertThat(refused(gems(MOST + BLOCK))).isEqualTo(Fault.Kind.GEMS_ABOVE_MAXIMUM);
        assertThat(refused(gems(MOST - 1))).isEqualTo(Fault.Kind.GEMS_NOT_IN_BLOCKS);
        assertThat(refused(gems(LEAST + 1))).isEqualTo(Fault.Kind.GEMS_NOT_IN_BLOCKS);
        scene.deposited(ANNS, gems(MOST));
        assertThat(scene.owned(ANN)).isEqualTo(Bundle.ofGems(MOST));
    }

    @Test
    @Covers({"P-136", "P-137"})
    void lessThanNothingAndNothingAreRefused() {
        assertThat(refused(gems(-BLOCK))).isEqualTo(Fault.Kind.GEMS_NEGATIVE);
        assertThat(refused(gems(Long.MIN_VALUE))).isEqualTo(Fault.Kind.GEMS_NEGATIVE);
        assertThat(refused(new Handover(List.of(Handover.Piece.of(CAT, 1)), -1)))
                .isEqualTo(Fault.Kind.GEMS_NEGATIVE);
        assertThat(refused(Handover.NOTHING)).isEqualTo(Fault.Kind.NOTHING_OFFERED);
    }

    @Test
    @Covers("P-138")
    void moreThanFiftyPetsAreRefused() {
        assertThat(refused(offer(CAT, 51, 0))).isEqualTo(Fault.Kind.TOO_MANY_PETS);
        assertThat(refused(new Handover(List.of(Handover.Piece.of(CAT, 50), Handover.Piece.of(DOG, 1)), 0)))
                .isEqualTo(Fault.Kind.TOO_MANY_PETS);
        for (long quantity : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            Handover.Piece piece = new Handover.Piece("Huge Cat", Optional.empty(), quantity);
            assertThat(refused(new Handover(List.of(Handover.Piece.of(CAT, 3), piece), 0)))
                    .isEqualTo(Fault.Kind.BAD_QUANTITY);
        }
        scene.deposited(ANNS, offer(CAT, 50, 0));
    }

    @Test
    @Covers("P-139")
    void aBotHoldsAHundredBillionGemsAndNoMore() {
        for (int i = 0; i < 10; i++) {
            scene.deposited(i % 2 == 0 ? ANNS : BOBS, gems(MOST));
        }
        Fault fault = fault(scene.trade(ANNS, gems(LEAST)));
        assertThat(fault.kind()).isEqualTo(Fault.Kind.BOT_GEMS_FULL);
        assertThat(fault.limit()).isEqualTo(100_000_000_000L);
        assertThat(scene.<Long>store(view -> Vault.gems(view, BOT))).isEqualTo(100_000_000_000L);
        scene.vault.open(key(VaultScene.OTHER_BOT, "elsewhere"), ANNS);
        assertThat(scene.vault.complete(key(VaultScene.OTHER_BOT, "elsewhere"), gems(LEAST)))
                .isInstanceOf(CompleteOutcome.Completed.class);
    }

    @Test
    @Covers({"P-166", "P-183"})
    void aDepositIsCompletedWithItsMomentAndValue() {
        scene.time.advance(Duration.ofSeconds(5));
        Trade trade = scene.deposited(
                ANNS, new Handover(List.of(Handover.Piece.of(CAT, 3), Handover.Piece.of(DOG, 2)), LEAST));
        assertThat(trade.state()).isEqualTo(Trade.State.COMPLETED);
        assertThat(trade.ended()).contains(scene.time.instant());
        assertThat(trade.value()).isEqualTo(3 * 1_000 + 2 * 25_000);
        PastTrade past = scene.history(ANN).get(0);
        assertThat(past.id()).isEqualTo(trade.id());
        assertThat(past.state()).isEqualTo(Trade.State.COMPLETED);
        assertThat(past.value()).isEqualTo(53_000);
        assertThat(past.goods().gems()).isEqualTo(LEAST);
    }

    @Test
    @Covers("P-167")
    void aRefusedDepositIsRecordedAsFailedWithItsReason() {
        CompleteOutcome outcome =
                scene.trade(ANNS, new Handover(List.of(Handover.Piece.of(CAT, 1), Handover.Piece.of("Mouse")), 0));
        assertThat(fault(outcome).kind()).isEqualTo(Fault.Kind.UNSUPPORTED_PET);
        PastTrade past = scene.history(ANN).get(0);
        assertThat(past.state()).isEqualTo(Trade.State.FAILED);
        assertThat(past.reason()).contains("Mouse");
        assertThat(past.goods()).isEqualTo(Bundle.of(CAT, 1));
        scene.vault.open(key(BOT, "x"), ANNS);
        scene.vault.fail(key(BOT, "x"), "the game closed the window");
        assertThat(scene.history(ANN).get(0).reason()).isEqualTo("the game closed the window");
        assertThat(scene.history(ANN).get(0).state()).isEqualTo(Trade.State.FAILED);
    }

    @Test
    void aDepositThatExpiredIsTakenInWhenTheClientComesBack() {
        scene.vault.open(key(BOT, "late"), ANNS);
        scene.time.advance(Duration.ofMinutes(15));
        assertThat(scene.vault.expire(10)).isEqualTo(1);
        assertThat(scene.<Boolean>store(view -> Vault.hasOpenTrade(view, ANN))).isFalse();
        scene.time.advance(Duration.ofHours(20));
        VaultScene.completed(scene.vault.complete(key(BOT, "late"), offer(WHALE, 1, 0)));
        assertThat(scene.owned(ANN)).isEqualTo(Bundle.of(WHALE, 1));
        assertThat(scene.history(ANN)).hasSize(1);
    }

    @Test
    void unknownPlayersAndUnknownKeysAreTold() {
        assertThat(scene.vault.open(key(BOT, "a"), VaultScene.STRANGERS)).isInstanceOf(OpenOutcome.UnknownPlayer.class);
        assertThat(scene.vault.complete(key(BOT, "a"), offer(CAT, 1, 0)))
                .isInstanceOf(CompleteOutcome.UnknownTrade.class);
        assertThat(scene.vault.cancel(key(BOT, "a"))).isInstanceOf(EndOutcome.UnknownTrade.class);
        assertThat(scene.owned(BOB)).isEqualTo(Bundle.NOTHING);
        assertThat(bundle(Item.of("Huge Cat"), 1, 0)).isEqualTo(Bundle.of(CAT, 1));
    }
}
