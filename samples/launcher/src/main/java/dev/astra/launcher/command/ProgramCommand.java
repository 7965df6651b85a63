package dev.astra.launcher.command;

import dev.astra.core.RejectedException;
import dev.astra.core.process.ProgramName;
import dev.astra.core.process.ProgramStatus;
import dev.astra.core.process.Supervisor;
import dev.astra.launcher.business.Business;
import dev.astra.launcher.business.Companions;

/** One thread. A command on the companion programs of a running instance. */
abstract class ProgramCommand extends StoreCommand {
    ProgramCommand(Session session) {
        super(session);
    }

    @Override
    final int run(Business business, Terminal terminal) {
        return run(supervisor(business), terminal);
    }

    /** Who keeps the programs running. */
    static Supervisor supervisor(Business business) {
        return business.companions()
                .flatMap(Companions::supervisor)
                .orElseThrow(() -> new RejectedException("no companion programs run in "
                        + business.home().directory()
                        + "; put them into companions.properties there, then start \"astra run\", or, where it runs,"
                        + " \"astra reload\""));
    }

    /** How a program stands just after something was asked of it. */
    static String stands(Supervisor supervisor, ProgramName name) {
        return name + ": "
                + supervisor.status(name).map(ProgramStatus::explanation).orElse("gone")
                + "; \"astra ps\" shows how it goes on.";
    }

    abstract int run(Supervisor supervisor, Terminal terminal);

    /** The program of that name. */
    static ProgramName known(Supervisor supervisor, String name) {
        return supervisor.status().stream()
                .map(status -> status.name())
                .filter(known -> known.value().equals(name))
                .findFirst()
                .orElseThrow(() -> new RejectedException("expected one of the programs "
                        + Words.list(supervisor.status().stream()
                                .map(status -> status.name())
                                .toList())
                        + ", got another name"));
    }
}
