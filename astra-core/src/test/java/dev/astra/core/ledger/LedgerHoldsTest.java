package dev.astra.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.ledger.Refusal.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgerHoldsTest extends LedgerScene {
    @Test
    void anEndedHoldDoesNotKeepAnAccountOpen() {
        ledger.hold(HoldRequest.of(new RequestId("h"), ANN, SHOP, usd(10)).until(now.plusSeconds(1)));
        assertThat(ledger.setOpen(SHOP, false)).isInstanceOf(ChangeOutcome.Unfit.class);
        now = now.plusSeconds(1);
        assertThat(ledger.setOpen(SHOP, false)).isInstanceOf(ChangeOutcome.Changed.class);
    }

    @Test
    void aHoldCountsAgainstBothLimitsAndIsPostedInParts() {
        HoldId hold = held("h", 6_000);
        assertThat(account(ANN).available()).isEqualTo(usd(4_000));
        assertThat(pay("a", ANN, FEES, 4_001)).isEqualTo(refused(Reason.BELOW_MINIMUM, ANN));
        assertThat(pay("b", BANK, SHOP, 94_001)).isEqualTo(refused(Reason.ABOVE_MAXIMUM, SHOP));
        assertThat(ledger.post(
                        PostRequest.part(new RequestId("p1"), hold, usd(2_000)).keepingRest()))
                .isEqualTo(applied(3));
        assertThat(account(ANN).outgoing()).isEqualTo(4_000);
        assertThat(ledger.post(PostRequest.part(new RequestId("p2"), hold, usd(4_001))))
                .isEqualTo(refused(Reason.MORE_THAN_HELD));
        assertThat(ledger.post(PostRequest.part(new RequestId("p3"), hold, usd(1_000))))
                .isEqualTo(applied(5));
        assertThat(account(ANN)).extracting(Account::posted, Account::outgoing).containsExactly(7_000L, 0L);
        assertThat(account(SHOP).incoming()).isZero();
        assertThat(ledger.post(PostRequest.all(new RequestId("p4"), hold))).isEqualTo(refused(Reason.FINISHED_HOLD));
        assertThat(ledger.voidHold(new RequestId("v"), new HoldId(99)))
                .isEqualTo(new HoldOutcome.Refused(new Refusal(Reason.UNKNOWN_HOLD, Optional.empty())));
        assertThat(Ledger.holdEvents(store.view(), ANN).newest(10).entries())
                .extracting(HoldEvent::kind)
                .containsExactly(
                        HoldEvent.Kind.RELEASED, HoldEvent.Kind.POSTED, HoldEvent.Kind.POSTED, HoldEvent.Kind.HELD);
    }

    @Test
    void aHoldEndsAtItsMomentAndNotOneMillisecondBefore() {
        Instant end = now.plus(Duration.ofHours(1));
        ledger.hold(HoldRequest.of(new RequestId("h"), ANN, SHOP, usd(10_000)).until(end));
        now = end.minusMillis(1);
        assertThat(pay("a", ANN, FEES, 1)).isEqualTo(refused(Reason.BELOW_MINIMUM, ANN));
        now = end;
        assertThat(pay("b", ANN, FEES, 10_000)).isEqualTo(applied(3));
        assertThat(ledger.post(PostRequest.all(new RequestId("p"), new HoldId(1))))
                .isEqualTo(refused(Reason.FINISHED_HOLD));
        assertThat(ledger.verify().holds()).isZero();
    }

    @Test
    void manyHoldsThatEndAtOnceAreTidiedUpAFewAtATimeAndCountNoMore() {
        for (int i = 0; i < 100; i++) {
            ledger.hold(
                    HoldRequest.of(new RequestId("h" + i), ANN, SHOP, usd(100)).until(now.plusSeconds(1)));
        }
        now = now.plusSeconds(2);
        pay("other", BANK, FEES, 1);
        assertThat(store.view().table(Holds.HOLDS).count()).isEqualTo(84);
        assertThat(account(ANN).available()).isEqualTo(usd(10_000));
        assertThat(ledger.tryOut(store.view(), Transfer.of(new RequestId("t"), ANN, FEES, usd(10_000)))
                        .outcome())
                .isEqualTo(applied(5));
        assertThat(store.<Integer>write(tx -> ledger.expire(tx, 50))).isEqualTo(50);
        assertThat(pay("all", ANN, FEES, 10_000)).isEqualTo(applied(5));
        assertThat(ledger.verify().isWhole()).isTrue();
    }

    @Test
    void anEndedHoldIsNotPostedAlsoBeforeItIsTidiedUp() {
        for (int i = 0; i < 40; i++) {
            ledger.hold(
                    HoldRequest.of(new RequestId("h" + i), BANK, FEES, usd(1)).until(now.plusMillis(i)));
        }
        now = now.plusMillis(39);
        assertThat(ledger.post(PostRequest.all(new RequestId("p"), new HoldId(40))))
                .isEqualTo(refused(Reason.FINISHED_HOLD));
        assertThat(account(FEES).posted()).isZero();
    }

    @Test
    void aTransferIsReversedOnceInHoweverManyParts() {
        pay("sale", ANN, SHOP, 1_000);
        TransferId sale = new TransferId(3);
        assertThat(ledger.reverse(Reversal.part(new RequestId("r1"), sale, usd(300))))
                .isEqualTo(applied(5));
        assertThat(ledger.reverse(Reversal.part(new RequestId("r2"), sale, usd(701))))
                .isEqualTo(refused(Reason.MORE_THAN_LEFT));
        assertThat(ledger.reverse(Reversal.all(new RequestId("r3"), sale))).isEqualTo(applied(7));
        assertThat(ledger.reverse(Reversal.all(new RequestId("r3"), sale))).isEqualTo(applied(7));
        assertThat(ledger.reverse(Reversal.all(new RequestId("r4"), sale))).isEqualTo(refused(Reason.REVERSED_ALREADY));
        assertThat(ledger.reverse(Reversal.all(new RequestId("r5"), new TransferId(7))))
                .isEqualTo(refused(Reason.IS_REVERSAL));
        assertThat(ledger.reverse(Reversal.all(new RequestId("r6"), new TransferId(4))))
                .isEqualTo(refused(Reason.UNKNOWN_TRANSFER));
        assertThat(ledger.reverse(
                        Reversal.part(new RequestId("r7"), new TransferId(1), new Amount(1, new Asset("EUR", 2)))))
                .isEqualTo(refused(Reason.OTHER_ASSET));
        assertThat(account(ANN).posted()).isEqualTo(10_000);
    }

    @Test
    void aReversalThatTheOtherCannotPayNamesTheOther() {
        ledger.transfer(Transfer.of(
                new RequestId("sale"), List.of(new Leg(ANN, SHOP, usd(500)), new Leg(SHOP, FEES, usd(500)))));
        pay("spent", FEES, BANK, 500);
        assertThat(ledger.reverse(Reversal.all(new RequestId("r"), new TransferId(3))))
                .isEqualTo(refused(Reason.BELOW_MINIMUM, FEES))
                .isEqualTo(ledger.reverse(Reversal.all(new RequestId("r"), new TransferId(3))));
    }

    @Test
    void allTogetherOrEachAlone() {
        Transfer good = Transfer.of(new RequestId("good"), ANN, SHOP, usd(100));
        Transfer bad = Transfer.of(new RequestId("bad"), ANN, SHOP, usd(50_000));
        assertThat(ledger.transferAll(List.of(good, bad), Bulk.ALL))
                .containsExactly(refused(Reason.WITH_ANOTHER), refused(Reason.BELOW_MINIMUM, ANN))
                .isEqualTo(ledger.transferAll(List.of(good, bad), Bulk.ALL));
        Transfer again = Transfer.of(new RequestId("again"), ANN, SHOP, usd(100));
        assertThat(ledger.transferAll(List.of(again, bad, again), Bulk.EACH))
                .containsExactly(applied(3), refused(Reason.BELOW_MINIMUM, ANN), applied(3));
        assertThat(account(SHOP).posted()).isEqualTo(100);
    }

    @Test
    void evenARestOfOneIsTold() {
        HoldId hold = held("h", 100);
        ledger.post(PostRequest.part(new RequestId("p"), hold, usd(99)));
        assertThat(heard.get(heard.size() - 1))
                .isEqualTo(
                        new LedgerEvent.Held(new HoldEvent(HoldEvent.Kind.RELEASED, hold, ANN, SHOP, usd(1), usd(0))));
    }
}
