package dev.astra.launcher.command;

import dev.astra.core.UnavailableException;
import dev.astra.core.order.SyncReport;
import dev.astra.core.time.Heartbeat;
import dev.astra.launcher.business.Business;
import dev.astra.launcher.config.Settings;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One thread. Brings the shop's orders into the store. */
@Command(name = "sync", description = "Bring the shop's orders into the store.")
final class OrdersSync extends StoreCommand {
    private static final int SHOWN = 10;

    @Option(names = "--full", description = "read every page, not only what is new")
    private boolean full;

    OrdersSync(Session session) {
        super(session);
    }

    @Override
    Needs needs() {
        return Needs.newStore()
                .settings(Settings.SHOP_KEY)
                .ifSet(Settings.SHOP_URL, Settings.SHOP_PRODUCTS, Settings.SHOP_PAUSE, Settings.COOLDOWN);
    }

    @Override
    int run(Business business, Terminal terminal) {
        terminal.out().println("Reading the shop's orders ...");
        terminal.out().flush();
        try {
            Heartbeat alone = Heartbeat.unwatched();
            SyncReport report =
                    full ? business.sync().runFull(alone) : business.sync().run(alone);
            return tell(report, terminal);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("the sync was interrupted; nothing was stored", stop);
        }
    }

    private static int tell(SyncReport report, Terminal terminal) {
        terminal.row(
                "read",
                Terminal.count(report.seen(), "order") + " on " + Terminal.count(report.pages(), "page")
                        + (report.full() ? ", all there are" : ""));
        terminal.row("added", added(report));
        terminal.row("revoked", Terminal.count(report.revoked().size(), "stored order") + ", refunded or disputed");
        if (!report.looksUnpaid().isEmpty()) {
            terminal.row(
                    "look unpaid", Terminal.count(report.looksUnpaid().size(), "stored order") + ", kept all the same");
        }
        if (report.otherProducts() > 0) {
            terminal.row("left out", Terminal.count(report.otherProducts(), "order") + " of other products");
        }
        if (report.malformedCount() > 0) {
            terminal.row("not understood", Terminal.count(report.malformedCount(), "order") + ":");
            List<String> reasons = report.malformed();
            reasons.stream()
                    .limit(SHOWN)
                    .forEach(reason -> terminal.out().println("    " + Arguments.printable(reason)));
        }
        return ExitCode.DONE;
    }

    private static String added(SyncReport report) {
        if (report.added().isEmpty()) {
            return "nothing new";
        }
        long gone =
                report.added().stream().filter(order -> order.state().revoked()).count();
        List<Long> numbers = report.added().stream()
                .map(order -> order.number().value())
                .sorted()
                .collect(Collectors.toList());
        String ids = numbers.size() == 1
                ? ", Buyer ID " + numbers.get(0)
                : ", Buyer IDs " + numbers.get(0) + " to " + numbers.get(numbers.size() - 1);
        return Terminal.count(numbers.size(), "order")
                + ids
                + (gone == 0 ? "" : "; " + gone + " of them refunded or disputed, never to be claimed");
    }
}
