package dev.astra.launcher.command;

import dev.astra.core.Actor;
import dev.astra.core.RejectedException;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.store.Tx;
import dev.astra.launcher.business.Business;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.RevokeOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One thread. Takes a license away. */
@Command(name = "revoke", description = "Take a license away; its line leaves the list.")
final class BuyerRevoke extends StoreCommand {
    private static final int LONGEST_REASON = 200;

    @Parameters(paramLabel = "N", description = "the Buyer ID")
    private BuyerId buyer;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "why, for the audit log; up to " + LONGEST_REASON + " characters, no personal data")
    private String reason;

    @Mixin
    private final Staff staff = new Staff();

    BuyerRevoke(Session session) {
        super(session);
    }

    @Override
    int run(Business business, Terminal terminal) {
        requireReason();
        RevokeOutcome outcome = business.store().write(tx -> revoke(business, tx, staff.actor()));
        return outcome.fold(
                revoked -> terminal.done(
                        "License " + buyer + " is taken away.",
                        revoked.listVersion().isPresent()
                                ? Listed.line(revoked.listVersion().getAsLong(), business)
                                : "It was not on the list."),
                already -> terminal.refused("License " + buyer + " was taken away before ("
                        + Words.of(already.by().reason()) + "); nothing changed."),
                unknown -> terminal.refused("There is no license " + buyer + "."));
    }

    private RevokeOutcome revoke(Business business, Tx tx, Actor actor) {
        RevokeOutcome outcome = business.licensing().revoke(tx, buyer, actor);
        if (outcome instanceof RevokeOutcome.Revoked) {
            String subject = "license " + buyer;
            AuditLog.note(tx, actor, "reason to revoke", subject, "", AuditLog.name(tx, subject, reason));
        }
        return outcome;
    }

    private void requireReason() {
        boolean plain = reason.chars().noneMatch(c -> Character.isISOControl(c) || c == '@');
        if (reason.isBlank() || reason.length() > LONGEST_REASON || !plain) {
            throw new RejectedException("expected a reason of 1 to " + LONGEST_REASON
                    + " characters on one line and without addresses, got one of " + reason.length()
                    + " characters; nothing was changed");
        }
    }
}
