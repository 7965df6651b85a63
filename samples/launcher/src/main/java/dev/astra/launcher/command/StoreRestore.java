package dev.astra.launcher.command;

import dev.astra.core.RejectedException;
import dev.astra.core.store.file.FileJournal;
import dev.astra.core.store.file.Restore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One thread. Makes a store of a backup. */
@Command(name = "restore", description = "Make a store of a backup, while no instance runs.")
final class StoreRestore implements Callable<Integer> {
    @Parameters(paramLabel = "BACKUP", description = "the file of the backup")
    private Path backup;

    @Option(names = "--into", paramLabel = "DIR", description = "the store's directory; default: that of the home")
    private Optional<Path> into = Optional.empty();

    @Option(names = "--set-aside", description = "give a store that is there another name, and go on")
    private boolean setAside;

    private final Session session;

    @Spec
    private CommandSpec spec;

    StoreRestore(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.withoutInstance(this::restore);
    }

    private int restore() {
        Path file = session.resolve(backup);
        if (!Files.isRegularFile(file)) {
            throw new RejectedException("expected the file of a backup, there is no file " + file);
        }
        boolean home = into.isEmpty();
        Path target = into.map(session::resolve).orElseGet(session.home()::store);
        requireFree(target);
        if (home) {
            session.home().create();
        }
        return tell(Restore.of(file, target, InstantSource.system()), Terminal.of(spec));
    }

    private void requireFree(Path target) {
        if (!setAside && (Files.isRegularFile(target) || FileJournal.isAt(target))) {
            throw new RejectedException("something is in " + target + " already; nothing was changed."
                    + " If it is a store, --set-aside gives it another name and restores all the same");
        }
    }

    private static int tell(Restore.Restored restored, Terminal terminal) {
        terminal.out().println("Restored into " + restored.directory());
        terminal.row("state", "commit " + Terminal.number(restored.sequence()));
        terminal.row("epoch", restored.epoch() + ", so that this history and the one given up are told apart");
        terminal.row("set aside", restored.setAside().map(Path::toString).orElse("nothing; there was no store"));
        return Parked.tell(restored.parked(), terminal);
    }
}
