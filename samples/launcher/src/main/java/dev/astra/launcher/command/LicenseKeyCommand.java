package dev.astra.launcher.command;

import dev.astra.core.Actor;
import dev.astra.launcher.business.Business;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.KeyOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One thread. Shows a license's key, for its owner. */
@Command(
        name = "key",
        description = "Show the key of a license, to give to its owner; an imported license gets one with this.")
final class LicenseKeyCommand extends StoreCommand {
    @Option(names = "--buyer", required = true, paramLabel = "N", description = "the Buyer ID")
    private BuyerId buyer;

    @Option(names = "--replace", description = "make a new one, because the old one got about")
    private boolean replace;

    @Mixin
    private final Staff staff = new Staff();

    LicenseKeyCommand(Session session) {
        super(session);
    }

    @Override
    int run(Business business, Terminal terminal) {
        Actor actor = staff.actor();
        KeyOutcome outcome = replace
                ? business.licensing().replaceKey(buyer, actor)
                : business.licensing().issueKey(buyer, actor);
        return outcome.fold(
                issued -> terminal.done(
                        "The new key of license " + buyer + ", a secret of its owner:",
                        "  " + issued.key().grouped(),
                        "It counts from the next signed list on."),
                already -> terminal.done(
                        "The key of license " + buyer + ", a secret of its owner:",
                        "  " + already.key().grouped()),
                unclaimed -> terminal.refused(
                        "Refused: nobody owns license " + buyer + ".", "Whoever claims its order gets a key."),
                revoked ->
                        terminal.refused("Refused: this license was taken away (" + Words.of(revoked.reason()) + ")."));
    }
}
