package dev.astra.launcher.command;

import dev.astra.launcher.business.Business;
import dev.astra.launcher.config.Settings;
import dev.astra.licensing.legacy.FileLegacyDirectory;
import dev.astra.licensing.legacy.ImportOutcome;
import dev.astra.licensing.legacy.ImportReport;
import dev.astra.licensing.legacy.LegacyFiles;
import dev.astra.licensing.legacy.LegacyImport;
import dev.astra.licensing.legacy.LegacyRemark;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One thread. Takes over the data of the old bot. */
@Command(
        name = "import-legacy",
        description = "Take over the old bot's database.json and WhitelistsSerialNumbers.txt, all or nothing.")
final class ImportLegacy implements Callable<Integer> {
    private static final int SHOWN = 20;

    @Parameters(paramLabel = "DIR", description = "the old bot's working directory")
    private Path directory;

    @Option(names = "--dry-run", description = "tell what would happen and change nothing")
    private boolean dryRun;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "the time zone of the machine that the old bot ran on, for example Europe/Paris")
    private Optional<ZoneId> zone = Optional.empty();

    private final Session session;

    @Spec
    private CommandSpec spec;

    ImportLegacy(Session session) {
        this.session = session;
    }

    /** Where there is no store yet, none is made for files that cannot be imported. */
    @Override
    public Integer call() {
        boolean hasStore = session.home().hasStore();
        if (dryRun || !hasStore) {
            int code = session.onStore(needs(Needs.pretendedStore()), this::tryOut);
            if (dryRun || code != ExitCode.DONE) {
                return code;
            }
        }
        return session.onStore(needs(Needs.newStore()), this::run);
    }

    private static Needs needs(Needs needs) {
        return needs.ifSet(Settings.COOLDOWN, Settings.ZONE, Settings.BACKUP_DIR, Settings.BACKUPS_KEPT);
    }

    private int tryOut(Business business) {
        ImportOutcome outcome = legacy(business).dryRun(read());
        boolean goesOn = !dryRun && outcome instanceof ImportOutcome.WouldImport;
        return goesOn ? ExitCode.DONE : tell(outcome, Optional.empty());
    }

    private int run(Business business) {
        LegacyFiles files = read();
        LegacyImport legacy = legacy(business);
        ImportOutcome outcome = legacy.dryRun(files);
        if (!(outcome instanceof ImportOutcome.WouldImport)) {
            return tell(outcome, Optional.empty());
        }
        Path copies = business.home().importAt(business.scheduler().clock().instant());
        FileLegacyDirectory.at(copies).keep(files);
        if (business.store().view().sequence() > 0) {
            Path backup = business.safekeeping().take().file();
            Terminal.of(spec).row("backup", "of the store before the import: " + backup);
        }
        return tell(legacy.run(files), Optional.of(copies));
    }

    private LegacyFiles read() {
        return FileLegacyDirectory.at(session.resolve(directory)).read();
    }

    private LegacyImport legacy(Business business) {
        LegacyImport.Builder builder = LegacyImport.builder(business.store(), business.licensing());
        zone.ifPresent(builder::zone);
        return builder.build();
    }

    private int tell(ImportOutcome outcome, Optional<Path> copies) {
        Terminal terminal = Terminal.of(spec);
        return outcome.fold(
                imported -> {
                    terminal.out().println("Imported from " + session.resolve(directory));
                    report(imported.report(), terminal);
                    copies.ifPresent(path -> terminal.row("copies", "of the files as they were: " + path));
                    return terminal.done("Next: \"astra orders sync\" brings in what is new in the shop,"
                            + " \"astra whitelist publish\" publishes the list.");
                },
                would -> {
                    terminal.out().println("A dry run; nothing was changed. This would be imported:");
                    report(would.report(), terminal);
                    return ExitCode.DONE;
                },
                already -> terminal.done("This very file was imported before ("
                        + Terminal.time(already.at(), session.configuration().get(Settings.ZONE))
                        + "); nothing to do."),
                notEmpty -> terminal.refused(
                        "Refused: there are " + Terminal.number(notEmpty.orders()) + " orders and "
                                + Terminal.number(notEmpty.licenses()) + " licenses in the store already.",
                        "Import into an empty store: name another home with --home."),
                needed -> terminal.refused(
                        "Refused: the file has " + Terminal.number(needed.times())
                                + " local times and does not say of which time zone.",
                        "Add --zone with the zone of the machine that the old bot ran on, for example --zone Europe/Paris."),
                refused -> refused(refused.problems(), terminal));
    }

    private int refused(List<LegacyRemark> problems, Terminal terminal) {
        terminal.err()
                .println("Refused, and nothing was changed: " + Terminal.number(problems.size())
                        + (problems.size() == 1 ? " problem." : " problems."));
        int most = session.verbose() ? problems.size() : SHOWN;
        problems.stream().limit(most).forEach(problem -> terminal.err().println("  " + printable(problem)));
        if (problems.size() > most) {
            terminal.err().println("  and " + (problems.size() - most) + " more; --verbose shows all");
        }
        return ExitCode.REFUSED;
    }

    private void report(ImportReport report, Terminal terminal) {
        terminal.row("orders", Terminal.number(report.orders()) + ", claimed: " + Terminal.number(report.claimed()));
        terminal.row("list", Terminal.count(report.listed(), "line"));
        terminal.row("buyer ids", "up to " + report.highestId() + "; the next order gets a higher one");
        terminal.row(
                "export",
                report.exact() ? "gives back the same bytes" : "gives back the same data in the old bot's usual form");
        report.list()
                .ifPresent(list -> terminal.row(
                        "the old list",
                        Terminal.count(list.same(), "line") + " the same, " + Terminal.number(list.retyped())
                                + " repaired (hashed as typed), "
                                + Terminal.number(list.different().size())
                                + " with another machine, "
                                + Terminal.number(list.missing().size()) + " new, "
                                + Terminal.number(list.extra()) + " of nobody"));
        int most = session.verbose() ? report.notices().size() : SHOWN;
        if (!report.notices().isEmpty()) {
            terminal.row("notices", Terminal.number(report.notices().size()));
            report.notices().stream()
                    .limit(most)
                    .forEach(notice -> terminal.out().println("    " + printable(notice)));
        }
        if (report.notices().size() > most) {
            terminal.out().println("    and " + (report.notices().size() - most) + " more; --verbose shows all");
        }
    }

    private static String printable(LegacyRemark remark) {
        return Arguments.printable(remark.toString());
    }
}
