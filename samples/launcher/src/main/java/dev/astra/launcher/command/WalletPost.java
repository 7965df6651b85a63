package dev.astra.launcher.command;

import dev.astra.core.RejectedException;
import dev.astra.core.ledger.Amount;
import dev.astra.core.ledger.HoldId;
import dev.astra.core.ledger.Ledger;
import dev.astra.core.ledger.PostRequest;
import dev.astra.core.store.DurableView;
import dev.astra.launcher.business.Business;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One thread. Pays what is held. */
@Command(name = "post", description = "Pay what is held, or a part of it.")
final class WalletPost extends StoreCommand {
    @Parameters(index = "0", paramLabel = "HOLD", description = "the hold's number")
    private HoldId hold;

    @Parameters(index = "1", arity = "0..1", paramLabel = "AMOUNT", description = "all of it unless given")
    private @Nullable String amount;

    @Mixin
    private final Asking asking = new Asking();

    @Option(names = "--keep-rest", description = "what is not posted stays held; else it is free again")
    private boolean keepRest;

    WalletPost(Session session) {
        super(session);
    }

    @Override
    int run(Business business, Terminal terminal) {
        PostRequest all = PostRequest.all(asking.id(), hold);
        String part = amount;
        PostRequest request = part == null
                ? all
                : Asking.read(
                        "",
                        nothing -> PostRequest.part(
                                asking.id(), hold, part(business.store().view(), part)));
        return business.ledger()
                .post(keepRest ? request.keepingRest() : request)
                .fold(
                        applied -> terminal.done("Transfer " + applied.id() + " pays hold " + hold + "."),
                        refused -> terminal.refused(LedgerWords.of(refused.refusal())),
                        conflict -> terminal.refused(LedgerWords.conflict()));
    }

    private Amount part(DurableView view, String text) {
        return Optional.of(hold)
                .flatMap(id -> Ledger.hold(view, id))
                .map(held -> asking.amount(held.leg().amount().asset(), text))
                .orElseThrow(() -> new RejectedException(
                        "There is no open hold " + hold + "; it was posted, voided or has expired, or never was."));
    }
}
