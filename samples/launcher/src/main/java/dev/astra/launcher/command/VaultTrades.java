package dev.astra.launcher.command;

import dev.astra.core.audit.AuditLog;
import dev.astra.core.store.Tx;
import dev.astra.core.store.View;
import dev.astra.launcher.business.Business;
import dev.astra.launcher.config.Settings;
import dev.astra.trading.vault.EndOutcome;
import dev.astra.trading.vault.Vault;
import dev.astra.trading.vault.trade.Trade;
import dev.astra.trading.vault.trade.TradeKey;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One thread. Tells which trades are not over, and ends one that no bot will ever end. */
@Command(name = "trades", description = "Tell which trades are not over; end one whose bot will never say how it went.")
final class VaultTrades extends StoreCommand {
    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "only those that began at least N minutes ago",
            defaultValue = "0")
    private int minutes;

    @Option(
            names = "--fail",
            paramLabel = "BOT/TRADE",
            description = "end this one: nothing changed hands, and what was reserved is free; be sure of that")
    private @Nullable String failed;

    @Option(names = "--reason", paramLabel = "TEXT", description = "why, for the history; with --fail")
    private @Nullable String reason;

    @Mixin
    private final Staff staff = new Staff();

    VaultTrades(Session session) {
        super(session);
    }

    @Override
    Needs needs() {
        return Needs.store().ifSet(Settings.ZONE);
    }

    @Override
    int run(Business business, Terminal terminal) {
        String key = failed;
        if (key != null) {
            return end(business, terminal, key);
        }
        View view = business.store().view();
        ZoneId zone = business.configuration().get(Settings.ZONE);
        List<Trade> open = Vault.openSince(
                        view,
                        business.scheduler()
                                .clock()
                                .instant()
                                .minus(Duration.ofMinutes(minutes))
                                .plusNanos(1))
                .toList();
        for (Trade trade : open) {
            terminal.row(
                    VaultShow.word(trade.kind()) + " " + trade.id(),
                    VaultShow.word(trade.state()) + ", " + VaultShow.goods(trade.wanted()) + ", since "
                            + Terminal.time(trade.since(), zone)
                            + trade.meeting().map(met -> ", with " + met).orElse(", no bot yet"));
        }
        return terminal.done(Terminal.count(open.size(), "trade") + (open.size() == 1 ? " is" : " are") + " not over.");
    }

    private int end(Business business, Terminal terminal, String key) {
        String why = Optional.ofNullable(reason).orElse("");
        Vault vault = business.vault();
        EndOutcome outcome;
        try {
            TradeKey met = TradeKey.parse(key);
            outcome = business.store().write(tx -> fail(vault, tx, met, why));
        } catch (IllegalArgumentException wrong) {
            return terminal.refused("Refused: " + wrong.getMessage() + ".");
        }
        return outcome.fold(
                ended -> terminal.done("Ended; what was reserved is free."),
                unknown -> terminal.refused("There is no such trade."),
                conflict ->
                        terminal.refused("Refused: trade " + conflict.trade().id() + " ended before: "
                                + VaultShow.word(conflict.trade().state()) + "."));
    }

    private EndOutcome fail(Vault vault, Tx tx, TradeKey met, String why) {
        EndOutcome outcome = vault.fail(tx, met, why);
        if (outcome instanceof EndOutcome.Ended ended) {
            String subject = "trade " + ended.meeting().trade();
            AuditLog.note(tx, staff.actor(), "fail vault trade", subject, "", AuditLog.name(tx, subject, why));
        }
        return outcome;
    }
}
