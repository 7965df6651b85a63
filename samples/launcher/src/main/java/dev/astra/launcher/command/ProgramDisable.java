package dev.astra.launcher.command;

import dev.astra.core.process.ProgramName;
import dev.astra.core.process.Supervisor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One thread. Stop a companion program, at its safe point if it has one, and do not let it be started. */
@Command(
        name = "disable",
        description = "Stop a companion program, at its safe point if it has one, and do not let it be started.")
final class ProgramDisable extends ProgramCommand {
    @Parameters(paramLabel = "NAME", description = "as \"astra ps\" shows it")
    private String program = "";

    ProgramDisable(Session session) {
        super(session);
    }

    @Override
    int run(Supervisor supervisor, Terminal terminal) {
        ProgramName name = known(supervisor, program);
        supervisor.disable(name);
        return terminal.done(
                name + " is disabled and stopped; \"astra enable " + name + "\" takes that back.",
                "It counts until astra run begins anew; " + name + ".enabled = no in companions.properties lasts.");
    }
}
