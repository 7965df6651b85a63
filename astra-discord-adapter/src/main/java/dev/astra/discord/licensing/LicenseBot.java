package dev.astra.discord.licensing;

import dev.astra.core.UserId;
import dev.astra.core.store.Outbox;
import dev.astra.core.store.OutboxHandler;
import dev.astra.core.store.Schema;
import dev.astra.core.store.Store;
import dev.astra.core.time.Scheduler;
import dev.astra.discord.command.Command;
import dev.astra.discord.command.CommandSet;
import dev.astra.discord.command.Invocation;
import dev.astra.discord.guild.GuildGateway;
import dev.astra.discord.guild.Hindrance;
import dev.astra.licensing.Licensing;
import dev.astra.licensing.publication.Publication;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread-safe. The license bot without its connection: its commands, what it does in the server, and who is looked after.
 *
 * <pre>{@code
 * GuildEffects effects = new GuildEffects(settings);
 * Licensing licensing = Licensing.builder(store).listener(effects).build();
 * LicenseBot bot = LicenseBot.builder(store, licensing, effects, gateway, scheduler).build();
 * Outbox outbox = bot.deliveredBy(Outbox.builder(store, scheduler)).build();
 * }</pre>
 *
 * <p>What a command decided is durable before anything happens in the server, and what happens there never changes what was
 * decided. Nothing runs before {@link #start}.
 */
public final class LicenseBot implements AutoCloseable {
    /** The tables of the bot, to be opened beside those of the orders, the licenses and the audit log. */
    public static final Schema TABLES = Schema.of(Guesses.TABLE, Troubles.TABLE, Sweep.TABLE, DroppedLines.TABLE)
            .with(Guesses.BY_TIME);

    private static final Logger LOG = LoggerFactory.getLogger(LicenseBot.class);

    private final Desk desk;
    private final RoleSweep sweep;
    private final Seen seen;
    private final CommandSet commands;

    private LicenseBot(Builder builder) {
        LicenseBotSettings settings = builder.effects.settings();
        this.desk = new Desk(
                builder.store,
                builder.licensing,
                builder.effects,
                builder.gateway,
                settings,
                new Troubles(builder.store, settings, builder.executor),
                new RoleNews(builder.scheduler, settings.roleWait()),
                builder.publication,
                builder.executor);
        this.sweep = new RoleSweep(builder.store, builder.scheduler, builder.executor, settings.sweepPace());
        this.seen = new Seen(builder.scheduler::nanos);
        this.commands = commands(builder, settings);
    }

    private CommandSet commands(Builder builder, LicenseBotSettings settings) {
        HelpCards help = new HelpCards(settings);
        return CommandSet.builder(settings.prefix())
                .nanoTime(builder.scheduler::nanos)
                .introduction(help::introduction)
                .greeting(help::greeting)
                .listener(this::called)
                .add(new BuyerCommand(desk).command())
                .add(new WhitelistCommand(desk).command())
                .add(new LicensesCommand(desk, builder.scheduler.clock()).command())
                .add(new FindCommand(desk, builder.scheduler.clock()).command())
                .addAll(new StaffCommands(desk, sweep::again).commands())
                .addAll(builder.more)
                .build();
    }

    /**
     * Settings before building.
     *
     * @param store opened with {@link #TABLES}
     * @param licensing the licenses, whose listener {@code effects} is
     * @param effects what follows in the server
     * @param gateway the server
     * @param scheduler time
     */
    public static Builder builder(
            Store store, Licensing licensing, GuildEffects effects, GuildGateway gateway, Scheduler scheduler) {
        return new Builder(store, licensing, effects, gateway, scheduler);
    }

    /** The commands, with help. */
    public CommandSet commands() {
        return commands;
    }

    /** The same outbox settings, with those who deliver roles, log lines and alerts. */
    public Outbox.Builder deliveredBy(Outbox.Builder outbox) {
        OutboxHandler roles =
                new RoleDelivery(desk.store(), desk.settings(), desk.gateway(), desk.troubles(), desk.news());
        LineDelivery log = new LineDelivery(desk.settings(), LicenseBotSettings::log, desk.gateway(), desk.troubles());
        return outbox.handler(Outgoing.ROLE, roles)
                .handler(
                        Outgoing.LOG,
                        new LogDelivery(desk.store(), desk.settings().staffLocale(), log))
                .handler(
                        Outgoing.ALERT,
                        new LineDelivery(desk.settings(), LicenseBotSettings::alerts, desk.gateway(), desk.troubles()));
    }

    /** Begins to look after roles: of everybody now, and once a day. */
    public void start() {
        sweep.start();
    }

    /** Somebody came (back) into the server. Call it if you hear of members; without it their role comes a little later. */
    public void joined(UserId user) {
        bringInLine(user);
    }

    /**
     * Looks whether everything that the bot needs in the server is there and allowed.
     *
     * @return what must be put right, in sentences; empty if nothing must
     */
    public CompletionStage<List<String>> check() {
        return desk.gateway()
                .inspect(desk.settings().setup())
                .thenApply(found -> found.stream()
                        .sorted()
                        .map((Hindrance each) -> Troubles.text(desk.settings(), each))
                        .toList());
    }

    /** What staff were told to put right and did not yet, in sentences. */
    public List<String> problems() {
        return desk.troubles().texts();
    }

    /** What stands behind "Watching" in the bot's profile. A session begins without it: set it with each. */
    public String presence() {
        return Words.TEXTS.in(
                desk.settings().staffLocale(),
                "presence",
                "product",
                desk.settings().product(),
                "command",
                desk.settings().prefix() + "help");
    }

    /** What was decided about the bot. */
    public LicenseBotSettings settings() {
        return desk.settings();
    }

    /** Begins nothing more. Idempotent. */
    @Override
    public void close() {
        sweep.close();
    }

    private void called(Invocation call) {
        UserId user = call.caller().id();
        boolean hasIt = call.place().guild().equals(Optional.of(desk.settings().guild()))
                && desk.settings()
                        .role()
                        .id()
                        .filter(call.caller().roles()::contains)
                        .isPresent();
        if (!hasIt && seen.isNew(user)) {
            bringInLine(user);
        }
    }

    private void bringInLine(UserId user) {
        boolean buyer = Licensing.of(desk.store().view(), user).stream().anyMatch(license -> !license.revoked());
        if (!buyer) {
            return;
        }
        try {
            desk.write(tx -> {
                Outgoing.role(tx, user);
                return true;
            });
        } catch (RuntimeException refused) { // the daily look comes to them
            LOG.warn("a role could not be looked at: {}", refused.getClass().getName());
        }
    }

    /** One thread. Settings of a bot. */
    public static final class Builder {
        private final Store store;
        private final Licensing licensing;
        private final GuildEffects effects;
        private final GuildGateway gateway;
        private final Scheduler scheduler;
        private final List<Command> more = new ArrayList<>();
        private Optional<Publication> publication = Optional.empty();
        private Executor executor = ForkJoinPool.commonPool();

        private Builder(
                Store store, Licensing licensing, GuildEffects effects, GuildGateway gateway, Scheduler scheduler) {
            this.store = Objects.requireNonNull(store, "store");
            this.licensing = Objects.requireNonNull(licensing, "licensing");
            this.effects = Objects.requireNonNull(effects, "effects");
            this.gateway = Objects.requireNonNull(gateway, "gateway");
            this.scheduler = Objects.requireNonNull(scheduler, "scheduler");
        }

        /** A command of your own beside the bot's. */
        public Builder add(Command command) {
            more.add(Objects.requireNonNull(command, "command"));
            return this;
        }

        /** The list that machines are on: replies then tell whether it is out. */
        public Builder publication(Publication list) {
            this.publication = Optional.of(list);
            return this;
        }

        /** What goes on with answers that were waited for; the common pool unless set. Its tasks do not block. */
        public Builder executor(Executor where) {
            this.executor = Objects.requireNonNull(where, "where");
            return this;
        }

        /** The bot; nothing runs yet. */
        public LicenseBot build() {
            return new LicenseBot(this);
        }
    }
}
