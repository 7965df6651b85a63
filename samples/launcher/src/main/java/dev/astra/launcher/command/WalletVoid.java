package dev.astra.launcher.command;

import dev.astra.core.ledger.HoldId;
import dev.astra.launcher.business.Business;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One thread. Gives a hold up. */
@Command(name = "void", description = "Give a hold up: what is held is free again.")
final class WalletVoid extends StoreCommand {
    @Parameters(paramLabel = "HOLD", description = "the hold's number")
    private HoldId hold;

    @Mixin
    private final Asking asking = new Asking();

    WalletVoid(Session session) {
        super(session);
    }

    @Override
    int run(Business business, Terminal terminal) {
        return business.ledger()
                .voidHold(asking.id(), hold)
                .fold(
                        done -> terminal.done("Hold " + hold + " is given up."),
                        refused -> terminal.refused(LedgerWords.of(refused.refusal())),
                        conflict -> terminal.refused(LedgerWords.conflict()));
    }
}
