package dev.astra.launcher.command;

import dev.astra.launcher.business.Business;
import dev.astra.launcher.config.Settings;
import dev.astra.licensing.Licensing;
import dev.astra.licensing.publication.FileWhitelistPublisher;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** One thread. Publishes the list now. */
@Command(name = "publish", description = "Publish the list of licenses now.")
final class WhitelistPublish extends StoreCommand {
    WhitelistPublish(Session session) {
        super(session);
    }

    @Override
    Needs needs() {
        return Needs.store().settings(Settings.WEB_ROOT);
    }

    @Override
    int run(Business business, Terminal terminal) {
        long version = business.publication().publishNow();
        long lines = Licensing.listed(business.store().view()).count();
        Path root = business.configuration().resolve(business.configuration().get(Settings.WEB_ROOT));
        return terminal.done("Published version " + version + " of the list with " + Terminal.count(lines, "line")
                + ": " + root.resolve(FileWhitelistPublisher.LEGACY_NAME));
    }
}
