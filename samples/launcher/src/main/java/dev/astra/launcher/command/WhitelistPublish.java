package dev.astra.launcher.command;

import dev.astra.core.store.View;
import dev.astra.launcher.business.Business;
import dev.astra.launcher.business.ListWays;
import dev.astra.launcher.config.Settings;
import dev.astra.licensing.Licensing;
import picocli.CommandLine.Command;

/** One thread. Publishes the list now. */
@Command(name = "publish", description = "Publish the list of licenses now.")
final class WhitelistPublish extends StoreCommand {
    WhitelistPublish(Session session) {
        super(session);
    }

    @Override
    Needs needs() {
        return Needs.store().settings(Settings.WEB_ROOT).ifSet(Settings.LIST_NAME, Settings.LEGACY_LIST);
    }

    @Override
    int run(Business business, Terminal terminal) {
        ListWays ways = business.listWays();
        long version = business.publication().publishNow();
        View view = business.store().view();
        if (ways.legacy()) {
            terminal.out()
                    .println("Published version " + version + " of the list with "
                            + Terminal.count(Licensing.listed(view).count(), "line") + ": " + ways.legacyFile());
        }
        if (ways.signed()) {
            terminal.out()
                    .println("Published the signed list " + ways.name() + " with "
                            + Terminal.count(
                                    Licensing.listed(view)
                                            .filter(license -> license.entry().isPresent())
                                            .count(),
                                    "license")
                            + ": " + ways.signedFile());
        }
        return ExitCode.DONE;
    }
}
