package dev.astra.launcher.business;

import dev.astra.core.RejectedException;
import dev.astra.core.audit.Notice;
import dev.astra.core.audit.NoticeDelivery;
import dev.astra.core.process.ProcessSpec;
import dev.astra.core.process.Supervisor;
import dev.astra.core.process.SupervisorEvent;
import dev.astra.core.store.Store;
import dev.astra.core.time.Scheduler;
import dev.astra.core.time.Workers;
import dev.astra.launcher.config.CompanionFile;
import dev.astra.launcher.config.Settings;
import dev.astra.launcher.settings.AstraSettings;
import dev.astra.launcher.settings.Finding;
import dev.astra.launcher.settings.Keys;
import dev.astra.launcher.settings.TradeBot;
import dev.astra.launcher.trading.Bot;
import dev.astra.launcher.trading.SupervisedBot;
import dev.astra.launcher.trading.Trading;
import dev.astra.launcher.trading.TradingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread-safe once it is made. The trading part of a running instance: its settings, its trade bot among the companion
 * programs, and who is told.
 */
final class TradingDesk {
    private static final Logger LOG = LoggerFactory.getLogger("astra.trading");

    private final Business business;
    private final Trading trading;
    private final List<ProcessSpec> programs;
    private final Optional<ProcessSpec> bot;
    private final boolean telling;

    private TradingDesk(Business business, Trading trading, List<ProcessSpec> programs, Optional<ProcessSpec> bot) {
        this.business = business;
        this.trading = trading;
        this.programs = List.copyOf(programs);
        this.bot = bot;
        this.telling = trading.notifier().isPresent();
    }

    /**
     * Reads the settings and looks for the trade bot; starts nothing.
     *
     * @return empty if there is no settings file
     * @throws RejectedException naming everything that is wrong with the settings, or the program that is missing
     */
    static Optional<TradingDesk> of(Business business) {
        Trading trading = Trading.of(business.configuration());
        if (!trading.wanted()) {
            return Optional.empty();
        }
        AstraSettings settings = trading.settings();
        settings.check(List.of());
        settings.notices().stream()
                .map(Finding::sentence)
                .forEach(notice -> LOG.warn("{}: {}", settings.file(), notice));
        List<ProcessSpec> told = CompanionFile.read(business.home().companionFile());
        Optional<ProcessSpec> named = named(told, trading.bot());
        if (named.isPresent()) {
            return Optional.of(named(business, trading, named.get()));
        }
        Optional<ProcessSpec> found = trading.program(business.home().companionFile());
        List<ProcessSpec> programs = new ArrayList<>(told);
        found.ifPresent(programs::add);
        return Optional.of(new TradingDesk(business, trading, programs, found));
    }

    /** The trade bot's command stands among the companion programs. */
    private static TradingDesk named(Business business, Trading trading, ProcessSpec named) {
        if (!named.enabled()) {
            LOG.info("{} is not enabled among the companion programs; no trade bot runs", named.name());
            return new TradingDesk(
                    business, trading, CompanionFile.read(business.home().companionFile()), Optional.empty());
        }
        List<ProcessSpec> held = CompanionFile.holding(
                business.home().companionFile(), named.name().value());
        return new TradingDesk(business, trading, held, named(held, trading.bot()));
    }

    private static Optional<ProcessSpec> named(List<ProcessSpec> programs, TradeBot bot) {
        return programs.stream()
                .filter(spec -> spec.name().value().equals(bot.program()))
                .findFirst();
    }

    /** All companion programs, the trade bot among them. */
    List<ProcessSpec> programs() {
        return programs;
    }

    /**
     * Begins.
     *
     * @param companions runs the programs; empty if there are none
     */
    TradingRun begin(Optional<Supervisor> companions) {
        Store store = business.store();
        Scheduler scheduler = business.scheduler();
        Bot program = bot.flatMap(spec -> companions.<Bot>map(
                        supervisor -> new SupervisedBot(supervisor, spec, scheduler, Workers.threads())))
                .orElseGet(Bot::none);
        TradingRun run = trading.run(store, program, feed(), scheduler);
        report();
        run.start();
        return run;
    }

    private void report() {
        AstraSettings settings = trading.settings();
        LOG.info(
                "trading by {}: values of {} looked at every {} s; trade bot: {}",
                settings.file(),
                trading.valuesFile(),
                settings.get(Keys.VALUE_CHECK).toSeconds(),
                bot.map(spec -> spec.name().value()).orElse("none"));
        if (trading.scanning()) {
            LOG.info(
                    "scans: on, {}; {}",
                    trading.rhythm().periodic()
                            ? "when values change and every "
                                    + settings.get(Keys.SCAN_EVERY).toSeconds() + " s"
                            : "only when values change, because only values count",
                    "ASTRA_SCANS is "
                            + business.configuration().get(Settings.SCANS).word());
        } else {
            LOG.info(
                    "scans: off, {}",
                    settings.get(Keys.AUTOMATIC)
                            ? "no Roblox session is configured; ASTRA_ROBLOX_COOKIE switches them on"
                            : Keys.AUTOMATIC.name() + " is false");
        }
    }

    private TradingRun.FeedListener feed() {
        return new TradingRun.FeedListener() {
            @Override
            public void down() {
                LOG.warn("values do not come; everything goes on with the last ones");
                tell(
                        "feed",
                        Notice.Kind.WARNING,
                        "Values",
                        "Values do not come. Everything goes on with the last ones.");
            }

            @Override
            public void back() {
                LOG.info("values come again");
                tell("feed", Notice.Kind.DONE, "Values", "Values come again.");
            }
        };
    }

    /** Tells people of a program what they should hear. */
    void hear(SupervisorEvent event) {
        if (event.kind().alert()) {
            Notice.Kind kind = event.kind() == SupervisorEvent.Kind.RECOVERED ? Notice.Kind.DONE : Notice.Kind.WARNING;
            tell("program " + event.name(), kind, "Program", event.name() + ": " + event.text());
        }
    }

    private void tell(String key, Notice.Kind kind, String headline, String title) {
        if (telling) {
            Notice notice = new Notice(
                    kind,
                    headline,
                    title,
                    List.of(),
                    business.scheduler().clock().instant());
            business.store().execute(tx -> NoticeDelivery.send(tx, "run", key, notice));
        }
    }
}
