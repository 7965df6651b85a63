package dev.astra.launcher.command;

import dev.astra.core.process.ProgramName;
import dev.astra.core.process.Supervisor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One thread. Stop a companion program, with all that it started. */
@Command(name = "stop", description = "Stop a companion program, with all that it started.")
final class ProgramStop extends ProgramCommand {
    @Parameters(paramLabel = "NAME", description = "as \"astra ps\" shows it")
    private String program = "";

    ProgramStop(Session session) {
        super(session);
    }

    @Override
    int run(Supervisor supervisor, Terminal terminal) {
        ProgramName name = known(supervisor, program);
        supervisor.stop(name);
        return terminal.done(name + " is stopped; \"astra ps\" shows how it stands.");
    }
}
