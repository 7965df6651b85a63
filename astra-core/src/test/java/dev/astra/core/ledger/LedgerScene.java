package dev.astra.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.ledger.Refusal.Reason;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** One thread for each test. A ledger with a few accounts, and short words for what is asked of it. */
abstract class LedgerScene {
    static final Asset USD = new Asset("USD", 2);
    static final AccountName BANK = new AccountName("bank");
    static final AccountName ANN = new AccountName("wallet:1");
    static final AccountName SHOP = new AccountName("shop");
    static final AccountName FEES = new AccountName("fees");

    final InMemoryJournal journal = new InMemoryJournal();
    final List<LedgerEvent> heard = new ArrayList<>();
    Instant now = Bank.START;
    Store store = open();
    Ledger ledger = ledger();

    Store open() {
        return Store.builder(journal)
                .clock(() -> now, () -> now.toEpochMilli() * 1_000_000)
                .open(Ledger.TABLES);
    }

    Ledger ledger() {
        return Ledger.builder(store).listener((tx, event) -> heard.add(event)).build();
    }

    @BeforeEach
    void openAccounts() {
        ledger.open(BANK, USD, Limits.NONE);
        ledger.open(ANN, USD, Limits.NO_OVERDRAFT);
        ledger.open(SHOP, USD, new Limits(0, 100_000));
        ledger.open(FEES, USD, Limits.NO_OVERDRAFT);
        assertThat(pay("seed", BANK, ANN, 10_000)).isEqualTo(applied(1));
    }

    @AfterEach
    void close() {
        store.close();
    }

    static Amount usd(long cents) {
        return new Amount(cents, USD);
    }

    TransferOutcome pay(String id, AccountName from, AccountName to, long cents) {
        return ledger.transfer(Transfer.of(new RequestId(id), from, to, usd(cents)));
    }

    static TransferOutcome applied(long id) {
        return new TransferOutcome.Applied(new TransferId(id));
    }

    static TransferOutcome refused(Reason reason, AccountName account) {
        return new TransferOutcome.Refused(new Refusal(reason, Optional.of(account)));
    }

    static TransferOutcome refused(Reason reason) {
        return new TransferOutcome.Refused(new Refusal(reason, Optional.empty()));
    }

    Account account(AccountName name) {
        return store.read(view -> Ledger.account(view, name)).orElseThrow();
    }

    HoldId held(String id, long cents) {
        HoldOutcome outcome = ledger.hold(HoldRequest.of(new RequestId(id), ANN, SHOP, usd(cents)));
        return ((HoldOutcome.Done) outcome).id();
    }
}
