package dev.astra.core.ledger;

import dev.astra.core.ledger.Refusal.Reason;
import dev.astra.core.store.Tx;
import dev.astra.core.store.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thread. Accounts as they become while something is tried; nothing of it is stored before {@link #store}. Every method
 * that tries answers {@link #FINE}, or the {@link Result} of a refusal: then the movement is thrown away.
 */
final class Movement {
    /** It can be done. */
    static final long FINE = 0;

    private final View view;
    private final Map<AccountName, Account> accounts = new LinkedHashMap<>(4);
    private final List<Step> steps = new ArrayList<>(1);

    /** A leg to be. */
    private record Step(AccountName from, AccountName to, Line line) {}

    /** Which leg of how many. */
    private record Place(int leg, int legs) {}

    Movement(View view) {
        this.view = view;
    }

    /** Moves amounts, one leg after the other. */
    long post(List<Leg> legs, Line.Origin origin) {
        for (int i = 0; i < legs.size(); i++) {
            long refused = post(legs.get(i), i, legs.size(), origin);
            if (refused != FINE) {
                return refused;
            }
        }
        return FINE;
    }

    private long post(Leg leg, int number, int count, Line.Origin origin) {
        Account from = find(leg.from());
        Account to = find(leg.to());
        long refused = unusable(from, to, leg, number);
        if (refused != FINE || from == null || to == null) {
            return refused;
        }
        long minor = leg.amount().minor();
        if (!from.canPay(minor)) {
            return Result.refused(Reason.BELOW_MINIMUM, payer(number));
        }
        if (!to.canReceive(minor)) {
            return Result.refused(Reason.ABOVE_MAXIMUM, payer(number) + 1);
        }
        enter(from, to, minor, new Place(number, count), origin);
        return FINE;
    }

    private void enter(Account payer, Account payee, long minor, Place place, Line.Origin origin) {
        Account from = payer.plus(-minor);
        Account to = payee.plus(minor);
        accounts.put(from.name(), from);
        accounts.put(to.name(), to);
        Line line = new Line(place.leg, place.legs, minor, from.posted(), to.posted(), origin);
        steps.add(new Step(from.name(), to.name(), line));
    }

    /** Holds an amount. */
    long hold(Leg leg) {
        Account from = find(leg.from());
        Account to = find(leg.to());
        long refused = unusable(from, to, leg, 0);
        if (refused != FINE || from == null || to == null) {
            return refused;
        }
        long minor = leg.amount().minor();
        if (!from.canHold(minor)) {
            return Result.refused(Reason.BELOW_MINIMUM, payer(0));
        }
        if (!to.canExpect(minor)) {
            return Result.refused(Reason.ABOVE_MAXIMUM, payer(0) + 1);
        }
        change(leg, minor);
        return FINE;
    }

    /** Frees so much of what is held. */
    void free(Leg held, long minor) {
        change(held, -minor);
    }

    /** Pays what was free until then for this purpose: whoever held it had room. */
    void postHeld(Leg leg, Line.Origin origin) {
        long minor = leg.amount().minor();
        enter(account(leg.from()), account(leg.to()), minor, new Place(0, 1), origin);
    }

    private void change(Leg leg, long held) {
        accounts.put(leg.from(), account(leg.from()).holding(held));
        accounts.put(leg.to(), account(leg.to()).expecting(held));
    }

    private static long unusable(@Nullable Account from, @Nullable Account to, Leg leg, int number) {
        Asset asset = leg.amount().asset();
        long refused = unusable(from, asset, payer(number));
        return refused != FINE ? refused : unusable(to, asset, payer(number) + 1);
    }

    private static long unusable(@Nullable Account account, Asset asset, int place) {
        if (account == null) {
            return Result.refused(Reason.UNKNOWN_ACCOUNT, place);
        }
        if (!account.open()) {
            return Result.refused(Reason.CLOSED_ACCOUNT, place);
        }
        return account.asset().equals(asset) ? FINE : Result.refused(Reason.OTHER_ASSET, place);
    }

    private static int payer(int leg) {
        return 2 * leg + 1;
    }

    private Account account(AccountName name) {
        Account found = find(name);
        if (found == null) {
            throw new IllegalStateException("expected account " + name + ", which has holds, found none");
        }
        return found;
    }

    private @Nullable Account find(AccountName name) {
        Account changed = accounts.get(name);
        if (changed != null) {
            return changed;
        }
        Account stored = Accounts.find(view, name).orElse(null);
        if (stored != null) {
            accounts.put(name, stored);
        }
        return stored;
    }

    /** The accounts that were looked at, as they have become. */
    List<Account> accounts() {
        return List.copyOf(accounts.values());
    }

    /** How many entries it makes. */
    int size() {
        return 2 * steps.size();
    }

    /** Puts the accounts and adds the entries; says how far the numbers have come then. */
    Counts store(Tx tx, Counts counts) {
        for (Account account : accounts.values()) {
            tx.put(Accounts.ACCOUNTS, account);
        }
        for (Step step : steps) {
            tx.append(Entries.LEGS, step.from, step.to, step.line);
        }
        return new Counts(counts.requests(), counts.entries() + size(), counts.holds());
    }
}
