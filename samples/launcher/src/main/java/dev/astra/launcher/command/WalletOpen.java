package dev.astra.launcher.command;

import dev.astra.core.MoneyFormat;
import dev.astra.core.ledger.Account;
import dev.astra.core.ledger.AccountName;
import dev.astra.core.ledger.Asset;
import dev.astra.core.ledger.Limits;
import dev.astra.launcher.business.Business;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One thread. Opens an account. */
@Command(name = "open", description = "Open an account.")
final class WalletOpen extends StoreCommand {
    private static final String NONE = "none";

    @Parameters(paramLabel = "NAME", description = "parts with colons between, nothing personal: wallet:17:gems")
    private AccountName name;

    @Option(names = "--asset", required = true, paramLabel = "A/S", description = "what it counts: USD/2, GEMS/0")
    private Asset asset;

    @Option(
            names = "--minimum",
            paramLabel = "AMOUNT",
            description = "the least balance, at most 0, or \"none\"; 0 unless given")
    private @Nullable String minimum;

    @Option(names = "--maximum", paramLabel = "AMOUNT", description = "the greatest balance; none unless given")
    private @Nullable String maximum;

    WalletOpen(Session session) {
        super(session);
    }

    @Override
    Needs needs() {
        return Needs.newStore();
    }

    @Override
    int run(Business business, Terminal terminal) {
        Limits limits = Asking.read(
                "",
                nothing -> new Limits(
                        amount(minimum, 0, Limits.NONE.minimum()), amount(maximum, Long.MAX_VALUE, Long.MAX_VALUE)));
        return business.ledger()
                .open(name, asset, limits)
                .fold(
                        opened -> terminal.done("Account " + name + " is open; it counts " + asset + "."),
                        there -> terminal.done("Account " + name + " is open already, and so."),
                        different -> terminal.refused("Refused: there is an account " + name + " already, "
                                + described(different.account()) + ". Nothing was done."));
    }

    private long amount(@Nullable String text, long absent, long none) {
        if (text == null) {
            return absent;
        }
        return text.equals(NONE) ? none : MoneyFormat.EITHER.minor(text, asset.scale());
    }

    private static String described(Account account) {
        return "which counts " + account.asset() + (account.open() ? "" : ", is closed") + " and has limits of its own";
    }
}
