package dev.astra.launcher.command;

import dev.astra.core.process.ProgramName;
import dev.astra.core.process.Supervisor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One thread. Restart a companion program, at its safe point if it has one. */
@Command(name = "restart", description = "Restart a companion program, at its safe point if it has one.")
final class ProgramRestart extends ProgramCommand {
    @Parameters(paramLabel = "NAME", description = "as \"astra ps\" shows it")
    private String program = "";

    ProgramRestart(Session session) {
        super(session);
    }

    @Override
    int run(Supervisor supervisor, Terminal terminal) {
        ProgramName name = known(supervisor, program);
        supervisor.restart(name, "by a person");
        return terminal.done(stands(supervisor, name));
    }
}
