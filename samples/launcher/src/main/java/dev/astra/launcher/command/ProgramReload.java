package dev.astra.launcher.command;

import dev.astra.core.RejectedException;
import dev.astra.launcher.business.Business;
import dev.astra.launcher.business.Companions;
import java.util.List;
import picocli.CommandLine.Command;

/** One thread. Goes over to what the file of companion programs says now. */
@Command(
        name = "reload",
        description = "Read companions.properties again: only what changed is started, restarted or stopped.")
final class ProgramReload extends StoreCommand {
    ProgramReload(Session session) {
        super(session);
    }

    @Override
    int run(Business business, Terminal terminal) {
        Companions companions = business.companions()
                .orElseThrow(() -> new RejectedException("expected a running instance in "
                        + business.home().directory() + ", found none; \"astra run\" reads the file when it begins"));
        List<String> changes = companions.reload();
        return changes.isEmpty()
                ? terminal.done("Nothing has changed in " + business.home().companionFile() + ".")
                : terminal.done(changes.toArray(String[]::new));
    }
}
