package dev.astra.core.ledger;

import dev.astra.core.store.Commit;
import dev.astra.core.store.DurableView;
import dev.astra.core.store.Past;
import dev.astra.core.store.Schema;
import dev.astra.core.store.Store;
import dev.astra.core.store.Tx;
import dev.astra.core.store.View;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * Thread-safe. Double entry: accounts, transfers between them, and holds. Every operation has two forms: with a {@link Tx} it
 * is the rule and part of the caller's transaction; without, it opens the write and returns once that is durable.
 *
 * <pre>{@code
 * Store store = Store.open(journal, Ledger.TABLES);
 * Ledger ledger = Ledger.builder(store).build();
 * ledger.open(new AccountName("wallet:17"), usd, Limits.NO_OVERDRAFT);
 * ledger.transfer(Transfer.of(new RequestId("topup-1"), bank, wallet, amount));
 * }</pre>
 *
 * <p>Whoever does not know what became of a request repeats it with the same id: nothing is done twice. No id is ever
 * forgotten.
 */
public final class Ledger {
    /** The tables and histories of a ledger. */
    public static final Schema TABLES = Schema.of(
                    Accounts.ACCOUNTS,
                    Counts.COUNTS,
                    Recent.RECENT,
                    Page.PAGES,
                    Holds.HOLDS,
                    Reversed.REVERSED,
                    Monitors.MONITORS)
            .with(Holds.DUE, Holds.DUE_OF_PAYER, Holds.DUE_OF_PAYEE, Monitors.BY_ACCOUNT)
            .with(Entries.LEGS, HoldEvents.EVENTS);

    private final Store store;
    private final Book book;

    private Ledger(Builder builder) {
        this.store = builder.store;
        this.book = new Book(builder.listener);
    }

    /**
     * Settings before building.
     *
     * @param store opened with {@link #TABLES}
     */
    public static Builder builder(Store store) {
        return new Builder(store);
    }

    /** Opens an account with nothing on it. */
    public OpenOutcome open(Tx tx, AccountName name, Asset asset, Limits limits, Metadata metadata) {
        return Opening.open(tx, name, asset, limits, metadata);
    }

    /** Like {@link #open(Tx, AccountName, Asset, Limits, Metadata)}, in a write of its own. */
    public OpenOutcome open(AccountName name, Asset asset, Limits limits) {
        return store.write(tx -> open(tx, name, asset, limits, Metadata.NONE));
    }

    /** Closes an empty account, or opens a closed one again. */
    public ChangeOutcome setOpen(Tx tx, AccountName name, boolean open) {
        book.holding().settle(tx, name);
        return Opening.setOpen(tx, name, open);
    }

    /** Like {@link #setOpen(Tx, AccountName, boolean)}, in a write of its own. */
    public ChangeOutcome setOpen(AccountName name, boolean open) {
        return store.write(tx -> setOpen(tx, name, open));
    }

    /** Gives an account other limits, which it must keep already. */
    public ChangeOutcome limit(Tx tx, AccountName name, Limits limits) {
        book.holding().settle(tx, name);
        return Opening.limit(tx, name, limits);
    }

    /** Like {@link #limit(Tx, AccountName, Limits)}, in a write of its own. */
    public ChangeOutcome limit(AccountName name, Limits limits) {
        return store.write(tx -> limit(tx, name, limits));
    }

    /** Moves amounts between accounts. */
    public TransferOutcome transfer(Tx tx, Transfer transfer) {
        return transfer(tx, transfer, Asked.of(transfer));
    }

    private TransferOutcome transfer(Tx tx, Transfer transfer, Asked asked) {
        return Outcomes.transfer(book.transfer(tx, transfer, asked), transfer.id(), asked);
    }

    /** Like {@link #transfer(Tx, Transfer)}, in a write of its own. */
    public TransferOutcome transfer(Transfer transfer) {
        Asked asked = Asked.of(transfer);
        return store.write(tx -> transfer(tx, transfer, asked));
    }

    /** Like {@link #transfer(Transfer)}, without waiting; see {@link Store#writeAsync}. */
    public CompletionStage<TransferOutcome> transferAsync(Transfer transfer, Executor executor) {
        Asked asked = Asked.of(transfer);
        return store.writeAsync(tx -> transfer(tx, transfer, asked), executor);
    }

    /** Makes several transfers in their order; the outcomes are in the same order. */
    public List<TransferOutcome> transferAll(Tx tx, List<Transfer> transfers, Bulk bulk) {
        if (bulk == Bulk.EACH) {
            return transfers.stream().map(each -> transfer(tx, each)).toList();
        }
        List<Asked> asked = transfers.stream().map(Asked::of).toList();
        long[] results = new Together(book, tx, transfers, asked).run();
        return Outcomes.transfers(results, transfers, asked);
    }

    /** Like {@link #transferAll(Tx, List, Bulk)}, in one write. */
    public List<TransferOutcome> transferAll(List<Transfer> transfers, Bulk bulk) {
        return store.write(tx -> transferAll(tx, transfers, bulk));
    }

    /** What would come of a transfer in this state. */
    public Preview tryOut(View view, Transfer transfer) {
        return Trying.transfer(book, view, transfer);
    }

    /** Holds an amount for a payment that is decided later. */
    public HoldOutcome hold(Tx tx, HoldRequest request) {
        Asked asked = Asked.of(request);
        return Outcomes.hold(book.hold(tx, request, asked), request.id(), asked);
    }

    /** Like {@link #hold(Tx, HoldRequest)}, in a write of its own. */
    public HoldOutcome hold(HoldRequest request) {
        return store.write(tx -> hold(tx, request));
    }

