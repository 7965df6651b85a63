package dev.astra.launcher.command;

import dev.astra.core.UserId;
import dev.astra.launcher.business.Business;
import dev.astra.launcher.config.Settings;
import dev.astra.licensing.BindOutcome;
import dev.astra.licensing.BindRequest;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.Membership;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One thread. Binds a license to a machine. */
@Command(name = "bind", description = "Bind a person's license to a machine.")
final class MachineBind extends StoreCommand {
    @Parameters(paramLabel = "MACHINE", description = "the id as \"astra machine id\" tells it on that machine")
    private String machine;

    @Option(names = "--user", required = true, paramLabel = "ID", description = "the buyer's Discord user id")
    private UserId user;

    @Option(names = "--buyer", paramLabel = "N", description = "which of their licenses, if they have several")
    private Optional<BuyerId> buyer = Optional.empty();

    MachineBind(Session session) {
        super(session);
    }

    @Override
    Needs needs() {
        return Needs.store().ifSet(Settings.ZONE, Settings.COOLDOWN);
    }

    @Override
    int run(Business business, Terminal terminal) {
        return business.licensing()
                .bind(new BindRequest(user, machine, buyer, Membership.NOT_REQUIRED))
                .fold(
                        bound -> terminal.done(
                                "License " + bound.id() + " is bound to " + Words.shortly(bound.machine()) + ".",
                                shared(bound.sharedWith()) + Listed.line(bound.listVersion(), business)),
                        changed -> terminal.done(
                                "License " + changed.id() + " changed its machine: " + Words.shortly(changed.old())
                                        + " -> " + Words.shortly(changed.machine()) + ".",
                                shared(changed.sharedWith()) + Listed.line(changed.listVersion(), business)),
                        unchanged -> terminal.done("License " + unchanged.id() + " is bound to this machine already;"
                                + " nothing changed, and no cooldown began."),
                        refused -> terminal.refused(tooEarly(refused, business)),
                        notABuyer -> terminal.refused("Refused: user " + user
                                + buyer.map(id -> " does not have license " + id + ".")
                                        .orElse(" has no license; they claim an order first (\"astra buyer claim\").")),
                        notAMember -> terminal.refused("Refused: they are not in the server."),
                        notAMachine -> terminal.refused(notAMachine(notAMachine.reason())),
                        which -> terminal.refused("Refused: user " + user + " has the licenses "
                                + Words.list(which.licenses()) + "; say which with --buyer."),
                        taken -> terminal.refused(
                                "Refused: license " + Words.list(taken.others()) + " is bound to that machine."),
                        revoked -> terminal.refused("Refused: license " + revoked.id() + " was taken away ("
                                + Words.of(revoked.reason()) + ")."));
    }

    private static String tooEarly(BindOutcome.CooldownRefused refused, Business business) {
        return "Refused: the machine of license " + refused.id()
                + " was changed too recently. The next change is free at "
                + Terminal.time(refused.until(), business.configuration().get(Settings.ZONE)) + ", in "
                + Words.of(refused.remaining()) + ".";
    }

    private static String notAMachine(BindOutcome.NotAMachineId.Reason reason) {
        return switch (reason) {
            case NOT_A_UUID ->
                "Refused: this is no machine id; expected 32 hexadecimal digits such as"
                        + " 4c4c4544-0042-3510-8054-b7c04f534433.";
            case PLACEHOLDER ->
                "Refused: this id is on many machines, because their vendor filled in none;" + " it names no machine.";
        };
    }

    private static String shared(List<BuyerId> others) {
        return others.isEmpty() ? "" : "Look: license " + Words.list(others) + " is bound to the same machine. ";
    }
}
