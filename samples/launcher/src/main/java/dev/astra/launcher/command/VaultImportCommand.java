package dev.astra.launcher.command;

import dev.astra.launcher.business.Business;
import dev.astra.trading.vault.legacy.FileVaultExport;
import dev.astra.trading.vault.legacy.ImportOutcome;
import dev.astra.trading.vault.legacy.ImportReport;
import dev.astra.trading.vault.legacy.LegacyFiles;
import dev.astra.trading.vault.legacy.Remark;
import dev.astra.trading.vault.legacy.VaultImport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One thread. Takes over the data of the old vault. */
@Command(
        name = "import",
        description = "Take over the old vault's collections, exported with one document a line, all or nothing.")
final class VaultImportCommand implements Callable<Integer> {
    private static final int SHOWN = 20;

    @Parameters(
            paramLabel = "DIR",
            description =
                    "with users.jsonl, discord_users.jsonl, inventory.jsonl, transactions.jsonl, pet_values.jsonl")
    private Path directory;

    @Option(names = "--dry-run", description = "tell what would happen and change nothing")
    private boolean dryRun;

    private final Session session;

    @Spec
    private CommandSpec spec;

    VaultImportCommand(Session session) {
        this.session = session;
    }

    /** Where there is no store yet, none is made for files that cannot be imported. */
    @Override
    public Integer call() {
        boolean tries = dryRun || !session.home().hasStore();
        if (tries) {
            int code = session.onStore(Needs.pretendedStore(), this::tryOut);
            if (dryRun || code != ExitCode.DONE) {
                return code;
            }
        }
        return session.onStore(
                Needs.newStore(), business -> tell(imports(business).run(files())));
    }

    private int tryOut(Business business) {
        ImportOutcome outcome = imports(business).dryRun(files());
        return !dryRun && outcome instanceof ImportOutcome.WouldImport ? ExitCode.DONE : tell(outcome);
    }

    private LegacyFiles files() {
        return FileVaultExport.at(session.resolve(directory)).read();
    }

    private static VaultImport imports(Business business) {
        return new VaultImport(business.store(), business.vault());
    }

    private int tell(ImportOutcome outcome) {
        Terminal terminal = Terminal.of(spec);
        return outcome.fold(
                imported -> {
                    terminal.out().println("Imported from " + session.resolve(directory));
                    report(imported.report(), terminal);
                    return terminal.done("Next: \"astra vault verify\" proves that everything adds up.");
                },
                would -> {
                    terminal.out().println("A dry run; nothing was changed. This would be imported:");
                    report(would.report(), terminal);
                    return ExitCode.DONE;
                },
                notEmpty -> terminal.refused(
                        "Refused: the vault knows " + Terminal.count(notEmpty.owners(), "user") + " and "
                                + Terminal.count(notEmpty.links(), "linked account") + " already.",
                        "Import into an empty store: name another home with --home."),
                refused -> {
                    terminal.err()
                            .println("Refused, and nothing was changed: "
                                    + Terminal.count(refused.problems().size(), "problem") + ".");
                    remarks(refused.problems(), terminal.err());
                    return ExitCode.REFUSED;
                });
    }

    private void report(ImportReport report, Terminal terminal) {
        terminal.row("documents", Terminal.number(report.documents()));
        terminal.row(
                "users",
                Terminal.number(report.owners()) + ", " + Terminal.number(report.links()) + " with a linked account");
        terminal.row("pets", Terminal.number(report.items()));
        terminal.row("gems", Terminal.number(report.gems()));
        terminal.row("former trades", Terminal.number(report.trades()));
        terminal.row("catalogue", Terminal.count(report.pets(), "variant"));
        if (!report.notices().isEmpty()) {
            terminal.row("notices", Terminal.number(report.notices().size()));
            remarks(report.notices(), terminal.out());
        }
    }

    private void remarks(List<Remark> remarks, PrintWriter to) {
        int most = session.verbose() ? remarks.size() : SHOWN;
        remarks.stream().limit(most).forEach(remark -> to.println("    " + Arguments.printable(remark.toString())));
        if (remarks.size() > most) {
            to.println("    and " + (remarks.size() - most) + " more; --verbose shows all");
        }
    }
}
