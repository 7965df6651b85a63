package dev.astra.launcher.command;

import dev.astra.core.ledger.Account;
import dev.astra.core.ledger.AccountName;
import dev.astra.core.ledger.Amount;
import dev.astra.core.ledger.Ledger;
import dev.astra.core.store.DurableView;
import dev.astra.launcher.business.Business;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One thread. Tells balances. */
@Command(name = "balance", description = "Tell the balances of an account and of those below it.")
final class WalletBalance extends StoreCommand {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "all accounts if it is left out")
    private @Nullable AccountName name;

    @Option(names = "--at", paramLabel = "TIME", description = "as it was then, for example 2026-01-31T23:59:59Z")
    private @Nullable Instant at;

    @Option(names = "--format", paramLabel = "F", description = "table, csv or json", defaultValue = "table")
    private Sheet.Format format;

    WalletBalance(Session session) {
        super(session);
    }

    @Override
    int run(Business business, Terminal terminal) {
        DurableView view = business.store().view();
        AccountName wanted = name;
        Stream<Account> found = wanted == null ? Ledger.accounts(view) : Ledger.accounts(view, wanted);
        List<AccountName> names = found.map(Account::name).toList();
        if (names.isEmpty()) {
            return terminal.refused(
                    wanted == null
                            ? "There is no account yet; open one with \"astra wallet open\"."
                            : "There is no account " + wanted + ".");
        }
        Sheet sheet = at == null ? now(view, names) : then(view, names, at);
        sheet.print(format, terminal.out());
        return ExitCode.DONE;
    }

    private static Sheet now(DurableView view, List<AccountName> names) {
        Sheet sheet = new Sheet(
                Sheet.Column.text("account"),
                Sheet.Column.text("asset"),
                Sheet.Column.number("balance"),
                Sheet.Column.number("held"),
                Sheet.Column.number("available"),
                Sheet.Column.text("state"));
        for (AccountName each : names) {
            Account account = Ledger.account(view, each).orElseThrow();
            sheet.row(
                    each.value(),
                    account.asset().code(),
                    plain(account.balance()),
                    plain(new Amount(account.outgoing(), account.asset())),
                    plain(account.available()),
                    account.open() ? "open" : "closed");
        }
        return sheet;
    }

    private static Sheet then(DurableView view, List<AccountName> names, Instant moment) {
        Sheet sheet =
                new Sheet(Sheet.Column.text("account"), Sheet.Column.text("asset"), Sheet.Column.number("balance"));
        for (AccountName each : names) {
            Optional<Amount> balance = Ledger.balanceAt(view, each, moment);
            balance.ifPresent(amount -> sheet.row(each.value(), amount.asset().code(), plain(amount)));
        }
        return sheet;
    }

    static String plain(Amount amount) {
        return amount.decimal().toPlainString();
    }
}
