package dev.astra.trading.account;

import dev.astra.core.Actor;
import dev.astra.core.UserId;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.store.Schema;
import dev.astra.core.store.Store;
import dev.astra.core.store.Tx;
import dev.astra.core.store.View;
import dev.astra.trading.account.ConfirmOutcome.CodeNotFound;
import dev.astra.trading.account.ConfirmOutcome.Expired;
import dev.astra.trading.account.ConfirmOutcome.Linked;
import dev.astra.trading.account.ConfirmOutcome.NoPending;
import dev.astra.trading.account.ConfirmOutcome.TooMany;
import dev.astra.trading.account.ConfirmOutcome.TryLater;
import dev.astra.trading.gateway.PlayerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Thread-safe. Links one trading account to one Discord account. Each operation has two forms: with a {@link Tx} it is the
 * rule and part of the caller's transaction; without, it opens the write and returns once that is durable. What somebody
 * owns is not here, so giving an account up takes nothing away.
 */
public final class Accounts {
    /** The tables of links and codes. The store needs {@code AuditLog.TABLES} too. */
    public static final Schema TABLES = Schema.of(AccountTables.LINKS, AccountTables.PENDING, AccountTables.CHECKS)
            .with(AccountTables.BY_PLAYER, AccountTables.PENDING_BY_TIME, AccountTables.CHECKS_BY_TIME);

    /** What the audit log files every link under. The number of the account is a name there, so that it can be forgotten. */
    public static final String SUBJECT = "accounts";

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int OLD_ONES_AT_ONCE = 10;

    private final Store store;
    private final OpenTrades trades;
    private final CheckLimit limit;

    /**
     * The service with the usual limit, where nobody has a trade under way.
     *
     * @param store opened with {@link #TABLES} and {@code AuditLog.TABLES}; its randomness draws the codes
     */
    public Accounts(Store store) {
        this(builder(store));
    }

    private Accounts(Builder builder) {
        this.store = builder.store;
        this.trades = builder.trades;
        this.limit = builder.limit;
    }

    /**
     * Settings before building.
     *
     * @param store opened with {@link #TABLES} and {@code AuditLog.TABLES}; its randomness draws the codes
     */
    public static Builder builder(Store store) {
        return new Builder(store);
    }

    /** Draws a code for a user who says that an account is theirs. */
    public StartOutcome start(Tx tx, UserId user, Player player) {
        Optional<Link> own = find(tx, user);
        if (own.isPresent()) {
            return new StartOutcome.AlreadyLinked(own.get());
        }
        if (find(tx, player.id()).isPresent()) {
            return new StartOutcome.TakenByAnother();
        }
        tx.index(AccountTables.PENDING_BY_TIME)
                .range(Instant.MIN, tx.now().minus(KEPT))
                .limit(OLD_ONES_AT_ONCE)
                .toList()
                .forEach(old -> tx.remove(AccountTables.PENDING, old.user()));
        PendingLink pending = new PendingLink(user, player, ProfileCode.draw(tx.random()), tx.now());
        tx.put(AccountTables.PENDING, pending);
        return new StartOutcome.Started(pending);
    }

    /** Like {@link #start(Tx, UserId, Player)}, in a write of its own. */
    public StartOutcome start(UserId user, Player player) {
        return store.write(tx -> start(tx, user, player));
    }

    /** Takes a code back that could not be handed over; a newer one of the same user stays. */
    public void retract(Tx tx, PendingLink pending) {
        if (pending(tx, pending.user()).filter(pending::equals).isPresent()) {
            tx.remove(AccountTables.PENDING, pending.user());
        }
    }

    /** Like {@link #retract(Tx, PendingLink)}, in a write of its own. */
    public void retract(PendingLink pending) {
        store.execute(tx -> retract(tx, pending));
    }

    /** Says whether the profile of a user may be looked at, and counts it: before each look. */
    public CheckOutcome check(Tx tx, UserId user) {
        Optional<PendingLink> pending = pending(tx, user);
        if (pending.isEmpty()) {
            return new CheckOutcome.NoPending();
        }
        if (pending.get().isOver(tx.now())) {
            tx.remove(AccountTables.PENDING, user);
            return new CheckOutcome.Expired();
        }
        Duration left = Checks.count(tx, user, limit);
        return left.isZero() ? new CheckOutcome.Allowed(pending.get()) : new CheckOutcome.TooMany(left);
    }

    /** Like {@link #check(Tx, UserId)}, in a write of its own. */
    public CheckOutcome check(UserId user) {
        return store.write(tx -> check(tx, user));
    }

    /**
     * Links, if the profile has the code.
     *
     * @param looked the code that was looked for, as {@link #check} gave it before the profile was read
     * @param profile what came of reading the profile of that account, just now
     */
    public ConfirmOutcome confirm(Tx tx, PendingLink looked, Lookup<String> profile) {
        Optional<PendingLink> pending = pending(tx, looked.user()).filter(looked::equals);
        if (pending.isEmpty()) {
            return new NoPending();
        }
        if (looked.isOver(tx.now())) {
            tx.remove(AccountTables.PENDING, looked.user());
            return new Expired();
        }
        return profile.fold(
                found -> looked.code().isIn(found.value()) ? link(tx, looked) : new CodeNotFound(),
                absent -> new CodeNotFound(),
                unavailable -> new TryLater(unavailable.retryAfter()));
    }

    /** Like {@link #confirm(Tx, PendingLink, Lookup)}, in a write of its own. */
    public ConfirmOutcome confirm(PendingLink looked, Lookup<String> profile) {
        return store.write(tx -> confirm(tx, looked, profile));
    }

