package dev.astra.launcher.trading;

import dev.astra.core.CorruptDataException;
import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.launcher.config.Scans;
import dev.astra.trading.companion.RunEvent;
import dev.astra.trading.outbound.JudgedTrade;
import dev.astra.trading.outbound.OutboundScan;
import dev.astra.trading.outbound.ScanOutcome;
import dev.astra.trading.outbound.ScanReport;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread-safe. Scans when it is their turn and tells the log what came of it. What asking again does not change counts as an
 * end, so that it is not asked again before the next scan's time.
 */
final class ScanRound {
    private static final Logger LOG = LoggerFactory.getLogger("astra.trading");
    private static final int MOST_LINES = 20;

    private final OutboundScan scan;
    private final Scans scans;
    private final AtomicBoolean first = new AtomicBoolean(true);

    ScanRound(OutboundScan scan, Scans scans) {
        this.scan = scan;
        this.scans = scans;
    }

    RunEvent run(ScanTurn turn) {
        boolean dry = scans == Scans.DRY || (scans == Scans.DRY_FIRST && first.get());
        try {
            return (dry ? scan.dryRun(turn) : scan.run(turn))
                    .fold(this::done, ScanRound::halted, ScanRound::noValues, off -> RunEvent.SCAN_ENDED);
        } catch (InterruptedException stopped) {
            LOG.info("scan: stopped; what it did is remembered");
        } catch (UnavailableException failed) {
            LOG.warn("scan: begun again soon: {}", failed.getMessage());
            return RunEvent.SCAN_FAILED;
        } catch (RejectedException | CorruptDataException refused) {
            LOG.error("scan: somebody must look: {}", refused.getMessage());
        } catch (RuntimeException unexpected) {
            if (turn.current()) {
                LOG.error("scan: this should not happen", unexpected);
            }
        }
        return RunEvent.SCAN_ENDED;
    }

    private RunEvent done(ScanOutcome.Done done) {
        ScanReport report = done.report();
        LOG.info("{}", report);
        report.problems().stream().limit(MOST_LINES).forEach(problem -> LOG.warn("scan: {}", problem));
        report.trades().stream()
                .filter(trade -> trade.action() == JudgedTrade.Action.WOULD_DECLINE)
                .limit(MOST_LINES)
                .forEach(trade -> LOG.info("scan: would decline trade {}: {}", trade.id(), trade.explanation()));
        if (report.dryRun() && scans == Scans.DRY_FIRST) {
            first.set(false);
            LOG.info("scan: this first one only tells; the next one declines. ASTRA_SCANS=dry keeps it from that");
        }
        return RunEvent.SCAN_ENDED;
    }

    private static RunEvent halted(ScanOutcome.Halted halted) {
        LOG.error(
                "scan: halted since {}: {}; then \"astra trades resume\"",
                halted.halt().since(),
                halted.halt().stop().advice());
        return RunEvent.SCAN_ENDED;
    }

    private static RunEvent noValues(ScanOutcome.NoValues none) {
        LOG.warn("scan: nothing was declined: {}", none.reason());
        return RunEvent.SCAN_ENDED;
    }
}
