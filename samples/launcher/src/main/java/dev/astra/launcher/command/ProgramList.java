package dev.astra.launcher.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.astra.core.process.ProgramStatus;
import dev.astra.core.process.Supervisor;
import dev.astra.launcher.business.Business;
import dev.astra.launcher.business.Companions;
import dev.astra.launcher.business.Footprint;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One thread. Shows the companion programs. */
@Command(name = "ps", description = "Show the companion programs: since when they run, or why not, and when next.")
final class ProgramList extends StoreCommand {
    private static final int LONGEST_LINE = 400;

    @Option(names = "--json", description = "for programs, with processor time, memory and the last line")
    private boolean json;

    ProgramList(Session session) {
        super(session);
    }

    @Override
    int run(Business business, Terminal terminal) {
        Supervisor supervisor = ProgramCommand.supervisor(business);
        if (json) {
            Json.print(all(business, supervisor), terminal);
        } else {
            table(supervisor.status(), terminal);
        }
        return ExitCode.DONE;
    }

    private static void table(List<ProgramStatus> programs, Terminal terminal) {
        terminal.out().printf(Locale.ROOT, "%-16s %-9s %-12s %6s  %s%n", "PROGRAM", "IS", "FOR", "STARTS", "WHY");
        for (ProgramStatus status : programs) {
            terminal.out()
                    .printf(
                            Locale.ROOT,
                            "%-16s %-9s %-12s %6d  %s%n",
                            status.name(),
                            status.phase().name().toLowerCase(Locale.ROOT),
                            Words.of(status.inPhase()),
                            status.starts(),
                            Arguments.printable(status.explanation()));
        }
    }

    private static ObjectNode all(Business business, Supervisor supervisor) {
        ObjectNode all = Json.object();
        all.put("home", business.home().directory().toString());
        all.put("time", business.scheduler().clock().instant().toString());
        ArrayNode programs = all.putArray("programs");
        for (ProgramStatus status : supervisor.status()) {
            Set<Long> pids = business.companions()
                    .map((Companions it) -> it.processes(status.name()))
                    .orElse(Set.of());
            programs.add(one(status, Footprint.of(pids), supervisor.tail(status.name(), 1)));
        }
        return all;
    }

    private static ObjectNode one(ProgramStatus status, Footprint taken, List<String> tail) {
        ObjectNode one = Json.object();
        one.put("name", status.name().value());
        one.put("phase", status.phase().name().toLowerCase(Locale.ROOT));
        one.put("live", status.phase().live());
        one.put("disabled", status.disabled());
        one.put("pid", status.pid());
        one.put("forMillis", status.inPhase().toMillis());
        one.put("starts", status.starts());
        one.put("endsInARow", status.endsInARow());
        one.put("explanation", status.explanation());
        one.put("next", status.next().map(Instant::toString).orElse(null));
        one.put("processes", taken.processes());
        one.put("processorMillis", taken.processor().toMillis());
        Json.put(one, "memoryBytes", taken.memoryBytes());
        String last = tail.isEmpty() ? "" : tail.get(tail.size() - 1);
        one.put("lastLine", last.length() > LONGEST_LINE ? last.substring(0, LONGEST_LINE) : last);
        return one;
    }
}
