package dev.astra.launcher.command;

import dev.astra.core.RejectedException;
import dev.astra.core.process.ProgramName;
import dev.astra.core.process.Supervisor;
import dev.astra.launcher.business.Business;

/** One thread. A command on the companion programs of a running instance. */
abstract class ProgramCommand extends StoreCommand {
    ProgramCommand(Session session) {
        super(session);
    }

    @Override
    final int run(Business business, Terminal terminal) {
        return run(
                business.companions()
                        .orElseThrow(() -> new RejectedException("no companion programs run in "
                                + business.home().directory()
                                + "; put them into companions.properties there and start \"astra run\"")),
                terminal);
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
