package dev.astra.launcher.command;

import dev.astra.core.ledger.AccountName;
import dev.astra.core.ledger.Ledger;
import dev.astra.core.ledger.Metadata;
import dev.astra.core.ledger.Transfer;
import dev.astra.core.ledger.TransferOutcome;
import dev.astra.core.store.DurableView;
import dev.astra.launcher.business.Business;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One thread. Moves an amount between two accounts. */
@Command(name = "transfer", description = "Move an amount from one account to another.")
final class WalletTransfer extends StoreCommand {
    @Parameters(index = "0", paramLabel = "FROM", description = "who pays")
    private AccountName from;

    @Parameters(index = "1", paramLabel = "TO", description = "who is paid")
    private AccountName to;

    @Parameters(index = "2", paramLabel = "AMOUNT", description = "how much: 50.00, 1.234,56")
    private String amount;

    @Mixin
    private final Asking asking = new Asking();

    @Option(names = "--note", paramLabel = "KEY=TEXT", description = "a few words, nothing personal; may be repeated")
    private Map<String, String> notes = Map.of();

    @Option(names = "--dry-run", description = "tell what would come of it and change nothing")
    private boolean dryRun;

    WalletTransfer(Session session) {
        super(session);
    }

    @Override
    int run(Business business, Terminal terminal) {
        DurableView view = business.store().view();
        Transfer transfer = Asking.read(
                "",
                nothing -> Transfer.of(asking.id(), from, to, asking.amount(view, from, amount))
                        .with(new Metadata(notes)));
        if (dryRun) {
            return tell(business.ledger().tryOut(view, transfer).outcome(), "Would be transfer ", transfer, terminal);
        }
        int code = tell(business.ledger().transfer(transfer), "Transfer ", transfer, terminal);
        if (code == ExitCode.DONE) {
            DurableView after = business.store().view();
            Ledger.account(after, from)
                    .ifPresent(account ->
                            terminal.row(from.value(), account.balance().toString()));
            Ledger.account(after, to)
                    .ifPresent(account ->
                            terminal.row(to.value(), account.balance().toString()));
        }
        return code;
    }

    private static int tell(TransferOutcome outcome, String what, Transfer transfer, Terminal terminal) {
        return outcome.fold(
                applied -> terminal.done(
                        what + applied.id() + ": " + transfer.legs().get(0).amount() + "."),
                refused -> terminal.refused(LedgerWords.of(refused.refusal())),
                conflict -> terminal.refused(LedgerWords.conflict()));
    }
}
