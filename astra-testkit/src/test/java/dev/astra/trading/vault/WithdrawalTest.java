package dev.astra.trading.vault;

import static dev.astra.trading.vault.VaultScene.ANN;
import static dev.astra.trading.vault.VaultScene.ANNS;
import static dev.astra.trading.vault.VaultScene.BLOCK;
import static dev.astra.trading.vault.VaultScene.BOT;
import static dev.astra.trading.vault.VaultScene.CAT;
import static dev.astra.trading.vault.VaultScene.DOG;
import static dev.astra.trading.vault.VaultScene.OTHER_BOT;
import static dev.astra.trading.vault.VaultScene.STRANGER;
import static dev.astra.trading.vault.VaultScene.bundle;
import static dev.astra.trading.vault.VaultScene.completed;
import static dev.astra.trading.vault.VaultScene.fault;
import static dev.astra.trading.vault.VaultScene.key;
import static dev.astra.trading.vault.VaultScene.offer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.testkit.Covers;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Fault;
import dev.astra.trading.vault.item.Handover;
import dev.astra.trading.vault.trade.PastTrade;
import dev.astra.trading.vault.trade.Trade;
import dev.astra.trading.vault.trade.TradeCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WithdrawalTest {
    private final VaultScene scene = new VaultScene();

    @BeforeEach
    void deposit() {
        scene.deposited(ANNS, new Handover(List.of(Handover.Piece.of(CAT, 3), Handover.Piece.of(DOG, 1)), 4 * BLOCK));
    }

    @AfterEach
    void close() {
        scene.whole();
        scene.close();
    }

    private Trade opened(String trade) {
        return scene.vault
                .open(key(BOT, trade), ANNS)
                .fold(
                        deposit -> deposit.trade(),
                        withdraw -> withdraw.trade(),
                        unknown -> fail(),
                        busy -> fail(),
                        conflict -> fail());
    }

    private static Trade fail() {
        throw new AssertionError("expected a trade");
    }

    @Test
    @Covers({"P-140", "P-141"})
    void moreThanIsOwnedAndNothingAreRefused() {
        Fault fault = fault(scene.vault.request(ANN, Bundle.of(CAT, 4)));
        assertThat(fault.kind()).isEqualTo(Fault.Kind.MORE_THAN_OWNED);
        assertThat(fault.limit()).isEqualTo(3);
        assertThat(fault(scene.vault.request(ANN, Bundle.ofItems(List.of(CAT, DOG, CAT, CAT, CAT))))
                        .kind())
                .isEqualTo(Fault.Kind.MORE_THAN_OWNED);
        assertThat(fault(scene.vault.request(ANN, Bundle.NOTHING)).kind()).isEqualTo(Fault.Kind.NOTHING_OFFERED);
        assertThat(scene.heard).noneMatch(trade -> trade.kind() == Trade.Kind.WITHDRAWAL);
        assertThat(scene.vault.request(STRANGER, Bundle.of(CAT, 1))).isInstanceOf(WithdrawalOutcome.NotLinked.class);
    }

    @Test
    @Covers("P-142")
    void gemsGoOutByTheRulesThatTheyComeInBy() {
        assertThat(fault(scene.vault.request(ANN, Bundle.ofGems(BLOCK - 1))).kind())
                .isEqualTo(Fault.Kind.GEMS_BELOW_MINIMUM);
        assertThat(fault(scene.vault.request(ANN, Bundle.ofGems(BLOCK + 1))).kind())
                .isEqualTo(Fault.Kind.GEMS_NOT_IN_BLOCKS);
        assertThat(fault(scene.vault.request(ANN, Bundle.ofGems(201 * BLOCK))).kind())
                .isEqualTo(Fault.Kind.GEMS_ABOVE_MAXIMUM);
        assertThat(fault(scene.vault.request(ANN, Bundle.ofGems(5 * BLOCK))).kind())
                .isEqualTo(Fault.Kind.MORE_GEMS_THAN_OWNED);
        scene.reserved(ANN, Bundle.ofGems(3 * BLOCK));
        opened("w");
        completed(scene.vault.complete(key(BOT, "w"), Handover.of(Bundle.ofGems(3 * BLOCK))));
        assertThat(scene.holdings(ANN).gems()).isEqualTo(BLOCK);
        assertThat(scene.<Long>store(view -> Vault.gems(view, BOT))).isEqualTo(BLOCK);
    }

    @Test
    @Covers("P-164")
    void aWithdrawalReservesAndCancellingOrTimeGivesFree() {
        Bundle wish = bundle(CAT, 2, BLOCK);
        scene.reserved(ANN, wish);
        assertThat(scene.available(ANN)).isEqualTo(bundle(CAT, 1, 3 * BLOCK).plus(Bundle.of(DOG, 1)));
        assertThat(scene.vault.request(ANN, Bundle.of(DOG, 1))).isInstanceOf(WithdrawalOutcome.AlreadyReserved.class);
        assertThat(scene.vault.cancel(ANN)).isInstanceOf(CancelOutcome.Cancelled.class);
        assertThat(scene.available(ANN)).isEqualTo(scene.owned(ANN));
        assertThat(scene.vault.cancel(ANN)).isInstanceOf(CancelOutcome.NoneReserved.class);
        scene.reserved(ANN, wish);
        scene.time.advance(Duration.ofMinutes(30).minusNanos(1));
        assertThat(scene.vault.expire(10)).isZero();
        scene.time.advance(Duration.ofNanos(1));
        assertThat(scene.vault.expire(10)).isEqualTo(1);
        assertThat(scene.available(ANN)).isEqualTo(scene.owned(ANN));
        assertThat(scene.history(ANN).stream().map(PastTrade::state).limit(2))
                .containsExactly(Trade.State.EXPIRED, Trade.State.CANCELLED);
    }

    @Test
    @Covers("P-164")
    void whatIsOverIsNotHandedOutAlsoIfNobodyTidiedUp() {
        scene.reserved(ANN, Bundle.of(CAT, 2));
        scene.time.advance(Duration.ofMinutes(30));
        assertThat(opened("late").kind()).isEqualTo(Trade.Kind.DEPOSIT);
        assertThat(scene.available(ANN)).isEqualTo(scene.owned(ANN));
        assertThat(scene.reserved(ANN, Bundle.of(CAT, 3)).state()).isEqualTo(Trade.State.RESERVED);
    }

    @Test
    @Covers("P-165")
    void partialDeliveryTakesOnlyWhatWasDelivered() {
        scene.reserved(ANN, bundle(CAT, 2, 2 * BLOCK).plus(Bundle.of(DOG, 1)));
        opened("w");
        Trade trade = completed(scene.vault.complete(key(BOT, "w"), offer(CAT, 1, BLOCK)));
        assertThat(trade.moved()).isEqualTo(bundle(CAT, 1, BLOCK));
        assertThat(trade.value()).isEqualTo(1_000);
        assertThat(scene.available(ANN)).isEqualTo(bundle(CAT, 2, 3 * BLOCK).plus(Bundle.of(DOG, 1)));
        assertThat(scene.available(ANN)).isEqualTo(scene.owned(ANN));
        assertThat(opened("next").kind()).isEqualTo(Trade.Kind.DEPOSIT);
    }

    @Test
    @Covers("P-169")
    void moreThanWasReservedIsRefusedAndNothingIsClamped() {
        scene.reserved(ANN, bundle(CAT, 2, BLOCK));
        opened("w");
        for (Handover handover :
                List.of(offer(CAT, 3, 0), offer(CAT, 1, 2 * BLOCK), offer(DOG, 1, 0), offer(CAT, 2, 2 * BLOCK))) {
            Fault fault = fault(scene.vault.complete(key(BOT, "w"), handover));
            assertThat(fault.kind()).isIn(Fault.Kind.MORE_THAN_RESERVED, Fault.Kind.MORE_GEMS_THAN_RESERVED);
        }
        assertThat(fault(scene.vault.complete(key(BOT, "w"), Handover.NOTHING)).kind())
                .isEqualTo(Fault.Kind.NOTHING_OFFERED);
        assertThat(scene.holdings(ANN).items().get(CAT)).isEqualTo(new Holding(3, 2));
        assertThat(scene.holdings(ANN).gemsReserved()).isEqualTo(BLOCK);
        completed(scene.vault.complete(key(BOT, "w"), offer(CAT, 2, BLOCK)));
    }

    @Test
    void aMeetingThatCameToNothingLeavesTheReservationForTheNextBot() {
        Trade reserved = scene.reserved(ANN, Bundle.of(CAT, 2));
        opened("one");
        assertThat(scene.vault.open(key(OTHER_BOT, "two"), ANNS)).isInstanceOf(OpenOutcome.Busy.class);
        assertThat(scene.vault.cancel(ANN)).isInstanceOf(CancelOutcome.BeingTraded.class);
        scene.vault.cancel(key(BOT, "one"));
        OpenOutcome second = scene.vault.open(key(OTHER_BOT, "two"), ANNS);
        assertThat(((OpenOutcome.Withdraw) second).trade().id()).isEqualTo(reserved.id());
        completed(scene.vault.complete(key(OTHER_BOT, "two"), offer(CAT, 2, 0)));
        assertThat(scene.vault.complete(key(BOT, "one"), offer(CAT, 2, 0)))
                .isInstanceOf(CompleteOutcome.Conflict.class);
        assertThat(scene.owned(ANN).count(CAT)).isEqualTo(1);
    }

    @Test
    void whatABotIsHandingOutDoesNotExpire() {
        scene.reserved(ANN, Bundle.of(CAT, 2));
        opened("w");
        scene.time.advance(Duration.ofHours(20));
        assertThat(scene.vault.expire(10)).isZero();
        assertThat(scene.<List<Trade>>store(
                        view -> Vault.openSince(view, scene.time.instant().minus(Duration.ofMinutes(10)))
                                .toList()))
                .hasSize(1);
        completed(scene.vault.complete(key(BOT, "w"), offer(CAT, 2, 0)));
    }

    @Test
    @Covers("P-167")
    void aFailedDeliveryIsRecordedWithItsReasonAndGivesFree() {
        scene.reserved(ANN, bundle(CAT, 2, BLOCK));
        opened("w");
        scene.vault.fail(key(BOT, "w"), "the pets are not in the bot's bag");
        assertThat(scene.available(ANN)).isEqualTo(scene.owned(ANN));
        PastTrade past = scene.history(ANN).get(0);
        assertThat(past.state()).isEqualTo(Trade.State.FAILED);
        assertThat(past.reason()).isEqualTo("the pets are not in the bot's bag");
        assertThat(past.goods()).isEqualTo(bundle(CAT, 2, BLOCK));
    }

    @Test
    @Covers("P-197")
    void theCodeThatTheUserSawIsTheOneThatTheBotSays() {
        TradeCode told = scene.vault.announce(ANN);
        assertThat(scene.vault.announce(ANN)).isEqualTo(told);
        Trade reserved = scene.reserved(ANN, Bundle.of(CAT, 1));
        assertThat(reserved.code()).isEqualTo(told);
        assertThat(opened("w").code()).isEqualTo(told);
        completed(scene.vault.complete(key(BOT, "w"), offer(CAT, 1, 0)));
        assertThat(scene.<Optional<TradeCode>>store(view -> Vault.code(view, ANN)))
                .isEmpty();
        assertThat(scene.vault.announce(ANN)).isNotEqualTo(told);
        assertThat(told.text()).matches("[a-z]+-[a-z]+-[1-9][0-9]{2}");
    }
}
