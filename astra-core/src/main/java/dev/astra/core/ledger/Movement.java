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
    private final List<Step> steps = new ArrayList<>(2);

    /** An entry to be. */
    private record Step(AccountName account, Line line) {}

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
        long refused = unusable(leg, number);
        if (refused != FINE) {
            return refused;
        }
        long minor = leg.amount().minor();
        if (!account(leg.from()).canPay(minor)) {
            return Result.refused(Reason.BELOW_MINIMUM, payer(number));
        }
        if (!account(leg.to()).canReceive(minor)) {
            return Result.refused(Reason.ABOVE_MAXIMUM, payer(number) + 1);
        }
        enter(leg, 2 * number, count, origin);
        return FINE;
    }

    private void enter(Leg leg, int place, int count, Line.Origin origin) {
        long minor = leg.amount().minor();
        Account from = account(leg.from()).plus(-minor);
        Account to = account(leg.to()).plus(minor);
        accounts.put(from.name(), from);
        accounts.put(to.name(), to);
        steps.add(new Step(from.name(), new Line(place, count, to.name(), -minor, from.posted(), origin)));
        steps.add(new Step(to.name(), new Line(place + 1, count, from.name(), minor, to.posted(), origin)));
    }

    /** Holds an amount. */
    long hold(Leg leg) {
        long refused = unusable(leg, 0);
        if (refused != FINE) {
            return refused;
        }
        long minor = leg.amount().minor();
        if (!account(leg.from()).canHold(minor)) {
            return Result.refused(Reason.BELOW_MINIMUM, payer(0));
        }
        if (!account(leg.to()).canExpect(minor)) {
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
        enter(leg, 0, 1, origin);
    }

    private void change(Leg leg, long held) {
        accounts.put(leg.from(), account(leg.from()).holding(held));
        accounts.put(leg.to(), account(leg.to()).expecting(held));
    }

    private long unusable(Leg leg, int number) {
        long from = unusable(leg.from(), leg.amount().asset(), payer(number));
        return from != FINE ? from : unusable(leg.to(), leg.amount().asset(), payer(number) + 1);
    }

    private long unusable(AccountName name, Asset asset, int place) {
        Account account = find(name);
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
        return steps.size();
    }

    /** Puts the accounts and adds the entries; says how far the numbers have come then. */
    Counts store(Tx tx, Counts counts) {
        for (Account account : accounts.values()) {
            tx.put(Accounts.ACCOUNTS, account);
        }
        for (Step step : steps) {
            tx.append(Entries.ENTRIES, step.account, step.line);
        }
        return new Counts(counts.requests(), counts.entries() + steps.size(), counts.holds());
    }
}
