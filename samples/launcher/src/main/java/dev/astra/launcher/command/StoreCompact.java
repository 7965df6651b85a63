package dev.astra.launcher.command;

import dev.astra.launcher.business.Business;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** One thread. Gives up all that is older than the newest state. */
@Command(
        name = "compact",
        description = "Keep the newest state and give up the log before it; what was taken away is in no file then.")
final class StoreCompact extends StoreCommand {
    StoreCompact(Session session) {
        super(session);
    }

    @Override
    int run(Business business, Terminal terminal) {
        Path store = business.home().store();
        long before = Directory.bytes(store, "");
        business.store().compact();
        return terminal.done("Compacted: the store's files have " + Terminal.number(Directory.bytes(store, ""))
                + " bytes, before it were " + Terminal.number(before)
                + ". Backups are files of their own and stay as they are.");
    }
}
