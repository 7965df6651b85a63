package dev.astra.launcher.command;

import dev.astra.launcher.business.Business;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One thread. A command that works on the store. */
abstract class StoreCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    private CommandSpec spec;

    StoreCommand(Session session) {
        this.session = session;
    }

    @Override
    public final Integer call() {
        return session.onStore(needs(), business -> run(business, Terminal.of(spec)));
    }

    final Session session() {
        return session;
    }

    final CommandSpec spec() {
        return spec;
    }

    Needs needs() {
        return Needs.store();
    }

    abstract int run(Business business, Terminal terminal);
}
