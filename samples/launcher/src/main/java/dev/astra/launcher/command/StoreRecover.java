package dev.astra.launcher.command;

import dev.astra.core.RejectedException;
import dev.astra.core.store.file.FileJournal;
import dev.astra.core.store.file.Recovery;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One thread. Makes a new store of what can be proved of a damaged one, which stays as it is. */
@Command(
        name = "recover",
        description = "Make a new store of what can be proved of a damaged one; the damaged one is only read.")
final class StoreRecover implements Callable<Integer> {
    private static final int SHOWN = 20;

    @Parameters(paramLabel = "DIR", description = "the directory of the damaged store")
    private Path damaged;

    @Option(names = "--into", required = true, paramLabel = "DIR2", description = "where the new one goes; made")
    private Path into;

    private final Session session;

    @Spec
    private CommandSpec spec;

    StoreRecover(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.withoutInstance(this::recover);
    }

    private int recover() {
        Path from = session.resolve(damaged);
        if (!FileJournal.isAt(from)) {
            throw new RejectedException("expected the directory of a store, there is none at " + from);
        }
        return tell(Recovery.of(from, session.resolve(into), InstantSource.system()), Terminal.of(spec));
    }

    private int tell(Recovery.Recovered recovered, Terminal terminal) {
        terminal.out().println("Recovered into " + recovered.directory());
        terminal.row("kept", "everything up to commit " + Terminal.number(recovered.sequence()));
        terminal.row("damage", recovered.damage().orElse("none was found"));
        int left = recovered.leftOut().size();
        terminal.row(
                "left out",
                left == 0
                        ? "no whole commit"
                        : Terminal.count(left, "whole commit") + " behind the damage, which "
                                + (left == 1 ? "builds" : "build") + " on what is lost: "
                                + Words.list(recovered.leftOut().stream()
                                        .limit(SHOWN)
                                        .toList())
                                + (left > SHOWN ? " and " + (left - SHOWN) + " more" : ""));
        terminal.row("epoch", Long.toString(recovered.epoch()));
        Parked.tell(recovered.parked(), terminal);
        return terminal.done(
                "The damaged store is as it was. To go on with the new one, move the old one away and this one" + " to "
                        + session.home().store() + ". A backup may be newer: compare the commits.");
    }
}
