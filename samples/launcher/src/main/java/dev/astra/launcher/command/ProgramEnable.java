package dev.astra.launcher.command;

import dev.astra.core.process.ProgramName;
import dev.astra.core.process.Supervisor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One thread. Let a companion program be started again, and start it. */
@Command(name = "enable", description = "Let a companion program be started again, and start it.")
final class ProgramEnable extends ProgramCommand {
    @Parameters(paramLabel = "NAME", description = "as \"astra ps\" shows it")
    private String program = "";

    ProgramEnable(Session session) {
        super(session);
    }

    @Override
    int run(Supervisor supervisor, Terminal terminal) {
        ProgramName name = known(supervisor, program);
        supervisor.enable(name);
        return terminal.done(stands(supervisor, name));
    }
}
