package dev.astra.launcher.command;

import dev.astra.core.UnavailableException;
import dev.astra.core.time.Heartbeat;
import dev.astra.launcher.business.Business;
import dev.astra.launcher.business.Notices;
import dev.astra.launcher.config.Settings;
import dev.astra.launcher.trading.Trading;
import dev.astra.trading.outbound.OutboundScan;
import dev.astra.trading.outbound.ScanOutcome;
import dev.astra.trading.value.UpdateOutcome;
import dev.astra.trading.value.ValueBook;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One thread. Looks through the trades that were sent, and declines those that the policy does not want. */
@Command(
        name = "scan",
        description = "Look through the trades that you have sent, and take back those that became bad for you.")
final class TradesScan extends StoreCommand {
    private static final Duration NOTICE_TIME = Duration.ofSeconds(30);

    @Option(names = "--dry-run", description = "say what would be declined; decline and remember nothing")
    private boolean dryRun;

    @Option(names = "--all", description = "show the trades that are kept too")
    private boolean all;

    @Option(names = "--json", description = "print it for programs")
    private boolean json;

    TradesScan(Session session) {
        super(session);
    }

    @Override
    Needs needs() {
        return (dryRun ? Needs.pretendedStore() : Needs.newStore())
                .ifSet(
                        Settings.ROBLOX_COOKIE,
                        Settings.ROBLOX_URL,
                        Settings.ROLIMONS_URL,
                        Settings.WEBHOOK_URL,
                        Settings.SETTINGS_FILE,
                        Settings.VALUES_FILE,
                        Settings.COOLDOWN);
    }

    @Override
    int run(Business business, Terminal terminal) {
        Trading trading = Trading.of(business.configuration());
        trading.settings().check(List.of());
        ScanPrinter printer = new ScanPrinter(terminal, session(), all);
        try {
            UpdateOutcome values =
                    dryRun ? trading.values().preview() : trading.values().update();
            if (values instanceof UpdateOutcome.Implausible implausible) {
                return terminal.refused("The feed's answer is not believed, and nothing was scanned: "
                        + Words.list(implausible.doubts()));
            }
            return scan(business, trading, ((UpdateOutcome.Current) values).book(), printer);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("the scan was interrupted; what it did is remembered", stop);
        }
    }

    private int scan(Business business, Trading trading, ValueBook book, ScanPrinter printer)
            throws InterruptedException {
        OutboundScan scan = trading.scan(business.store(), () -> Optional.of(book), printer::pause);
        ScanOutcome outcome = dryRun ? scan.dryRun(Heartbeat.unwatched()) : scan.run(Heartbeat.unwatched());
        int code = json ? printer.json(outcome, trading.policy(), book) : printer.tell(outcome, trading.policy(), book);
        if (!dryRun) {
            int waiting = Notices.deliver(business, trading.notifier(), NOTICE_TIME);
            if (!json) {
                printer.notices(trading.notifier().isPresent(), waiting);
            }
        }
        return code;
    }
}
