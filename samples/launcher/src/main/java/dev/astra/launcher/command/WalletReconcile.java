package dev.astra.launcher.command;

import dev.astra.core.RejectedException;
import dev.astra.core.ledger.Account;
import dev.astra.core.ledger.AccountName;
import dev.astra.core.ledger.Entry;
import dev.astra.core.ledger.Ledger;
import dev.astra.core.ledger.reconciliation.OutsideLine;
import dev.astra.core.ledger.reconciliation.Reconciliation;
import dev.astra.core.store.DurableView;
import dev.astra.launcher.business.Business;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One thread. Compares an account with a statement from outside. */
@Command(name = "reconcile", description = "Compare an account with a statement from outside; nothing is changed.")
final class WalletReconcile extends StoreCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "the account")
    private AccountName name;

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description = "CSV with the columns reference, amount and, if known, at (2026-01-31T12:00:00Z)")
    private Path file;

    @Option(names = "--from", paramLabel = "TIME", description = "leave older entries out")
    private Instant from = Instant.MIN;

    @Option(names = "--to", paramLabel = "TIME", description = "leave newer entries out")
    private Instant to = Instant.MAX;

    @Option(
            names = "--reference",
            paramLabel = "KEY",
            description = "the note that holds an entry's reference",
            defaultValue = "reference")
    private String reference;

    @Option(names = "--locale", paramLabel = "TAG", description = "how amounts are written, for example de or en-US")
    private @Nullable String locale;

    @Option(names = "--format", paramLabel = "F", description = "table, csv or json", defaultValue = "table")
    private Sheet.Format format;

    WalletReconcile(Session session) {
        super(session);
    }

    @Override
    int run(Business business, Terminal terminal) {
        DurableView view = business.store().view();
        Account account = Ledger.account(view, name)
                .orElseThrow(() -> new RejectedException("There is no account " + name + "."));
        List<OutsideLine> lines =
                OutsideStatement.read(session().resolve(file), account.asset(), Asking.format(locale));
        List<Entry> entries = Ledger.statement(view, name)
                .orElseThrow()
                .newestFirst()
                .filter(entry -> !entry.effectiveAt().isBefore(from)
                        && !entry.effectiveAt().isAfter(to))
                .toList();
        Reconciliation found =
                Reconciliation.of(entries, lines, new Reconciliation.Rule(reference, Duration.ofDays(1)));
        sheet(found).print(format, terminal.out());
        boolean same = found.different().isEmpty()
                && found.missing().isEmpty()
                && found.extra().isEmpty();
        String counts = "matched: " + found.matched().size() + ", different: "
                + found.different().size() + ", missing there: "
                + found.missing().size() + ", extra there: " + found.extra().size();
        terminal.err().println(counts);
        return same ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private Sheet sheet(Reconciliation found) {
        Sheet sheet = new Sheet(
                Sheet.Column.text("finding"),
                Sheet.Column.text("reference"),
                Sheet.Column.number("transfer"),
                Sheet.Column.number("here"),
                Sheet.Column.number("there"));
        found.different().forEach(pair -> add(sheet, "different", Optional.of(pair.entry()), Optional.of(pair.line())));
        found.missing().forEach(entry -> add(sheet, "missing", Optional.of(entry), Optional.empty()));
        found.extra().forEach(line -> add(sheet, "extra", Optional.empty(), Optional.of(line)));
        if (format != Sheet.Format.TABLE) {
            found.matched().forEach(pair -> add(sheet, "matched", Optional.of(pair.entry()), Optional.of(pair.line())));
        }
        return sheet;
    }

    private void add(Sheet sheet, String finding, Optional<Entry> entry, Optional<OutsideLine> line) {
        sheet.row(
                finding,
                line.map(OutsideLine::reference)
                        .or(() -> entry.map(it -> it.metadata().values().getOrDefault(reference, "")))
                        .orElse(""),
                entry.map(it -> it.transfer().toString()).orElse(""),
                entry.map(it -> WalletBalance.plain(it.amount())).orElse(""),
                line.map(it -> WalletBalance.plain(it.amount())).orElse(""));
    }
}
