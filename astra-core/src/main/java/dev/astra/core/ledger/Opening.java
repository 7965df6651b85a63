package dev.astra.core.ledger;

import dev.astra.core.store.Tx;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Immutable. The rules of accounts. */
final class Opening {
    private Opening() {}

    static OpenOutcome open(Tx tx, AccountName name, Asset asset, Limits limits, Metadata metadata) {
        Optional<Account> found = Accounts.find(tx, name);
        if (found.isEmpty()) {
            Account account = Account.opened(name, asset, limits, metadata);
            tx.put(Accounts.ACCOUNTS, account);
            return new OpenOutcome.Opened(account);
        }
        Account present = found.get();
        boolean same = present.open()
                && present.asset().equals(asset)
                && present.limits().equals(limits);
        return same ? new OpenOutcome.ThereAlready(present) : new OpenOutcome.Different(present);
    }

    static ChangeOutcome setOpen(Tx tx, AccountName name, boolean open) {
        return change(tx, name, account -> open || account.isEmpty() ? account.opened(open) : null);
    }

    static ChangeOutcome limit(Tx tx, AccountName name, Limits limits) {
        return change(tx, name, account -> {
            Account limited = account.limited(limits);
            return limited.keepsLimits() ? limited : null;
        });
    }

    private static ChangeOutcome change(Tx tx, AccountName name, Function<Account, @Nullable Account> rule) {
        Optional<Account> found = Accounts.find(tx, name);
        if (found.isEmpty()) {
            return new ChangeOutcome.Unknown();
        }
        Account changed = rule.apply(found.get());
        if (changed == null) {
            return new ChangeOutcome.Unfit(found.get());
        }
        tx.put(Accounts.ACCOUNTS, changed);
        return new ChangeOutcome.Changed(changed);
    }
}
