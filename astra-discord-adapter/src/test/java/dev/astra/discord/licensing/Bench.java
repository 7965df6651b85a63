package dev.astra.discord.licensing;

import dev.astra.core.Actor;
import dev.astra.core.UserId;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.order.OrderId;
import dev.astra.core.order.OrderRegistry;
import dev.astra.core.order.ShopOrder;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Outbox;
import dev.astra.core.store.Store;
import dev.astra.core.time.Backoff;
import dev.astra.discord.ChannelId;
import dev.astra.discord.GuildId;
import dev.astra.discord.card.Answer;
import dev.astra.discord.command.Access;
import dev.astra.discord.command.Caller;
import dev.astra.discord.command.Command;
import dev.astra.discord.command.Door;
import dev.astra.discord.command.Place;
import dev.astra.discord.command.TextMessage;
import dev.astra.discord.guild.RoleName;
import dev.astra.licensing.License;
import dev.astra.licensing.Licensing;
import dev.astra.licensing.MachinePolicy;
import dev.astra.testkit.VirtualTime;
import dev.astra.testkit.VirtualWorkers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** One thread, but {@link #send} may be called by many. A license bot on a server in memory, in virtual time. */
final class Bench implements AutoCloseable {
    static final UserId ANN = new UserId(100_000_000_000_001L);
    static final UserId BOB = new UserId(100_000_000_000_002L);
    static final UserId BOSS = new UserId(100_000_000_000_007L);
    static final UserId SELF = new UserId(100_000_000_000_999L);
    static final GuildId GUILD = new GuildId(200_000_000_000_001L);
    static final ChannelId LOG = new ChannelId(300_000_000_000_001L);
    static final ChannelId ALERTS = new ChannelId(300_000_000_000_002L);
    static final String ONE = "4c4c4544-0042-3510-8054-000000000001";
    static final String TWO = "4c4c4544-0042-3510-8054-000000000002";

    private static final long PATIENCE_NANOS = Duration.ofSeconds(20).toNanos();
    private static final ChannelId DIRECT = new ChannelId(300_000_000_000_003L);

    final VirtualTime time = new VirtualTime(Instant.parse("2026-03-28T20:00:00Z"));
    final FakeServer server;
    final InMemoryJournal journal;
    final Store store;
    final Licensing licensing;
    final LicenseBot bot;
    final Outbox outbox;
    private final ConcurrentLinkedQueue<Runnable> continuations = new ConcurrentLinkedQueue<>();
    private final AtomicLong messages = new AtomicLong(400_000_000_000_000L);

    Bench() {
        this(new FakeServer(), new InMemoryJournal(), settings -> settings, MachinePolicy.ALLOW_AND_REPORT, List.of());
    }

    Bench(UnaryOperator<LicenseBotSettings.Builder> settings) {
        this(new FakeServer(), new InMemoryJournal(), settings, MachinePolicy.ALLOW_AND_REPORT, List.of());
    }

    Bench(
            FakeServer server,
            InMemoryJournal journal,
            UnaryOperator<LicenseBotSettings.Builder> settings,
            MachinePolicy policy,
            List<Command> more) {
        this.server = server;
        this.journal = journal;
        GuildEffects effects = new GuildEffects(settings.apply(LicenseBotSettings.builder(GUILD, new RoleName("Buyer"))
                        .log(LOG)
                        .alerts(ALERTS)
                        .staff(staff()))
                .build());
        this.store = Store.builder(journal)
                .clock(time, time::nanos)
                .open(AuditLog.TABLES, OrderRegistry.TABLES, Licensing.TABLES, LicenseBot.TABLES);
        this.licensing = Licensing.builder(store)
                .listener(effects)
                .machinePolicy(policy)
                .withoutList()
                .build();
        LicenseBot.Builder builder =
                LicenseBot.builder(store, licensing, effects, server, time).executor(continuations::add);
        more.forEach(builder::add);
        this.bot = builder.build();
        this.outbox = bot.deliveredBy(Outbox.builder(store, time)
                        .workers(new VirtualWorkers(time))
                        .backoff(Backoff.constant(Duration.ofSeconds(10))))
                .build();
        server.join(ANN, BOB);
    }

    private static Access staff() {
        return new Access(false, Optional.empty(), java.util.Set.of(), java.util.Set.of(BOSS));
    }

    static String order(int number) {
        return String.format(Locale.ROOT, "0f5b2c1e-7d1a-4c0e-9b55-%012d", number);
    }

    static UserId user(int number) {
        return new UserId(100_000_000_001_000L + number);
    }

    void sell(int... numbers) {
        for (int number : numbers) {
            ShopOrder paid = ShopOrder.of(
                    order(number),
                    "buyer" + number + "@example.test",
                    Optional.of(ShopOrder.Payment.at(Instant.parse("2026-03-01T12:00:00Z"))));
            store.write(tx -> OrderRegistry.add(tx, paid, Actor.system("test")));
        }
    }

    /** Sells and hands over, without the bot. */
    void sellTo(UserId... users) {
        for (UserId user : users) {
            int number = Math.toIntExact(store.read(OrderRegistry::count)) + 1;
            sell(number);
            licensing.claim(user, new OrderId(order(number)));
        }
    }

    /** A direct message. */
    Optional<CompletionStage<Answer>> send(UserId user, String text) {
        return bot.commands().hear(message(user, Locale.ENGLISH, text));
    }

    TextMessage message(UserId user, Locale locale, String text) {
        return new TextMessage(
                messages.incrementAndGet(),
                Caller.direct(user, "somebody"),
                new Place(Door.DIRECT, Optional.empty(), DIRECT),
                locale,
                text,
                SELF);
    }

    /** A direct message, and the answer to it. */
    Answer ask(UserId user, String text) {
        return await(send(user, text).orElseThrow());
    }

    Answer await(CompletionStage<Answer> stage) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!stage.toCompletableFuture().isDone()) {
            turn();
            if (System.nanoTime() > end) {
                throw new AssertionError("no answer came");
            }
        }
        return stage.toCompletableFuture().join();
    }

    /** Lets virtual time pass and everything that is due happen. */
    void pass(Duration span) {
        settle();
        time.advance(span);
        settle();
    }

    /** Until nothing is under way. */
    void settle() {
        int quiet = 0;
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (quiet < 3 && System.nanoTime() < end) {
            store.write(tx -> true);
            quiet = turn() ? 0 : quiet + 1;
        }
    }

    private boolean turn() {
        int before = server.asked();
        time.advance(Duration.ZERO);
        boolean ran = false;
        for (Runnable next = continuations.poll(); next != null; next = continuations.poll()) {
            next.run();
            ran = true;
        }
        Thread.onSpinWait();
        return ran || server.asked() > before;
    }

    List<License> licenses(UserId user) {
        return Licensing.of(store.view(), user);
    }

    List<String> log() {
        settle();
        return server.lines(LOG);
    }

    List<String> alerts() {
        settle();
        return server.lines(ALERTS);
    }

    /** What waits for the outside, by topic. */
    List<String> waiting() {
        List<String> topics = new ArrayList<>();
        Outbox.waiting(store.view())
                .forEach(delivery -> topics.add(delivery.message().topic()));
        return topics;
    }

    static String who(UserId user) {
        return "<@" + user + "> `" + user + "`";
    }

    @Override
    public void close() {
        bot.close();
        outbox.close();
        store.close();
    }
}
