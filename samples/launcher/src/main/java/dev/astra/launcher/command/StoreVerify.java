package dev.astra.launcher.command;

import dev.astra.core.RejectedException;
import dev.astra.core.store.file.ArchiveReport;
import dev.astra.core.store.file.FileJournal;
import dev.astra.core.store.file.JournalReport;
import dev.astra.launcher.business.Home;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One thread. Reads the whole log and checks every line; changes nothing, and needs nobody to stop working. */
@Command(name = "verify", description = "Read the store's whole log and archive and check every line; changes nothing.")
final class StoreVerify implements Callable<Integer> {
    @Option(
            names = "--expect",
            paramLabel = "HASH",
            description = "a head that was kept elsewhere; proves that nothing before it was rewritten")
    private Optional<String> expected = Optional.empty();

    private final Session session;

    @Spec
    private CommandSpec spec;

    StoreVerify(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Terminal terminal = Terminal.of(spec);
        Home home = session.home();
        if (!home.hasStore()) {
            throw new RejectedException(
                    "there is no store in " + home.directory() + "; name the right home with --home");
        }
        expected.ifPresent(StoreVerify::requireHead);
        JournalReport report = expected.map(head -> FileJournal.verify(home.store(), head))
                .orElseGet(() -> FileJournal.verify(home.store()));
        ArchiveReport archive = FileJournal.verifyArchive(home.store());
        terminal.out().println("Every line of the store in " + home.store() + " is sound.");
        expected.ifPresent(
                head -> terminal.out().println("The head that you kept is in it: nothing before it was rewritten."));
        tell(report, terminal);
        terminal.row(
                "archive",
                Terminal.count(archive.records(), "record") + " in " + Terminal.number(archive.bytes()) + " bytes");
        if (report.damagedBytes() > 0) {
            terminal.out()
                    .println("  Behind them stand " + report.damagedBytes()
                            + " bytes of an unfinished change: it is being written now, or a crash cut it off.");
        }
        return ExitCode.DONE;
    }

    private static void requireHead(String head) {
        if (!head.matches("[0-9a-f]{64}")) {
            throw new RejectedException("expected a head of 64 lower-case hexadecimal digits, as \"astra store stats\""
                    + " shows it, got a text of " + head.length() + " characters");
        }
    }

    static void tell(JournalReport report, Terminal terminal) {
        terminal.row(
                "log",
                Terminal.number(report.sequence()) + " commits in " + Terminal.number(report.usedBytes())
                        + " bytes, closed cleanly: " + (report.cleanEnd() ? "yes" : "no"));
        terminal.row(
                "snapshots",
                report.snapshots().isEmpty()
                        ? "none yet; the log is read from its beginning"
                        : "of the state after commit " + Words.list(report.snapshots()));
        terminal.row("epoch", Long.toString(report.epoch()));
        terminal.row("head", report.head());
    }
}
