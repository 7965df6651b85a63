package dev.astra.benchmarks.engine;

import dev.astra.core.ledger.AccountName;
import dev.astra.core.ledger.Amount;
import dev.astra.core.ledger.Asset;
import dev.astra.core.ledger.Ledger;
import dev.astra.core.ledger.Limits;
import dev.astra.core.ledger.Metadata;
import dev.astra.core.ledger.RequestId;
import dev.astra.core.ledger.Transfer;
import dev.astra.core.store.Store;
import dev.astra.core.store.file.FileJournal;
import java.nio.file.Path;

/** Thread-safe. Astra's ledger on a file. */
public final class LedgerPayments implements Payments {
    /** What wallets count. */
    public static final Asset USD = new Asset("USD", 2);

    private static final AccountName WORLD = new AccountName("world");
    private static final int LOADED_AT_ONCE = 2_000;

    private final Store store;
    private final Ledger ledger;

    /** Opens a directory. */
    public LedgerPayments(Path directory) {
        store = Store.open(FileJournal.at(directory), Ledger.TABLES);
        ledger = Ledger.builder(store).build();
    }

    /** The name of a wallet. */
    public static AccountName wallet(int number) {
        return new AccountName("wallet:" + number);
    }

    /** The store. */
    public Store store() {
        return store;
    }

    /** The ledger. */
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public void load(int accounts) {
        ledger.open(WORLD, USD, Limits.NONE);
        for (int first = 0; first < accounts; first += LOADED_AT_ONCE) {
            int from = first;
            int to = Math.min(accounts, first + LOADED_AT_ONCE);
            store.execute(tx -> {
                for (int i = from; i < to; i++) {
                    ledger.open(tx, wallet(i), USD, Limits.NO_OVERDRAFT, Metadata.NONE);
                    ledger.transfer(
                            tx, Transfer.of(new RequestId("first-" + i), WORLD, wallet(i), new Amount(FIRST, USD)));
                }
            });
        }
    }

    @Override
    public Payer payer() {
        return (id, from, to, cents) -> ledger.transfer(payment(id, from, to, cents))
                .fold(applied -> applied.id().value(), refused -> 0L, conflict -> 0L);
    }

    /** A request. */
    public static Transfer payment(String id, int from, int to, long cents) {
        return Transfer.of(new RequestId(id), wallet(from), wallet(to), new Amount(cents, USD));
    }

    @Override
    public long verified() {
        return store.read(view -> {
            long accounts = Ledger.accounts(view).count() - 1;
            return Ledger.legs(view).count() - accounts;
        });
    }

    @Override
    public Engine.Upkeep upkeep() {
        return store::snapshot;
    }

    @Override
    public void close() {
        store.close();
    }
}
