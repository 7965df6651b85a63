package dev.astra.core.ledger;

import dev.astra.core.CorruptDataException;
import dev.astra.core.store.DurableView;
import dev.astra.core.store.Store;
import dev.astra.core.store.View;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One thread. Compares everything that a ledger holds with everything else that it holds. */
final class Proving {
    private final DurableView view;
    private final Map<AccountName, Account> accounts = new HashMap<>();
    private final Map<AccountName, Long> expected = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private long entries;
    private long transfer;
    private long missing;

    private Proving(DurableView view) {
        this.view = view;
    }

    static Proof all(Store store) {
        DurableView view = store.view();
        long records = store.verifyHistories();
        return new Proving(view).run(records);
    }

    /** What the balances of each asset add up to: always zero, or the ledger is damaged. */
    static Map<Asset, BigInteger> sums(View view) {
        Map<Asset, BigInteger> sums = new HashMap<>();
        view.table(Accounts.ACCOUNTS)
                .all()
                .filter(account -> account.posted() != 0)
                .forEach(account -> sums.merge(account.asset(), BigInteger.valueOf(account.posted()), BigInteger::add));
        sums.forEach((asset, sum) -> {
            if (sum.signum() != 0) {
                throw new CorruptDataException("expected the balances of " + asset + " to add up to 0, found " + sum
                        + " minor units; keep a copy of the store, then restore a backup");
            }
        });
        return sums;
    }

    private Proof run(long records) {
        Map<Asset, BigInteger> above = new HashMap<>();
        view.table(Accounts.ACCOUNTS).all().forEach(account -> {
            accounts.put(account.name(), account);
            expected.put(account.name(), account.posted());
            if (account.posted() > 0) {
                above.merge(account.asset(), BigInteger.valueOf(account.posted()), BigInteger::add);
            }
            if (!account.keepsLimits()) {
                tell(account.name() + " breaks its limits: " + account);
            }
        });
        sum();
        entries();
        long holds = holds();
        Map<Asset, String> balances = new HashMap<>();
        above.forEach((asset, sum) -> balances.put(asset, sum.toString()));
        return new Proof(accounts.size(), entries, holds, records, balances, problems);
    }

    private void tell(String problem) {
        if (problems.size() < Proof.MOST_PROBLEMS) {
            problems.add(problem);
        }
    }

    private void sum() {
        try {
            sums(view);
        } catch (CorruptDataException unbalanced) {
            tell(Objects.requireNonNull(unbalanced.getMessage()));
        }
    }

    /** From the newest to the oldest, each account's balance goes back to zero. */
    private void entries() {
        Entries.all(view).newestFirst().forEach(this::leg);
        if (missing != 0) {
            tell("transfer " + transfer + " lacks its first " + missing + " legs");
        }
        expected.forEach((name, rest) -> {
            if (rest != 0) {
                tell("the entries of " + name + " do not begin at 0 but at " + rest);
            }
        });
        long counted = Counts.of(view).entries();
        if (counted != entries) {
            tell("expected " + counted + " entries, found " + entries);
        }
    }

    /** A leg is one amount, so it is balanced if it is of one asset. */
    private void leg(PostedLeg leg) {
        Entry payer = leg.payer();
        Entry payee = leg.payee();
        if (missing != 0 && payer.transfer().value() != transfer) {
            tell("transfer " + transfer + " lacks its first " + missing + " legs");
        }
        transfer = payer.transfer().value();
        missing = (payer.number() - transfer) / 2;
        if (!payer.amount().asset().equals(payee.amount().asset())) {
            tell("transfer " + transfer + " is not balanced: " + payer.amount() + " of " + payer.account() + " and "
                    + payee.amount() + " of " + payee.account());
        }
        entry(payee);
        entry(payer);
    }

    private void entry(Entry entry) {
        entries++;
        long after = expected.getOrDefault(entry.account(), 0L);
        if (after != entry.balance().minor()) {
            tell("entry " + entry.number() + " of " + entry.account() + ": expected the balance " + after + ", found "
                    + entry.balance().minor());
        }
        expected.put(entry.account(), entry.balance().minor() - entry.amount().minor());
    }

    private long holds() {
        Map<AccountName, BigInteger> out = new HashMap<>();
        Map<AccountName, BigInteger> in = new HashMap<>();
        view.table(Holds.HOLDS).all().forEach(hold -> {
            BigInteger held = BigInteger.valueOf(hold.leg().amount().minor());
            out.merge(hold.leg().from(), held, BigInteger::add);
            in.merge(hold.leg().to(), held, BigInteger::add);
        });
        accounts.forEach((name, account) -> {
            BigInteger outgoing = out.getOrDefault(name, BigInteger.ZERO);
            BigInteger incoming = in.getOrDefault(name, BigInteger.ZERO);
            if (!outgoing.equals(BigInteger.valueOf(account.outgoing()))
                    || !incoming.equals(BigInteger.valueOf(account.incoming()))) {
                tell("the holds of " + name + " are " + outgoing + " and " + incoming + ", the account says "
                        + account.outgoing() + " and " + account.incoming());
            }
        });
        return view.table(Holds.HOLDS).count();
    }
}
