package dev.astra.launcher.command;

import dev.astra.launcher.business.Business;
import dev.astra.launcher.config.Settings;
import dev.astra.licensing.BuyerId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One thread. Ends a license's cooldown. */
@Command(name = "reset-cooldown", description = "Let a license change its machine now.")
final class MachineResetCooldown extends StoreCommand {
    @Parameters(paramLabel = "N", description = "the Buyer ID")
    private BuyerId buyer;

    @Mixin
    private final Staff staff = new Staff();

    MachineResetCooldown(Session session) {
        super(session);
    }

    @Override
    Needs needs() {
        return Needs.store().ifSet(Settings.ZONE, Settings.COOLDOWN);
    }

    @Override
    int run(Business business, Terminal terminal) {
        return business.licensing()
                .resetCooldown(buyer, staff.actor())
                .fold(
                        reset -> terminal.done("License " + buyer + " may change its machine now. Its last change was "
                                + Terminal.time(
                                        reset.lastChange(),
                                        business.configuration().get(Settings.ZONE))
                                + "."),
                        nothing ->
                                terminal.done("License " + buyer + " may change its machine already; nothing changed."),
                        unknown -> terminal.refused("There is no license " + buyer + "."));
    }
}
