package dev.astra.launcher.command;

import dev.astra.core.ledger.AccountName;
import dev.astra.core.ledger.HoldRequest;
import dev.astra.core.store.DurableView;
import dev.astra.launcher.business.Business;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One thread. Holds an amount. */
@Command(name = "hold", description = "Hold an amount for a payment that is decided later.")
final class WalletHold extends StoreCommand {
    @Parameters(index = "0", paramLabel = "FROM", description = "who is to pay")
    private AccountName from;

    @Parameters(index = "1", paramLabel = "TO", description = "who is to be paid")
    private AccountName to;

    @Parameters(index = "2", paramLabel = "AMOUNT", description = "how much at most: 50.00, 1.234,56")
    private String amount;

    @Mixin
    private final Asking asking = new Asking();

    @Option(names = "--for", paramLabel = "TIME", description = "how long, for example PT24H; else until it is decided")
    private @Nullable Duration lifetime;

    WalletHold(Session session) {
        super(session);
    }

    @Override
    int run(Business business, Terminal terminal) {
        DurableView view = business.store().view();
        Duration time = lifetime;
        HoldRequest asked = Asking.read("", nothing -> {
            HoldRequest request = HoldRequest.of(asking.id(), from, to, asking.amount(view, from, amount));
            return time == null ? request : request.lasting(time);
        });
        return business.ledger()
                .hold(asked)
                .fold(
                        done -> terminal.done(
                                "Hold " + done.id() + ": " + asked.leg().amount() + " of " + from + " for " + to + ".",
                                "Next: \"astra wallet post " + done.id() + "\" or \"astra wallet void " + done.id()
                                        + "\"."),
                        refused -> terminal.refused(LedgerWords.of(refused.refusal())),
                        conflict -> terminal.refused(LedgerWords.conflict()));
    }
}
