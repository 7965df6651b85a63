package dev.astra.launcher.command;

import dev.astra.core.UserId;
import dev.astra.launcher.business.Business;
import dev.astra.licensing.ClaimRequest;
import dev.astra.licensing.Membership;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One thread. Makes an order's license somebody's. */
@Command(name = "claim", description = "Make the license of a paid order somebody's.")
final class BuyerClaim extends StoreCommand {
    @Parameters(paramLabel = "ORDER", description = "the order id, as in the shop's e-mail")
    private String order;

    @Option(names = "--user", required = true, paramLabel = "ID", description = "the buyer's Discord user id")
    private UserId user;

    BuyerClaim(Session session) {
        super(session);
    }

    @Override
    int run(Business business, Terminal terminal) {
        return business.licensing()
                .claim(new ClaimRequest(user, order, Membership.NOT_REQUIRED))
                .fold(
                        claimed -> terminal.done(
                                "Claimed. The Buyer ID is " + claimed.id() + ".",
                                "Next: the buyer runs \"astra machine id\" and tells you the id; then"
                                        + " \"astra machine bind\"."),
                        already -> terminal.done("It is theirs already. The Buyer ID is " + already.id() + "."),
                        taken -> terminal.refused("Refused: somebody else has claimed this order."),
                        unknown -> terminal.refused(
                                "Refused: no paid order with this id is known.",
                                "If it was paid just now, bring it in with \"astra orders sync\"."),
                        notAnId -> terminal.refused("Refused: this cannot be an order id;"
                                + " expected 1 to 64 printable characters without blanks."),
                        notAMember -> terminal.refused("Refused: they are not in the server."),
                        revoked -> terminal.refused(
                                "Refused: this license was taken away (" + Words.of(revoked.reason()) + ")."));
    }
}
