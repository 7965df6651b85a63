package dev.astra.launcher.command;

import dev.astra.core.ledger.AccountName;
import dev.astra.core.ledger.Entry;
import dev.astra.core.ledger.Ledger;
import dev.astra.core.store.Past;
import dev.astra.launcher.business.Business;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One thread. Tells what happened on an account. */
@Command(name = "statement", description = "Tell what happened on an account, newest first.")
final class WalletStatement extends StoreCommand {
    @Parameters(paramLabel = "NAME", description = "the account")
    private AccountName name;

    @Option(names = "--limit", paramLabel = "N", description = "how many lines", defaultValue = "20")
    private int limit;

    @Option(names = "--before", paramLabel = "PLACE", description = "the next older page, as the last one told")
    private @Nullable Long before;

    @Option(names = "--format", paramLabel = "F", description = "table, csv or json", defaultValue = "table")
    private Sheet.Format format;

    @Spec
    private CommandSpec spec;

    WalletStatement(Session session) {
        super(session);
    }

    @Override
    int run(Business business, Terminal terminal) {
        Arguments.requireRange(spec, "--limit", limit, 1, Past.LARGEST_PAGE);
        Optional<Past<Entry>> past = Ledger.statement(business.store().view(), name);
        if (past.isEmpty()) {
            return terminal.refused("There is no account " + name + ".");
        }
        Long place = before;
        Past.Page<Entry> page =
                place == null ? past.get().newest(limit) : past.get().before(Math.max(1, place), limit);
        Sheet sheet = new Sheet(
                Sheet.Column.text("recorded"),
                Sheet.Column.number("transfer"),
                Sheet.Column.text("with"),
                Sheet.Column.number("amount"),
                Sheet.Column.number("balance"),
                Sheet.Column.text("asset"),
                Sheet.Column.text("effective"),
                Sheet.Column.text("remarks"));
        page.entries().forEach(entry -> add(sheet, entry));
        sheet.print(format, terminal.out());
        OptionalLong next = page.next();
        if (next.isPresent()) {
            terminal.err().println("More with --before " + next.getAsLong() + ".");
        }
        return ExitCode.DONE;
    }

    private static void add(Sheet sheet, Entry entry) {
        StringBuilder remarks = new StringBuilder(entry.metadata().toString());
        entry.hold().ifPresent(hold -> remark(remarks, "posts hold " + hold));
        entry.reverses().ifPresent(transfer -> remark(remarks, "reverses " + transfer));
        boolean later = !entry.effectiveAt().equals(entry.recordedAt());
        sheet.row(
                entry.recordedAt().toString(),
                entry.transfer().toString(),
                entry.other().value(),
                WalletBalance.plain(entry.amount()),
                WalletBalance.plain(entry.balance()),
                entry.amount().asset().code(),
                later ? entry.effectiveAt().toString() : "",
                remarks.toString());
    }

    private static void remark(StringBuilder remarks, String text) {
        remarks.append(remarks.length() == 0 ? "" : ", ").append(text);
    }
}
