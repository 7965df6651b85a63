package dev.astra.launcher.command;

import dev.astra.core.UserId;
import dev.astra.core.store.DurableView;
import dev.astra.launcher.business.Business;
import dev.astra.launcher.config.Settings;
import dev.astra.trading.account.Accounts;
import dev.astra.trading.vault.Holdings;
import dev.astra.trading.vault.Vault;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.trade.PastTrade;
import dev.astra.trading.vault.trade.Trade;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One thread. Tells what a user owns and how their trades went. */
@Command(name = "show", description = "Tell what a user owns, what is reserved, and how their last trades went.")
final class VaultShow extends StoreCommand {
    private static final int MOST = 1000;

    @Parameters(paramLabel = "USER", description = "their Discord user id")
    private UserId user;

    @Option(
            names = "--trades",
            paramLabel = "N",
            description = "how many past trades, 10 if left out",
            defaultValue = "10")
    private int trades;

    VaultShow(Session session) {
        super(session);
    }

    @Override
    Needs needs() {
        return Needs.store().ifSet(Settings.ZONE);
    }

    @Override
    int run(Business business, Terminal terminal) {
        if (trades < 1 || trades > MOST) {
            return terminal.refused("Refused: expected --trades from 1 to " + MOST + ", got " + trades + ".");
        }
        DurableView view = business.store().view();
        Holdings holdings = Vault.holdings(view, user);
        List<PastTrade> past = Vault.history(view, user).newest(trades).entries();
        List<Trade> open = Vault.open(view, user);
        if (holdings.equals(Holdings.NOTHING) && past.isEmpty() && open.isEmpty()) {
            return terminal.refused("User " + user + " never had anything in the vault.");
        }
        ZoneId zone = business.configuration().get(Settings.ZONE);
        terminal.out().println("User " + user);
        terminal.row(
                "account",
                Accounts.find(view, user)
                        .map(link -> link.player().name() + " (" + link.player().id() + "), since "
                                + Terminal.time(link.since(), zone))
                        .orElse("none linked"));
        terminal.row("gems", gems(holdings));
        terminal.row("pets", Terminal.number(holdings.pieces()));
        holdings.items()
                .forEach((item, holding) -> terminal.out()
                        .println("    " + Terminal.number(holding.owned()) + " " + item
                                + (holding.reserved() == 0
                                        ? ""
                                        : ", " + Terminal.number(holding.reserved()) + " reserved")));
        open.forEach(trade -> terminal.row("open", line(trade, zone)));
        past.forEach(trade -> terminal.row("trade " + trade.id(), line(trade, zone)));
        return ExitCode.DONE;
    }

    private static String gems(Holdings holdings) {
        return Terminal.number(holdings.gems())
                + (holdings.gemsReserved() == 0 ? "" : ", " + Terminal.number(holdings.gemsReserved()) + " reserved");
    }

    private static String line(Trade trade, ZoneId zone) {
        return word(trade.kind()) + " " + trade.id() + ", " + word(trade.state()) + ", " + goods(trade.goods())
                + ", since " + Terminal.time(trade.since(), zone) + ", code " + trade.code();
    }

    private static String line(PastTrade trade, ZoneId zone) {
        return word(trade.kind()) + ", " + word(trade.state()) + ", " + goods(trade.goods()) + ", "
                + Terminal.time(trade.ended(), zone)
                + (trade.reason().isEmpty() ? "" : ": " + Arguments.printable(trade.reason()));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String goods(Bundle goods) {
        String pets = goods.items().entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(" + "));
        String gems = goods.gems() == 0 ? "" : Terminal.number(goods.gems()) + " gems";
        if (pets.isEmpty() && gems.isEmpty()) {
            return "nothing";
        }
        return pets + (pets.isEmpty() || gems.isEmpty() ? "" : " + ") + gems;
    }
}
