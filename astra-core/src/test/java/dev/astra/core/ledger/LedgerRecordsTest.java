package dev.astra.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.ledger.Refusal.Reason;
import dev.astra.core.store.View;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a ledger says of what happened, to listeners, in its entries, and when it is proved. */
class LedgerRecordsTest extends LedgerScene {
    private List<Entry> entries(AccountName name) {
        return store.read(view -> Ledger.statement(view, name))
                .orElseThrow()
                .newest(10)
                .entries();
    }

    private void reopen() {
        store.close();
        store = open();
        ledger = ledger();
    }

    private static Account account(View view, AccountName name) {
        return Accounts.find(view, name).orElseThrow();
    }

    @Test
    void aHoldThatThePayeeHasNoRoomForIsRefused() {
        pay("much", BANK, SHOP, 95_000);
        assertThat(ledger.hold(HoldRequest.of(new RequestId("h"), ANN, SHOP, usd(5_001))))
                .isEqualTo(new HoldOutcome.Refused(new Refusal(Reason.ABOVE_MAXIMUM, Optional.of(SHOP))));
        held("h2", 5_000);
        assertThat(account(SHOP).incoming()).isEqualTo(5_000);
    }

    @Test
    void newLimitsMustBeKeptWithAllThatIsHeld() {
        ledger.hold(HoldRequest.of(new RequestId("h"), BANK, SHOP, usd(6_000)));
        assertThat(ledger.limit(BANK, new Limits(-15_999, 0))).isInstanceOf(ChangeOutcome.Unfit.class);
        assertThat(ledger.limit(BANK, new Limits(-16_000, 0))).isInstanceOf(ChangeOutcome.Changed.class);
        assertThat(ledger.limit(SHOP, new Limits(0, 5_999))).isInstanceOf(ChangeOutcome.Unfit.class);
        assertThat(ledger.limit(SHOP, new Limits(0, 6_000))).isInstanceOf(ChangeOutcome.Changed.class);
    }

    @Test
    void howAHoldEndedIsTold() {
        HoldId given = held("h", 1_000);
        ledger.voidHold(new RequestId("v"), given);
        ledger.hold(HoldRequest.of(new RequestId("e"), ANN, SHOP, usd(500)).until(now.plusSeconds(1)));
        now = now.plus(Duration.ofSeconds(1));
        assertThat(store.<Integer>write(tx -> ledger.expire(tx, 10))).isEqualTo(1);
        assertThat(Ledger.holdEvents(store.view(), ANN).newest(10).entries())
                .extracting(event -> event.kind() + " " + event.amount().minor())
                .containsExactly("EXPIRED 500", "HELD 500", "VOIDED 1000", "HELD 1000");
    }

    @Test
    void entriesSayWhatTheyComeFromAlsoAfterReopening() {
        HoldId hold = held("h", 1_000);
        ledger.post(PostRequest.all(new RequestId("p"), hold));
        ledger.reverse(Reversal.part(new RequestId("r"), new TransferId(3), usd(300)));
        ledger.transfer(Transfer.of(new RequestId("e"), ANN, SHOP, usd(7)).effective(now.minusSeconds(90)));
        for (int round = 0; round < 2; round++) {
            List<Entry> newest = entries(ANN);
            assertThat(newest.get(0).effectiveAt()).isEqualTo(now.minusSeconds(90));
            assertThat(newest.get(0).recordedAt()).isEqualTo(now);
            assertThat(newest.get(0).hold()).isEmpty();
            assertThat(newest.get(0).reverses()).isEmpty();
            assertThat(newest.get(1).reverses()).contains(new TransferId(3));
            assertThat(newest.get(1).amount()).isEqualTo(usd(300));
            assertThat(newest.get(2).hold()).contains(hold);
            assertThat(newest.get(2).other()).isEqualTo(SHOP);
            assertThat(entries(SHOP).get(2).amount()).isEqualTo(usd(1_000));
            reopen();
        }
    }

    @Test
    void aReversalNamesTheLegsAccountThatCannotPay() {
        List<Leg> legs = List.of(new Leg(ANN, SHOP, usd(100)), new Leg(ANN, FEES, usd(200)));
        assertThat(ledger.transfer(Transfer.of(new RequestId("sale"), legs))).isEqualTo(applied(3));
        pay("out", FEES, BANK, 200);
        assertThat(ledger.reverse(Reversal.all(new RequestId("r1"), new TransferId(3))))
                .isEqualTo(refused(Reason.BELOW_MINIMUM, FEES));
        pay("back", BANK, FEES, 200);
        pay("out2", SHOP, BANK, 100);
        assertThat(ledger.reverse(Reversal.all(new RequestId("r2"), new TransferId(3))))
                .isEqualTo(refused(Reason.BELOW_MINIMUM, SHOP));
        ledger.setOpen(ANN, true);
        pay("back2", BANK, SHOP, 100);
        ledger.limit(ANN, new Limits(0, 9_700));
        assertThat(ledger.reverse(Reversal.all(new RequestId("r3"), new TransferId(3))))
                .isEqualTo(refused(Reason.ABOVE_MAXIMUM, ANN));
    }

    @Test
    void transfersThatAreAllMadeOrNoneAreToldLikeOthers() {
        store.execute(tx -> ledger.watch(tx, new Monitor("low", ANN, Monitor.Trigger.BELOW, usd(9_000))));
        heard.clear();
        List<Transfer> transfers = List.of(
                Transfer.of(new RequestId("a"), ANN, SHOP, usd(600)),
                Transfer.of(new RequestId("b"), ANN, SHOP, usd(600)));
        assertThat(ledger.transferAll(transfers, Bulk.ALL)).containsExactly(applied(3), applied(5));
        assertThat(heard.stream().filter(LedgerEvent.Moved.class::isInstance)).hasSize(2);
        assertThat(heard.stream().filter(LedgerEvent.Crossed.class::isInstance)).hasSize(1);
    }

    @Test
    void holdsThatNoAccountKnowsAndBrokenLimitsAreTold() {
        held("h", 100);
        store.execute(tx -> {
            tx.put(Accounts.ACCOUNTS, account(tx, ANN).holding(5).plus(-20_000));
            tx.put(Accounts.ACCOUNTS, account(tx, BANK).plus(20_000));
        });
        Proof proof = ledger.verify();
        assertThat(proof.holds()).isEqualTo(1);
        assertThat(proof.problems())
                .anyMatch(problem -> problem.equals("the holds of wallet:1 are 100 and 0, the account says 105 and 0"))
                .anyMatch(problem -> problem.startsWith("wallet:1 breaks its limits"))
                .noneMatch(problem -> problem.contains("add up"));
    }
}
