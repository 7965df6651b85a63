package dev.astra.trading.vault;

import static dev.astra.trading.vault.VaultScene.ANN;
import static dev.astra.trading.vault.VaultScene.ANNS;
import static dev.astra.trading.vault.VaultScene.BLOCK;
import static dev.astra.trading.vault.VaultScene.BOT;
import static dev.astra.trading.vault.VaultScene.CAT;
import static dev.astra.trading.vault.VaultScene.DOG;
import static dev.astra.trading.vault.VaultScene.STRANGERS;
import static dev.astra.trading.vault.VaultScene.bundle;
import static dev.astra.trading.vault.VaultScene.completed;
import static dev.astra.trading.vault.VaultScene.fault;
import static dev.astra.trading.vault.VaultScene.key;
import static dev.astra.trading.vault.VaultScene.offer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.testkit.Covers;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Fault;
import dev.astra.trading.vault.item.Handover;
import dev.astra.trading.vault.trade.Trade;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What older clients ask, who know no ids of trades. */
class LegacyClientTest {
    private final VaultScene scene = new VaultScene();

    @AfterEach
    void close() {
        scene.whole();
        scene.close();
    }

    private String decide(PlayerId player) {
        return scene.<Decision>store(view -> Vault.decide(view, player))
                .fold(
                        deposit -> "deposit",
                        withdraw -> "withdraw " + withdraw.trade().wanted().names(),
                        unknown -> "unknown",
                        busy -> "busy");
    }

    private CheckOutcome check(PlayerId player, Handover handover) {
        return scene.store(view -> scene.vault.check(view, player, handover));
    }

    @Test
    @Covers({"P-085", "P-164"})
    void onlyWhatIsReservedIsHandedOut() {
        assertThat(decide(STRANGERS)).isEqualTo("unknown");
        assertThat(decide(ANNS)).isEqualTo("deposit");
        scene.deposited(ANNS, new Handover(List.of(Handover.Piece.of(CAT, 3), Handover.Piece.of(DOG, 1)), 0));
        assertThat(decide(ANNS)).isEqualTo("deposit");
        scene.reserved(ANN, Bundle.of(CAT, 2));
        assertThat(decide(ANNS)).isEqualTo("withdraw [Huge Cat, Huge Cat]");
        scene.vault.open(key(BOT, "x"), ANNS);
        assertThat(decide(ANNS)).isEqualTo("busy");
        scene.vault.cancel(key(BOT, "x"));
        scene.vault.cancel(ANN);
        assertThat(decide(ANNS)).isEqualTo("deposit");
    }

    @Test
    @Covers({"P-086", "P-088"})
    void aConfirmedDepositCreditsEachNameAndHasANumber() {
        Trade trade = completed(scene.vault.deposit(
                ANNS, Handover.ofNames(List.of("Huge Cat", "Shiny Golden Huge Dog", "Huge Cat"), 0)));
        assertThat(trade.id().value()).isPositive();
        assertThat(scene.owned(ANN)).isEqualTo(Bundle.of(CAT, 2).plus(Bundle.of(DOG, 1)));
        assertThat(scene.history(ANN).get(0).id()).isEqualTo(trade.id());
        assertThat(scene.vault.deposit(STRANGERS, offer(CAT, 1, 0))).isInstanceOf(CompleteOutcome.UnknownPlayer.class);
        assertThat(scene.vault.withdraw(STRANGERS, offer(CAT, 1, 0))).isInstanceOf(CompleteOutcome.UnknownPlayer.class);
    }

    @Test
    @Covers("P-087")
    void aConfirmedWithdrawalDebitsAndEndsWhatWaited() {
        scene.deposited(ANNS, offer(CAT, 3, 0));
        Trade reserved = scene.reserved(ANN, Bundle.of(CAT, 2));
        Trade trade = completed(scene.vault.withdraw(ANNS, Handover.ofNames(List.of("Huge Cat"), 0)));
        assertThat(trade.id()).isEqualTo(reserved.id());
        assertThat(scene.available(ANN)).isEqualTo(Bundle.of(CAT, 2));
        assertThat(decide(ANNS)).isEqualTo("deposit");
    }

    @Test
    @Covers({"P-091", "P-092"})
    void aCheckSaysWhoAndHowMuchOrWhyNot() {
        CheckOutcome.Valid valid = (CheckOutcome.Valid) check(ANNS, offer(DOG, 2, BLOCK));
        assertThat(valid.user()).isEqualTo(ANN);
        assertThat(valid.value()).isEqualTo(50_000);
        CheckOutcome.Invalid invalid = (CheckOutcome.Invalid) check(ANNS, offer(DOG, 2, 1));
        assertThat(invalid.fault().message()).contains("50,000,000");
        assertThat(check(ANNS, Handover.NOTHING)).isInstanceOf(CheckOutcome.Invalid.class);
        assertThat(check(STRANGERS, offer(DOG, 1, 0))).isInstanceOf(CheckOutcome.UnknownPlayer.class);
        assertThat(scene.owned(ANN)).isEqualTo(Bundle.NOTHING);
        assertThat(scene.history(ANN)).isEmpty();
    }

    @Test
    @Covers("P-093")
    void aDepositIsCheckedAgainInFullWhenItIsCompleted() {
        for (Handover handover : List.of(
                offer(CAT, 51, 0),
                new Handover(List.of(), -BLOCK),
                new Handover(List.of(), 1),
                Handover.ofNames(List.of("Mouse"), 0),
                Handover.NOTHING)) {
            fault(scene.vault.deposit(ANNS, handover));
        }
        assertThat(scene.owned(ANN)).isEqualTo(Bundle.NOTHING);
        assertThat(scene.history(ANN)).hasSize(5).allMatch(past -> past.state() == Trade.State.FAILED);
    }

    @Test
    @Covers({"P-169", "P-140"})
    void whatWasHandedOutAfterTheReservationWasOverIsTakenFromWhatIsFree() {
        scene.deposited(ANNS, offer(CAT, 3, 2 * BLOCK));
        scene.reserved(ANN, bundle(CAT, 2, BLOCK));
        scene.time.advance(Duration.ofMinutes(31));
        scene.vault.expire(1);
        completed(scene.vault.withdraw(ANNS, offer(CAT, 2, BLOCK)));
        assertThat(scene.owned(ANN)).isEqualTo(bundle(CAT, 1, BLOCK));
        Fault fault = fault(scene.vault.withdraw(ANNS, Handover.ofNames(List.of("Huge Cat", "Huge Cat"), 0)));
        assertThat(fault.kind()).isEqualTo(Fault.Kind.MORE_THAN_OWNED);
        assertThat(scene.history(ANN).get(0).state()).isEqualTo(Trade.State.FAILED);
        assertThat(scene.owned(ANN)).isEqualTo(bundle(CAT, 1, BLOCK));
    }
}
