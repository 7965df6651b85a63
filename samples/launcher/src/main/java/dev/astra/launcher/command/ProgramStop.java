package dev.astra.launcher.command;

import dev.astra.core.process.ProgramName;
import dev.astra.core.process.Supervisor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One thread. Stop a companion program, with all that it started, at its safe point if it has one. */
@Command(
        name = "stop",
        description = "Stop a companion program, with all that it started, at its safe point if it has one.")
final class ProgramStop extends ProgramCommand {
    @Parameters(paramLabel = "NAME", description = "as \"astra ps\" shows it")
    private String program = "";

    @Option(names = "--now", description = "do not wait for the safe point")
    private boolean now;

    ProgramStop(Session session) {
        super(session);
    }

    @Override
    int run(Supervisor supervisor, Terminal terminal) {
        ProgramName name = known(supervisor, program);
        if (now) {
            supervisor.stopNow(name);
        } else {
            supervisor.stop(name);
        }
        return terminal.done(stands(supervisor, name));
    }
}
