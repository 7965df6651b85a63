package dev.astra.launcher.command;

import dev.astra.core.process.ProgramName;
import dev.astra.core.process.Supervisor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One thread. Start a companion program that is stopped, waits or is parked. */
@Command(name = "start", description = "Start a companion program that is stopped, waits or is parked.")
final class ProgramStart extends ProgramCommand {
    @Parameters(paramLabel = "NAME", description = "as \"astra ps\" shows it")
    private String program = "";

    ProgramStart(Session session) {
        super(session);
    }

    @Override
    int run(Supervisor supervisor, Terminal terminal) {
        ProgramName name = known(supervisor, program);
        supervisor.start(name);
        return terminal.done(stands(supervisor, name));
    }
}
