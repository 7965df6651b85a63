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
import dev.astra.trading.account.ConfirmOutcome.TryLater;
import dev.astra.trading.gateway.PlayerId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Thread-safe. Links one trading account to one Discord account. Each operation has two forms: with a {@link Tx} it is the
 * rule and part of the caller's transaction; without, it opens the write and returns once that is durable. What somebody
 * owns is not here, so giving an account up takes nothing away.
 */
public final class Accounts {
    /** The tables of links and codes. The store needs {@code AuditLog.TABLES} too. */
    public static final Schema TABLES =
            new Schema(List.of(AccountTables.LINKS, AccountTables.PENDING), List.of(AccountTables.BY_PLAYER));

    private final Store store;

    /**
     * The service.
     *
     * @param store opened with {@link #TABLES} and {@code AuditLog.TABLES}; its randomness draws the codes
     */
    public Accounts(Store store) {
        this.store = Objects.requireNonNull(store, "store");
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
        PendingLink pending = new PendingLink(user, player, ProfileCode.draw(tx.random()), tx.now());
        tx.put(AccountTables.PENDING, pending);
        return new StartOutcome.Started(pending);
    }

    /** Like {@link #start(Tx, UserId, Player)}, in a write of its own. */
    public StartOutcome start(UserId user, Player player) {
        return store.write(tx -> start(tx, user, player));
    }

    /**
     * Links, if the profile has the code.
     *
     * @param looked the code that was looked for, as {@link #pending} gave it before the profile was read
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

    /** Reads the profile of whoever has a code, always anew, and links if the code is there. It may block. */
    public ConfirmOutcome confirm(UserId user, ProfileSource source) {
        Optional<PendingLink> pending = store.read(view -> pending(view, user));
        if (pending.isEmpty()) {
            return new NoPending();
        }
        return confirm(pending.get(), source.text(pending.get().player().id()));
    }

    private static ConfirmOutcome link(Tx tx, PendingLink pending) {
        tx.remove(AccountTables.PENDING, pending.user());
        if (find(tx, pending.player().id()).isPresent()) {
            return new ConfirmOutcome.TakenByAnother();
        }
        Link link = new Link(pending.user(), pending.player(), tx.now());
        tx.put(AccountTables.LINKS, link);
        note(tx, link, "link");
        return new Linked(link);
    }

    /** Gives the user's account up. */
    public UnlinkOutcome unlink(Tx tx, UserId user) {
        Optional<Link> link = find(tx, user);
        if (link.isEmpty()) {
            return new UnlinkOutcome.NotLinked();
        }
        tx.remove(AccountTables.LINKS, user);
        note(tx, link.get(), "unlink");
        return new UnlinkOutcome.Unlinked(link.get());
    }

    /** Like {@link #unlink(Tx, UserId)}, in a write of its own. */
    public UnlinkOutcome unlink(UserId user) {
        return store.write(tx -> unlink(tx, user));
    }

    /**
     * Takes over a link that was proved elsewhere.
     *
     * @throws IllegalStateException if the user has an account here, or the account is another user's
     */
    public void adopt(Tx tx, Link link) {
        if (find(tx, link.user()).isPresent()) {
            throw new IllegalStateException("expected a user without an account, got one who has one");
        }
        tx.put(AccountTables.LINKS, link);
        note(tx, link, "adopt link");
    }

    private static void note(Tx tx, Link link, String action) {
        String subject = "player " + link.player().id();
        AuditLog.note(tx, Actor.customer(link.user()), action, subject, "", "");
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
}
