package dev.astra.launcher.business;

import dev.astra.core.RejectedException;
import dev.astra.core.audit.Notice;
import dev.astra.core.audit.NoticeDelivery;
import dev.astra.core.process.ProcessSpec;
import dev.astra.core.process.Supervisor;
import dev.astra.core.process.SupervisorEvent;
import dev.astra.core.store.Store;
import dev.astra.core.time.Scheduler;
import dev.astra.launcher.companion.CompanionFile;
import dev.astra.launcher.companion.CompanionPlan;
import dev.astra.launcher.config.Settings;
import dev.astra.launcher.settings.AstraSettings;
import dev.astra.launcher.settings.Finding;
import dev.astra.launcher.settings.Keys;
import dev.astra.launcher.settings.TradeBot;
import dev.astra.launcher.trading.Bot;
import dev.astra.launcher.trading.SupervisedBot;
import dev.astra.launcher.trading.Trading;
import dev.astra.launcher.trading.TradingRun;
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
    private final CompanionPlan plan;
    private final Optional<ProcessSpec> bot;
    private final Source source;
    private final boolean telling;

    /** Where the trade bot's command stands. */
    private enum Source {
        /** Among the companion programs. */
        FILE,
        /** Nowhere; its program was found. */
        FOUND,
        /** There is no trade bot. */
        NONE
    }

    private TradingDesk(
            Business business, Trading trading, CompanionPlan plan, Optional<ProcessSpec> bot, Source source) {
        this.business = business;
        this.trading = trading;
        this.plan = plan;
        this.bot = bot;
        this.source = source;
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
        CompanionPlan told = file(business, trading).read();
        Optional<ProcessSpec> named = named(told.programs(), trading.bot());
        if (named.isPresent()) {
            return Optional.of(named(business, trading, named.get(), told));
        }
        Optional<ProcessSpec> found = trading.program(business.home().companionFile());
        return Optional.of(new TradingDesk(
                business,
                trading,
                found.map(told::with).orElse(told),
                found,
                found.isPresent() ? Source.FOUND : Source.NONE));
    }

    private static CompanionFile file(Business business, Trading trading) {
        return CompanionFile.at(business.home().companionFile())
                .beside(trading.bot().program());
    }

    /** The trade bot's command stands among the companion programs. */
    private static TradingDesk named(Business business, Trading trading, ProcessSpec named, CompanionPlan told) {
        if (!named.enabled()) {
            LOG.info("{} is not enabled among the companion programs; no trade bot runs", named.name());
            return new TradingDesk(business, trading, told, Optional.empty(), Source.NONE);
        }
        CompanionPlan held =
                file(business, trading).holding(named.name().value()).read();
        return new TradingDesk(business, trading, held, named(held.programs(), trading.bot()), Source.FILE);
    }

    private static Optional<ProcessSpec> named(List<ProcessSpec> programs, TradeBot bot) {
        return programs.stream()
                .filter(spec -> spec.name().value().equals(bot.program()))
                .findFirst();
    }

    /** All companion programs, the trade bot among them. */
    CompanionPlan plan() {
        return plan;
    }

    /**
     * Reads the companion programs again.
     *
     * @throws RejectedException if anything there cannot be understood, or the trade bot's part in it has changed
     */
    CompanionPlan reread() {
        CompanionPlan told = file(business, trading).read();
        Optional<ProcessSpec> named = named(told.programs(), trading.bot());
        boolean held = named.filter(ProcessSpec::enabled).isPresent();
        if (held != (source == Source.FILE) || (named.isPresent() && source == Source.FOUND)) {
            throw new RejectedException(
                    "expected " + trading.bot().program()
                            + ", the trade bot, to stand in the file as it did when astra run began; restart astra run for that");
        }
        if (source == Source.FILE) {
            return file(business, trading).holding(trading.bot().program()).read();
        }
        return source == Source.FOUND ? bot.map(told::with).orElse(told) : told;
    }

    /**
     * Begins.
     *
     * @param companions runs the programs; empty if there are none
     */
    TradingRun begin(Optional<Supervisor> companions) {
        Store store = business.store();
        Scheduler scheduler = business.scheduler();
        Bot program = bot.flatMap(
                        spec -> companions.<Bot>map(supervisor -> new SupervisedBot(supervisor, spec, scheduler)))
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