    /**
     * Reads the profile of whoever has a code, if it may be looked at, and links if the code is there. Returns at once.
     *
     * @param profiles asked anew each time
     * @param executor goes on with what was waited for
     * @return completes once the outcome is durable
     */
    public CompletionStage<ConfirmOutcome> confirm(UserId user, ProfileSource profiles, Executor executor) {
        return store.writeAsync(tx -> check(tx, user), executor)
                .thenCompose(checked -> checked.<CompletionStage<ConfirmOutcome>>fold(
                        allowed -> look(allowed.pending(), profiles, executor),
                        none -> CompletableFuture.completedStage(new NoPending()),
                        expired -> CompletableFuture.completedStage(new Expired()),
                        tooMany -> CompletableFuture.completedStage(new TooMany(tooMany.left()))));
    }

    private CompletionStage<ConfirmOutcome> look(PendingLink pending, ProfileSource profiles, Executor executor) {
        return profiles.text(pending.player().id())
                .thenCompose(profile -> store.writeAsync(tx -> confirm(tx, pending, profile), executor));
    }

    static ConfirmOutcome link(Tx tx, PendingLink pending) {
        tx.remove(AccountTables.PENDING, pending.user());
        if (find(tx, pending.player().id()).isPresent()) {
            return new ConfirmOutcome.TakenByAnother();
        }
        Link link = new Link(pending.user(), pending.player(), tx.now());
        tx.put(AccountTables.LINKS, link);
        AuditLog.note(tx, Actor.customer(link.user()), "link", SUBJECT, "", named(tx, link));
        return new Linked(link);
    }

    /** Gives the user's account up, unless a trade of theirs is under way. */
    public UnlinkOutcome unlink(Tx tx, UserId user) {
        Optional<Link> link = find(tx, user);
        if (link.isEmpty()) {
            return new UnlinkOutcome.NotLinked();
        }
        if (trades.has(tx, user)) {
            return new UnlinkOutcome.TradeOpen();
        }
        tx.remove(AccountTables.LINKS, user);
        AuditLog.note(tx, Actor.customer(user), "unlink", SUBJECT, named(tx, link.get()), "");
        return new UnlinkOutcome.Unlinked(link.get());
    }

    /** Like {@link #unlink(Tx, UserId)}, in a write of its own. */
    public UnlinkOutcome unlink(UserId user) {
        return store.write(tx -> unlink(tx, user));
    }

    /**
     * /**
     * Takes over a link that was proved elsewhere.
     *
     * @throws IllegalStateException if the user has an account here, or the account is another user's
     */
    public void adopt(Tx tx, Link link) {
        if (find(tx, link.user()).isPresent()) {
            throw new IllegalStateException("expected a user without an account, got one who has one");
        }
        tx.put(AccountTables.LINKS, link);
        AuditLog.note(tx, Actor.customer(link.user()), "adopt link", SUBJECT, "", named(tx, link));
    }

    /**
     * Forgets a person: their link, their code, and who and which account it was in the audit log; for good after a
     * compaction. Not while a trade of theirs is under way.
     *
     * @param staff who does it
     */
    public UnlinkOutcome forget(Tx tx, UserId user, Actor staff) {
        if (trades.has(tx, user)) {
            return new UnlinkOutcome.TradeOpen();
        }
        Optional<Link> link = find(tx, user);
        tx.remove(AccountTables.LINKS, user);
        tx.remove(AccountTables.PENDING, user);
        tx.remove(AccountTables.CHECKS, user);
        AuditLog.forget(tx, nameOf(user));
        AuditLog.forget(tx, user);
        if (link.isEmpty()) {
            return new UnlinkOutcome.NotLinked();
        }
        AuditLog.note(tx, staff, "forget", SUBJECT, "linked", "");
        return new UnlinkOutcome.Unlinked(link.get());
    }

    /** Like {@link #forget(Tx, UserId, Actor)}, in a write of its own. */
    public UnlinkOutcome forget(UserId user, Actor staff) {
        return store.write(tx -> forget(tx, user, staff));
    }

    private static String named(Tx tx, Link link) {
        return AuditLog.name(tx, nameOf(link.user()), "player " + link.player().id());
    }

    private static String nameOf(UserId user) {
        return "account of " + user;
    }

    /** How many accounts are linked. */
    public static long count(View view) {
        return view.table(AccountTables.LINKS).count();
    }

    /** The account of a user. */
    public static Optional<Link> find(View view, UserId user) {
        return view.table(AccountTables.LINKS).get(user);
    }

    /** The user of an account; one look-up. */
    public static Optional<Link> find(View view, PlayerId player) {
        return view.index(AccountTables.BY_PLAYER).first(player);
    }

    /** The code that a user has, also when it is over. */
    public static Optional<PendingLink> pending(View view, UserId user) {
        return view.table(AccountTables.PENDING).get(user);
    }

    /** One thread. Settings of the service. */
    public static final class Builder {
        private final Store store;
        private OpenTrades trades = OpenTrades.NONE;
        private CheckLimit limit = CheckLimit.STANDARD;

        private Builder(Store store) {
            this.store = Objects.requireNonNull(store, "store");
        }

        /** Who may not give their account up just now; everybody may unless set. */
        public Builder trades(OpenTrades underWay) {
            this.trades = Objects.requireNonNull(underWay, "underWay");
            return this;
        }

        /** How often a profile is looked at; 10 times in 10 minutes unless set. */
        public Builder limit(CheckLimit most) {
            this.limit = Objects.requireNonNull(most, "most");
            return this;
        }

        /** The service. */
        public Accounts build() {
            return new Accounts(this);
        }
    }
}