    /** Pays what is held, or a part of it. */
    public TransferOutcome post(Tx tx, PostRequest request) {
        Asked asked = Asked.of(request);
        return Outcomes.transfer(book.post(tx, request, asked), request.id(), asked);
    }

    /** Like {@link #post(Tx, PostRequest)}, in a write of its own. */
    public TransferOutcome post(PostRequest request) {
        return store.write(tx -> post(tx, request));
    }

    /** Gives a hold up: what is held is free again. */
    public HoldOutcome voidHold(Tx tx, RequestId id, HoldId hold) {
        Asked asked = Asked.ofVoid(id, hold);
        return Outcomes.hold(book.end(tx, hold, asked), id, asked);
    }

    /** Like {@link #voidHold(Tx, RequestId, HoldId)}, in a write of its own. */
    public HoldOutcome voidHold(RequestId id, HoldId hold) {
        return store.write(tx -> voidHold(tx, id, hold));
    }

    /**
     * Takes holds away whose time has come. They count no more from that moment on in any case; this only tidies up.
     *
     * @param most how many at most
     * @return how many it were
     */
    public int expire(Tx tx, int most) {
        return book.sweep(tx, most);
    }

    /**
     * Undoes a transfer by one in the other direction.
     *
     * @param original what {@link #posting} finds for {@link Reversal#transfer}; it cannot be read within a transaction
     * @throws IllegalArgumentException if it is another transfer
     */
    public TransferOutcome reverse(Tx tx, Reversal request, Optional<Posting> original) {
        original.filter(posting -> !posting.id().equals(request.transfer())).ifPresent(other -> {
            throw new IllegalArgumentException(
                    "expected transfer " + request.transfer() + ", got transfer " + other.id());
        });
        Asked asked = Asked.of(request, original);
        return Outcomes.transfer(book.reverse(tx, request, original, asked), request.id(), asked);
    }

    /** Like {@link #reverse(Tx, Reversal, Optional)}, in a write of its own. */
    public TransferOutcome reverse(Reversal request) {
        Optional<Posting> original = store.read(view -> posting(view, request.transfer()));
        return store.write(tx -> reverse(tx, request, original));
    }

    /** Tells the listener from now on when a balance crosses a threshold; replaces the monitor of the same name. */
    public void watch(Tx tx, Monitor monitor) {
        tx.put(Monitors.MONITORS, monitor);
    }

    /** Ends a monitor. */
    public void unwatch(Tx tx, String name) {
        tx.remove(Monitors.MONITORS, name);
    }

    /** The monitors by name. */
    public static Stream<Monitor> monitors(View view) {
        return view.table(Monitors.MONITORS).all();
    }

    /** An account as it stands, without the holds that have ended by the time of this state. */
    public static Optional<Account> account(View view, AccountName name) {
        return Trying.account(view, name);
    }

    /** The accounts at and below a name, in the order of the names. */
    public static Stream<Account> accounts(View view, AccountName name) {
        return Accounts.within(view, name);
    }

    /** All accounts, in the order of the names. */
    public static Stream<Account> accounts(View view) {
        return view.table(Accounts.ACCOUNTS).all();
    }

    /** The entries of an account, newest first; none if there is no such account. */
    public static Optional<Past<Entry>> statement(DurableView view, AccountName name) {
        return Accounts.find(view, name).map(account -> Entries.of(view, account));
    }

    /** An account's balance at a past moment, by when entries were recorded; O(log n). */
    public static Optional<Amount> balanceAt(DurableView view, AccountName name, Instant moment) {
        return Accounts.find(view, name)
                .map(account -> Entries.of(view, account)
                        .asOf(moment)
                        .map(Entry::balance)
                        .orElse(new Amount(0, account.asset())));
    }

    /** All that was ever moved, leg by leg with both entries of each, newest first. */
    public static Past<PostedLeg> legs(DurableView view) {
        return Entries.all(view);
    }

    /** A transfer as it was posted. */
    public static Optional<Posting> posting(DurableView view, TransferId id) {
        return Entries.posting(view, id);
    }

    /** A hold that is not finished. */
    public static Optional<Hold> hold(View view, HoldId id) {
        return Holds.find(view, id);
    }

    /** The holds of an account as payer that are not finished; those that end first come first. */
    public static Stream<Hold> holds(View view, AccountName payer) {
        return Holds.of(view, payer);
    }

    /** What happened to the holds of an account as payer, newest first. */
    public static Past<HoldEvent> holdEvents(DurableView view, AccountName payer) {
        return view.history(HoldEvents.EVENTS, payer).map(entry -> entry.value());
    }

    /** What a commit did to accounts, in order: for those who follow {@link Store#feed}. */
    public static Stream<BalanceChange> changes(Commit commit) {
        return commit.of(Accounts.ACCOUNTS)
                .filter(change -> change.after() != null)
                .map(change -> new BalanceChange(
                        Optional.ofNullable(change.before()), Objects.requireNonNull(change.after())));
    }

    /** Proves that the ledger is whole; see {@link Proof}. Reads every entry, on the caller's thread. */
    public Proof verify() {
        return Proving.all(store);
    }

    /** One thread. Settings of a ledger. */
    public static final class Builder {
        private final Store store;
        private LedgerListener listener = (tx, event) -> {};

        private Builder(Store store) {
            this.store = Objects.requireNonNull(store, "store");
        }

        /** Who hears of every event, within its transaction. */
        public Builder listener(LedgerListener hearing) {
            this.listener = Objects.requireNonNull(hearing, "hearing");
            return this;
        }

        /**
         * The service.
         *
         * @throws dev.astra.core.CorruptDataException if the balances of an asset do not add up to zero
         */
        public Ledger build() {
            store.read(Proving::sums);
            return new Ledger(this);
        }
    }
}
