package dev.astra.launcher.command;

import dev.astra.core.process.ProgramStatus;
import dev.astra.core.process.Supervisor;
import java.util.Locale;
import picocli.CommandLine.Command;

/** One thread. Shows the companion programs. */
@Command(name = "ps", description = "Show the companion programs: since when they run, or why not, and when next.")
final class ProgramList extends ProgramCommand {
    ProgramList(Session session) {
        super(session);
    }

    @Override
    int run(Supervisor supervisor, Terminal terminal) {
        terminal.out().printf(Locale.ROOT, "%-16s %-9s %-12s %6s  %s%n", "PROGRAM", "IS", "FOR", "STARTS", "WHY");
        for (ProgramStatus status : supervisor.status()) {
            terminal.out()
                    .printf(
                            Locale.ROOT,
                            "%-16s %-9s %-12s %6d  %s%n",
                            status.name(),
                            status.phase().name().toLowerCase(Locale.ROOT),
                            Words.of(status.inPhase()),
                            status.starts(),
                            status.explanation());
        }
        return ExitCode.DONE;
    }
}
