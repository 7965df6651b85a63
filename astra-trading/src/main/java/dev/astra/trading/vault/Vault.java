package dev.astra.trading.vault;

import dev.astra.core.UserId;
import dev.astra.core.ledger.Account;
import dev.astra.core.ledger.Ledger;
import dev.astra.core.store.DurableView;
import dev.astra.core.store.Past;
import dev.astra.core.store.Schema;
import dev.astra.core.store.Store;
import dev.astra.core.store.Tx;
import dev.astra.core.store.View;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Handover;
import dev.astra.trading.vault.item.Item;
import dev.astra.trading.vault.trade.BotId;
import dev.astra.trading.vault.trade.Meeting;
import dev.astra.trading.vault.trade.PastTrade;
import dev.astra.trading.vault.trade.Trade;
import dev.astra.trading.vault.trade.TradeCode;
import dev.astra.trading.vault.trade.TradeId;
import dev.astra.trading.vault.trade.TradeKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * Thread-safe. What users own, deposits and withdrawals. Every operation has two forms: with a {@link Tx} it is the rule and
 * part of the caller's transaction; without, it opens the write and returns once that is durable. Those that a server needs
 * have a third one that does not wait.
 *
 * <pre>{@code
 * Store store = Store.open(journal, AuditLog.TABLES, Ledger.TABLES, Accounts.TABLES, Catalogue.TABLES, Vault.TABLES);
 * Vault vault = Vault.builder(store, Ledger.builder(store).build()).build();
 * vault.open(key, player);
 * vault.complete(key, handover);
 * }</pre>
 *
 * <p>A withdrawal that a bot is handing out stays reserved until the game's client says how that ended, however long that
 * takes: giving the goods free on a guess could hand them out twice. See {@link #openSince}.
 */
public final class Vault {
    /** The tables of the vault. The store needs those of the ledger, the accounts, the catalogue and the audit log too. */
    public static final Schema TABLES = Stored.TABLES;

    private final Store store;
    private final Desk desk;
    private final Withdrawing withdrawing;
    private final Meetings meetings;
    private final Direct direct;
    private final Adopting adopting;

    Vault(VaultBuilder builder) {
        this.store = builder.store;
        this.desk = builder.desk();
        this.withdrawing = new Withdrawing(desk);
        this.meetings = new Meetings(desk);
        this.direct = new Direct(desk, builder.legacyBot);
        this.adopting = new Adopting(desk);
    }

    /**
     * Settings before building.
     *
     * @param store opened with {@link #TABLES} and those that it names
     * @param ledger on the same store
     */
    public static VaultBuilder builder(Store store, Ledger ledger) {
        return new VaultBuilder(store, ledger);
    }

    /** What a trade may be about. */
    public VaultLimits limits() {
        return desk.limits;
    }

    /** Reserves goods for the user, until a bot hands them out, the user thinks better of it or the time is over. */
    public WithdrawalOutcome request(Tx tx, UserId user, Bundle wish) {
        return withdrawing.request(tx, user, wish);
    }

    /** Like {@link #request(Tx, UserId, Bundle)}, in a write of its own. */
    public WithdrawalOutcome request(UserId user, Bundle wish) {
        return store.write(tx -> request(tx, user, wish));
    }

    /** Gives the user's withdrawal up. */
    public CancelOutcome cancel(Tx tx, UserId user) {
        return withdrawing.cancel(tx, user);
    }

    /** Like {@link #cancel(Tx, UserId)}, in a write of its own. */
    public CancelOutcome cancel(UserId user) {
        return store.write(tx -> cancel(tx, user));
    }

    /** The code that the bot will say in the user's next trade; a new one after every trade that came about. */
    public TradeCode announce(Tx tx, UserId user) {
        return Owner.code(tx, user);
    }

    /** Like {@link #announce(Tx, UserId)}, in a write of its own. */
    public TradeCode announce(UserId user) {
        return store.write(tx -> announce(tx, user));
    }

    /**
     * Ends what has waited for too long: withdrawals that no bot is handing out, and deposits. A deposit that ended so is
     * still taken in when the game's client comes back with it.
     *
     * @param most how many at most
     * @return how many it were
     */
    public int expire(Tx tx, int most) {
        desk.tidy(tx);
        return desk.expire(tx, most);
    }

    /** Like {@link #expire(Tx, int)}, in a write of its own. */
    public int expire(int most) {
        return store.write(tx -> expire(tx, most));
    }

    /** Begins a meeting of a bot and a player, and says what the bot is to do. */
    public OpenOutcome open(Tx tx, TradeKey key, PlayerId player) {
        return meetings.open(tx, key, player);
    }

    /** Like {@link #open(Tx, TradeKey, PlayerId)}, in a write of its own. */
    public OpenOutcome open(TradeKey key, PlayerId player) {
        return store.write(tx -> open(tx, key, player));
    }

    /** Like {@link #open(TradeKey, PlayerId)}, without waiting; see {@link Store#writeAsync}. */
    public CompletionStage<OpenOutcome> openAsync(TradeKey key, PlayerId player, Executor executor) {
        return store.writeAsync(tx -> open(tx, key, player), executor);
    }

    /** Books what changed hands in a meeting. Everything is checked again. */
    public CompleteOutcome complete(Tx tx, TradeKey key, Handover handover) {
        return meetings.complete(tx, key, handover);
    }

    /** Like {@link #complete(Tx, TradeKey, Handover)}, in a write of its own. */
    public CompleteOutcome complete(TradeKey key, Handover handover) {
        return store.write(tx -> complete(tx, key, handover));
    }

    /** Like {@link #complete(TradeKey, Handover)}, without waiting; see {@link Store#writeAsync}. */
    public CompletionStage<CompleteOutcome> completeAsync(TradeKey key, Handover handover, Executor executor) {
        return store.writeAsync(tx -> complete(tx, key, handover), executor);
    }

    /** Ends a meeting in which nothing changed hands. A withdrawal stays reserved for the next bot or the next attempt. */
    public EndOutcome cancel(Tx tx, TradeKey key) {
        return meetings.cancel(tx, key);
    }

    /** Like {@link #cancel(Tx, TradeKey)}, in a write of its own. */
    public EndOutcome cancel(TradeKey key) {
        return store.write(tx -> cancel(tx, key));
    }

    /** Like {@link #cancel(TradeKey)}, without waiting; see {@link Store#writeAsync}. */
    public CompletionStage<EndOutcome> cancelAsync(TradeKey key, Executor executor) {
        return store.writeAsync(tx -> cancel(tx, key), executor);
    }

    /**
     * Ends a meeting that went wrong, and its deposit or withdrawal: nothing changed hands, and what was reserved is free.
     *
     * @param reason 1 to {@value Trade#LONGEST_REASON} characters on one line, nothing personal, without {@code @}
     */
    public EndOutcome fail(Tx tx, TradeKey key, String reason) {
        requireReason(reason);
        return meetings.fail(tx, key, reason);
    }

    /** Like {@link #fail(Tx, TradeKey, String)}, in a write of its own. */
    public EndOutcome fail(TradeKey key, String reason) {
        requireReason(reason);
        return store.write(tx -> fail(tx, key, reason));
    }

    /** Like {@link #fail(TradeKey, String)}, without waiting; see {@link Store#writeAsync}. */
    public CompletionStage<EndOutcome> failAsync(TradeKey key, String reason, Executor executor) {
        requireReason(reason);
        return store.writeAsync(tx -> fail(tx, key, reason), executor);
    }

    private static void requireReason(String reason) {
        boolean plain = reason.chars().noneMatch(c -> Character.isISOControl(c) || c == '@');
        if (reason.isBlank() || reason.length() > Trade.LONGEST_REASON || !plain) {
            throw new IllegalArgumentException("expected a reason of 1 to " + Trade.LONGEST_REASON
                    + " characters on one line and without @, got " + reason.length());
        }
    }

    /** What a bot of an older client is to do with a player; reads memory only. */
    public static Decision decide(View view, PlayerId player) {
        return Direct.decide(view, player);
    }

    /** Whether a deposit of an older client would be taken now. */
    public CheckOutcome check(View view, PlayerId player, Handover handover) {
        return direct.check(view, player, handover);
    }

    /**
     * Books a deposit of an older client, who knows no key: each call counts, so the caller sees to it that a request comes
     * once.
     */
    public CompleteOutcome deposit(Tx tx, PlayerId player, Handover handover) {
        return direct.deposit(tx, player, handover);
    }

    /** Like {@link #deposit(Tx, PlayerId, Handover)}, in a write of its own. */
    public CompleteOutcome deposit(PlayerId player, Handover handover) {
        return store.write(tx -> deposit(tx, player, handover));
    }

    /**
     * Books what an older client handed out: of the withdrawal that waits, or, if that is over, of what is free. Each call
     * counts, as with {@link #deposit(Tx, PlayerId, Handover)}.
     */
    public CompleteOutcome withdraw(Tx tx, PlayerId player, Handover handover) {
        return direct.withdraw(tx, player, handover);
    }

    /** Like {@link #withdraw(Tx, PlayerId, Handover)}, in a write of its own. */
    public CompleteOutcome withdraw(PlayerId player, Handover handover) {
        return store.write(tx -> withdraw(tx, player, handover));
    }

    /**
     * Takes over what a user owned elsewhere.
     *
     * @param goods what they own
     * @param former the trades that led to it, the oldest first, for the user to look at; they count for nothing
     * @throws IllegalStateException if the user owns something here already, or ever did
     */
    public void adopt(Tx tx, UserId user, Bundle goods, List<FormerTrade> former) {
        adopting.adopt(tx, user, goods, former);
    }

    /**
     * Forgets a user who owns nothing. Compact the store afterwards: its log still names them. Should they come back, they are
     * somebody new.
     */
    public ForgetOutcome forget(Tx tx, UserId user) {
        return Forgetting.forget(tx, user);
    }

    /** Like {@link #forget(Tx, UserId)}, in a write of its own. */
    public ForgetOutcome forget(UserId user) {
        return store.write(tx -> forget(tx, user));
    }

    /** What a user owns. */
    public static Holdings holdings(View view, UserId user) {
        return Owner.find(view, user).map(owner -> holdings(view, owner)).orElse(Holdings.NOTHING);
    }

    private static Holdings holdings(View view, Owner owner) {
        SortedMap<Item, Holding> items = new TreeMap<>();
        Stock.of(view, owner.number()).forEach(stock -> items.put(stock.item(), stock.holding()));
        Optional<Account> gems = Gems.account(view, owner.number());
        return new Holdings(
                items,
                gems.map(Account::posted).orElse(0L),
                gems.map(Account::outgoing).orElse(0L));
    }

    /** A trade that is not over, or has not been over for long. */
    public static Optional<Trade> trade(View view, TradeId id) {
        return view.table(Stored.TRADES).get(id).map(Booking::trade);
    }

    /** A meeting whose trade {@link #trade} would find. */
    public static Optional<Meeting> meeting(View view, TradeKey key) {
        return Meetings.find(view, key).map(Told::meeting);
    }

    /** The trades of a user that are not over, the oldest first. */
    public static List<Trade> open(View view, UserId user) {
        return Booking.open(view, user).map(Booking::trade).toList();
    }

    /** Whether a user has a trade that is not over: their account cannot be given up until then. */
    public static boolean hasOpenTrade(View view, UserId user) {
        return Booking.open(view, user).findAny().isPresent();
    }

    /** The trades that began before a moment and are not over, the oldest first: somebody has to look after them. */
    public static Stream<Trade> openSince(View view, Instant before) {
        return view.index(Stored.BY_SINCE).range(Instant.MIN, before).map(Booking::trade);
    }

    /** The code of the user's next trade, if they were told one. */
    public static Optional<TradeCode> code(View view, UserId user) {
        return Owner.find(view, user).flatMap(Owner::code);
    }

    /** How many users the vault knows. */
    public static long owners(View view) {
        return view.table(Stored.OWNERS).count();
    }

    /** How many gems a bot holds. */
    public static long gems(View view, BotId bot) {
        return Gems.held(view, bot);
    }

    /** How the trades of a user ended, newest first. Deposits of which nothing came are not among them. */
    public static Past<PastTrade> history(DurableView view, UserId user) {
        long number = Owner.find(view, user).map(Owner::number).orElse(0L);
        return view.history(Stored.PAST, number).map(entry -> entry.value());
    }

    /** Proves that the vault is whole; see {@link VaultProof}. Reads every line of history, on the caller's thread. */
    public VaultProof verify() {
        return Verifying.all(store);
    }
}
