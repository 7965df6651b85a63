package dev.astra.launcher.command;

import dev.astra.core.RejectedException;
import dev.astra.core.store.file.ArchiveReport;
import dev.astra.core.store.file.FileJournal;
import dev.astra.core.store.file.JournalReport;
import dev.astra.launcher.business.Home;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One thread. Reads the whole log and checks every line; changes nothing, and needs nobody to stop working. */
@Command(name = "verify", description = "Read the store's whole log and archive and check every line; changes nothing.")
final class StoreVerify implements Callable<Integer> {
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
        JournalReport report = FileJournal.verify(home.store());
        ArchiveReport archive = FileJournal.verifyArchive(home.store());
        terminal.out().println("Every line of the store in " + home.store() + " is sound.");
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

    static void tell(JournalReport report, Terminal terminal) {
        terminal.row(
                "log",
                Terminal.number(report.sequence()) + " commits in " + Terminal.number(report.usedBytes())
                        + " bytes, closed cleanly: " + (report.cleanEnd() ? "yes" : "no"));
        terminal.row("head", report.head());
    }
}
