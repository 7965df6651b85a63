package dev.astra.launcher.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.Secret;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.process.Instance;
import dev.astra.core.process.Phase;
import dev.astra.core.process.ProcessSpec;
import dev.astra.core.process.ProcessSpecBuilder;
import dev.astra.core.process.ProgramName;
import dev.astra.core.process.Supervisor;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Store;
import dev.astra.core.time.Workers;
import dev.astra.http.client.roblox.RobloxTradeGateway;
import dev.astra.http.client.rolimons.RolimonsValueFeed;
import dev.astra.launcher.config.Scans;
import dev.astra.testkit.FakeRoblox;
import dev.astra.testkit.FakeRolimons;
import dev.astra.testkit.ScriptedMachine;
import dev.astra.testkit.ScriptedMachine.Life;
import dev.astra.testkit.TradingSite;
import dev.astra.testkit.VirtualTime;
import dev.astra.testkit.VirtualWorkers;
import dev.astra.trading.companion.RunPolicy;
import dev.astra.trading.gateway.Copy;
import dev.astra.trading.gateway.CopyId;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.gateway.TradeDetails;
import dev.astra.trading.gateway.TradeId;
import dev.astra.trading.gateway.TradeParty;
import dev.astra.trading.gateway.TradeStatus;
import dev.astra.trading.outbound.OutboundScan;
import dev.astra.trading.value.FileValuesStorage;
import dev.astra.trading.value.ItemId;
import dev.astra.trading.value.ItemValue;
import dev.astra.trading.value.ItemValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** One thread. The parts put together, in virtual time, with the site and the feed behind real connections. */
abstract class TradingFloor {
    static final ProgramName BOT = new ProgramName("olympian");
    static final PlayerId ME = new PlayerId(22);
    static final Secret COOKIE = Secret.of("cookie-canary");
    static final RunPolicy POLICY = RunPolicy.usual();

    final VirtualTime time = new VirtualTime();
    final VirtualWorkers workers = new VirtualWorkers(time);
    final List<String> told = new ArrayList<>();
    final ScriptedMachine machine = new ScriptedMachine(time, this::life);
    final TradingSite site = new TradingSite(ME, time);
    final FakeRoblox roblox = FakeRoblox.start(site, COOKIE);
    final FakeRolimons rolimons = FakeRolimons.start();
    final Store store = Store.open(new InMemoryJournal(), AuditLog.TABLES, OutboundScan.TABLES);

    @TempDir
    Path directory;

    Life life = Life.steady();
    int requestsAtLaunch = -1;

    @SuppressWarnings("NullAway.Init") // set by start
    Supervisor supervisor;

    @SuppressWarnings("NullAway.Init") // set by start
    TradingRun run;

    private Life life(Instance instance) {
        requestsAtLaunch = rolimons.requests();
        return life;
    }

    @BeforeEach
    void set() throws IOException {
        Files.writeString(directory.resolve("values"), "old\n\n1:1000:0.5:9999999999:0\n2:1000:0:9999999999:0");
        item(1, 1_000);
        item(2, 1_000);
        site.put(new TradeDetails(
                new TradeId(7),
                TradeStatus.OPEN,
                Optional.of(time.instant().plusSeconds(864_000)),
                new TradeParty(ME, List.of(new Copy(new CopyId("71"), new ItemId(1), false)), 0),
                new TradeParty(new PlayerId(11), List.of(new Copy(new CopyId("72"), new ItemId(2), false)), 0)));
    }

    @AfterEach
    void close() {
        if (run != null) {
            run.close();
        }
        roblox.close();
        rolimons.close();
        store.close();
        assertThat(machine.doubled()).isEmpty();
    }

    void item(long id, long value) {
        rolimons.put(
                new ItemValue(new ItemId(id), "Item " + id, OptionalLong.of(value), OptionalLong.of(value), false));
    }

    void start(RunPolicy policy, Scans scans) {
        start(policy, scans, ProcessSpec.builder(BOT.value(), "olympian"));
    }

    void start(RunPolicy policy, Scans scans, ProcessSpecBuilder bot) {
        ProcessSpec spec = bot.enabled(false).build();
        supervisor = Supervisor.builder(machine.launcher(), time)
                .program(spec)
                .workers(this::neverSafe)
                .chance(new SplittableRandom(1))
                .listener(event -> told.add(event.kind().name()))
                .build();
        supervisor.start();
        ItemValues values = ItemValues.of(
                RolimonsValueFeed.builder()
                        .url(rolimons.url())
                        .ttl(RolimonsValueFeed.LEAST_TTL)
                        .clock(time, time::nanos)
                        .build(),
                FileValuesStorage.at(directory.resolve("values")));
        OutboundScan scan = OutboundScan.builder(
                        store,
                        RobloxTradeGateway.builder(COOKIE)
                                .baseUrl(roblox.baseUrl())
                                .spacing(Duration.ZERO)
                                .build(),
                        values::book)
                .clock(time)
                .pause(workers.pause())
                .chance(new SplittableRandom(1))
                .declining()
                .build();
        run = new TradingRun(
                policy,
                new ValuesRound(values),
                policy.scan() ? Optional.of(new ScanRound(scan, scans)) : Optional.empty(),
                new SupervisedBot(supervisor, spec, time),
                new Feed(),
                time,
                workers);
        run.start();
    }

    /** A wait for a safe point that does not come. */
    private Workers.Worker neverSafe(String name, Runnable work) {
        told.add("safe point asked");
        return new Workers.Worker() {
            @Override
            public boolean alive() {
                return true;
            }

            @Override
            public void interrupt() {
                told.add("safe point given up");
            }
        };
    }

    Phase phase() {
        return supervisor.status(BOT).orElseThrow().phase();
    }

    final class Feed implements TradingRun.FeedListener {
        @Override
        public void down() {
            told.add("feed down");
        }

        @Override
        public void back() {
            told.add("feed back");
        }
    }
}
