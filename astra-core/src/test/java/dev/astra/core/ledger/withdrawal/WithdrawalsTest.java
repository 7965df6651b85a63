package dev.astra.core.ledger.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.Actor;
import dev.astra.core.UserId;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.ledger.AccountName;
import dev.astra.core.ledger.Amount;
import dev.astra.core.ledger.Asset;
import dev.astra.core.ledger.HoldId;
import dev.astra.core.ledger.HoldRequest;
import dev.astra.core.ledger.Ledger;
import dev.astra.core.ledger.Limits;
import dev.astra.core.ledger.RequestId;
import dev.astra.core.ledger.Transfer;
import dev.astra.core.store.Change;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WithdrawalsTest {
    private static final Asset USD = new Asset("USD", 2);
    private static final AccountName BANK = new AccountName("bank");
    private static final AccountName WALLET = new AccountName("wallet:1");
    private static final Actor ANN = Actor.customer(new UserId(1001));
    private static final Actor SAM = Actor.staff(new UserId(7));
    private static final Actor TOM = Actor.staff(new UserId(8));
    private static final HoldId FIRST = new HoldId(1);

    private final Store store = Store.open(new InMemoryJournal(), AuditLog.TABLES, Ledger.TABLES, Withdrawals.TABLES);
    private final Ledger ledger = Ledger.builder(store).build();
    private final Withdrawals withdrawals = Withdrawals.builder(ledger)
            .secondApproverAbove(new Amount(5_000, USD))
            .build();

    @BeforeEach
    void openAccounts() {
        ledger.open(BANK, USD, Limits.NONE);
        ledger.open(WALLET, USD, Limits.NO_OVERDRAFT);
        ledger.transfer(Transfer.of(new RequestId("seed"), BANK, WALLET, new Amount(10_000, USD)));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private WithdrawalOutcome request(String id, long cents) {
        HoldRequest request = HoldRequest.of(new RequestId(id), WALLET, BANK, new Amount(cents, USD));
        return store.write(tx -> withdrawals.request(tx, request, ANN));
    }

    private WithdrawalOutcome write(Change<WithdrawalOutcome> change) {
        return store.write(change);
    }

    private long available() {
        return store.read(view -> Ledger.account(view, WALLET))
                .orElseThrow()
                .available()
                .minor();
    }

    private Ending ending() {
        return store.read(view -> Withdrawals.ended(view, WALLET).newest(1))
                .entries()
                .get(0);
    }

    @Test
    void aWithdrawalHoldsTheAmountUntilItIsCompleted() {
        assertThat(request("w", 4_000))
                .isInstanceOf(WithdrawalOutcome.Done.class)
                .isEqualTo(request("w", 4_000));
        assertThat(request("w", 4_001)).isInstanceOf(WithdrawalOutcome.Conflict.class);
        assertThat(request("x", 6_001)).isInstanceOf(WithdrawalOutcome.Refused.class);
        assertThat(available()).isEqualTo(6_000);
        WithdrawalOutcome completed = store.write(tx -> withdrawals.complete(tx, FIRST, SAM, "payment 99"));
        assertThat(completed).isInstanceOf(WithdrawalOutcome.Done.class);
        assertThat(ending())
                .extracting(Ending::state, Ending::remark)
                .containsExactly(Ending.State.COMPLETED, "payment 99");
        assertThat(Ledger.account(store.view(), WALLET).orElseThrow().posted()).isEqualTo(6_000);
        assertThat(write(tx -> withdrawals.complete(tx, FIRST, SAM, "payment 99")))
                .isInstanceOf(WithdrawalOutcome.NotPending.class);
        assertThat(request("w", 4_000)).as("it has ended").isInstanceOf(WithdrawalOutcome.Conflict.class);
    }

    @Test
    void aboveTheLimitTwoOfStaffMustAgree() {
        request("w", 5_001);
        assertThat(write(tx -> withdrawals.complete(tx, FIRST, SAM, "paid")))
                .isInstanceOf(WithdrawalOutcome.NeedsApproval.class);
        store.execute(tx -> withdrawals.approve(tx, FIRST, SAM));
        assertThat(write(tx -> withdrawals.complete(tx, FIRST, SAM, "paid")))
                .as("the same one twice")
                .isInstanceOf(WithdrawalOutcome.NeedsApproval.class);
        assertThat(write(tx -> withdrawals.complete(tx, FIRST, TOM, "paid")))
                .isInstanceOf(WithdrawalOutcome.Done.class);
    }

    @Test
    void atTheLimitOneDecidesAlone() {
        request("w", 5_000);
        assertThat(write(tx -> withdrawals.complete(tx, FIRST, SAM, "paid")))
                .isInstanceOf(WithdrawalOutcome.Done.class);
    }

    @Test
    void nobodyDecidesOnTheirOwnAndNobodyElseCancels() {
        request("w", 100);
        assertThat(write(tx -> withdrawals.approve(tx, FIRST, ANN))).isInstanceOf(WithdrawalOutcome.NotYours.class);
        assertThat(write(tx -> withdrawals.complete(tx, FIRST, ANN, "paid")))
                .isInstanceOf(WithdrawalOutcome.NotYours.class);
        assertThat(write(tx -> withdrawals.cancel(tx, FIRST, SAM, "no")))
                .isInstanceOf(WithdrawalOutcome.NotYours.class);
        assertThat(write(tx -> withdrawals.cancel(tx, FIRST, ANN, "changed my mind")))
                .isInstanceOf(WithdrawalOutcome.Done.class);
        assertThat(ending().state()).isEqualTo(Ending.State.CANCELLED);
        assertThat(available()).isEqualTo(10_000);
    }

    @Test
    void aRejectionFreesTheAmountAndSaysWhy() {
        request("w", 100);
        assertThatThrownBy(() -> store.write(tx -> withdrawals.reject(tx, FIRST, SAM, "mail a@example.test")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(write(tx -> withdrawals.reject(tx, FIRST, SAM, "no account there")))
                .isInstanceOf(WithdrawalOutcome.Done.class);
        assertThat(available()).isEqualTo(10_000);
        assertThat(Withdrawals.pending(store.view()).count()).isZero();
        assertThat(AuditLog.of(store.view(), "wallet wallet:1")
                        .newest(1)
                        .entries()
                        .get(0)
                        .actor())
                .isEqualTo(SAM);
    }
}
