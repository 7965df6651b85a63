package dev.astra.launcher.command;

import dev.astra.core.store.file.Backup;
import dev.astra.launcher.business.Business;
import dev.astra.launcher.business.Safekeeping;
import dev.astra.launcher.config.Settings;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One thread. Takes a backup of the newest durable state, while others go on writing. */
@Command(
        name = "backup",
        description = "Take a backup of the whole store and read it back; nobody has to stop working.")
final class StoreBackup extends StoreCommand {
    @Parameters(arity = "0..1", paramLabel = "DIR", description = "where to, instead of where the settings say")
    private Optional<Path> directory = Optional.empty();

    StoreBackup(Session session) {
        super(session);
    }

    @Override
    Needs needs() {
        return Needs.store().ifSet(Settings.BACKUP_DIR, Settings.BACKUPS_KEPT, Settings.ZONE);
    }

    @Override
    int run(Business business, Terminal terminal) {
        Safekeeping safekeeping = business.safekeeping();
        Backup backup = directory
                .map(there -> safekeeping.takeInto(session().resolve(there)))
                .orElseGet(safekeeping::take);
        terminal.out().println("Backup taken, and read back: " + backup.file());
        tell(backup, business, terminal);
        return terminal.done("It holds everything but keys and settings. The newest "
                + Terminal.number(safekeeping.kept()) + " in its directory are kept.");
    }

    private static void tell(Backup backup, Business business, Terminal terminal) {
        terminal.row(
                "state",
                "commit " + Terminal.number(backup.sequence()) + " of "
                        + Terminal.time(backup.time(), business.configuration().get(Settings.ZONE)) + ", epoch "
                        + backup.epoch());
        terminal.row("size", Terminal.count(backup.rows(), "row") + ", " + Terminal.number(backup.bytes()) + " bytes");
        terminal.row("head", backup.head());
    }
}
