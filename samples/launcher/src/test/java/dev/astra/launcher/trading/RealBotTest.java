package dev.astra.launcher.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.process.HealthCheck;
import dev.astra.core.process.ProcessSpec;
import dev.astra.core.process.ProgramName;
import dev.astra.core.process.Supervisor;
import dev.astra.core.process.SupervisorEvent;
import dev.astra.core.process.jdk.JdkProcessLauncher;
import dev.astra.core.time.SystemScheduler;
import dev.astra.core.time.Workers;
import dev.astra.testkit.Covers;
import dev.astra.trading.companion.RunPolicy;
import dev.astra.trading.value.FetchedFeed;
import dev.astra.trading.value.FileValuesStorage;
import dev.astra.trading.value.ItemId;
import dev.astra.trading.value.ItemValue;
import dev.astra.trading.value.ItemValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real child, in real time, restarted when a value changes. */
class RealBotTest {
    private static final ProgramName BOT = new ProgramName("olympian");
    private static final RunPolicy QUICK = new RunPolicy(
            Duration.ofSeconds(1),
            false,
            Duration.ofHours(1),
            false,
            Duration.ofMillis(50),
            Duration.ofMillis(10),
            Duration.ofHours(1));

    private final AtomicLong worth = new AtomicLong(1_000);
    private final BlockingQueue<SupervisorEvent.Kind> events = new LinkedBlockingQueue<>();

    @TempDir
    Path directory;

    @Test
    @Covers("A-172")
    void aRealProgramIsRestartedWithNewValuesAndLeavesNothing() throws Exception {
        Files.writeString(directory.resolve("values"), "old\n\n1:1000:0.5:9999999999:0");
        ProcessSpec bot = ProcessSpec.builder(
                        BOT.value(), "sh", "-c", "echo reads $(tail -n 1 values); sleep 1000 & wait")
                .directory(directory.toString())
                .readiness(HealthCheck.of(this::hasRead).every(Duration.ofMillis(20)), Duration.ofSeconds(30))
                .enabled(false)
                .build();
        long first;
        long second;
        try (SystemScheduler scheduler = new SystemScheduler("test");
                Supervisor supervisor = supervisor(scheduler, bot);
                TradingRun run = run(scheduler, supervisor, bot)) {
            run.start();
            heard(SupervisorEvent.Kind.READY);
            first = supervisor.status(BOT).orElseThrow().pid();
            worth.set(2_000);
            heard(SupervisorEvent.Kind.READY);
            second = supervisor.status(BOT).orElseThrow().pid();
            assertThat(second).isPositive().isNotEqualTo(first);
            assertThat(ProcessHandle.of(first)).isEmpty();
            assertThat(ProcessHandle.of(second)).isPresent();
        }
        assertThat(ProcessHandle.of(second)).isEmpty();
        assertThat(directory.resolve("companions/logs/olympian.log"))
                .content()
                .contains("reads 1:1000:0.5:9999999999:0", "reads 1:2000:0.5:9999999999:0");
    }

    /** The program has written what it read. */
    private void hasRead() throws IOException {
        String log = Files.readString(directory.resolve("companions/logs/olympian.log"));
        if (!log.contains("reads 1:" + worth.get() + ":")) {
            throw new IOException("expected the newest value, found an older one");
        }
    }

    private Supervisor supervisor(SystemScheduler scheduler, ProcessSpec bot) {
        Supervisor supervisor = Supervisor.builder(
                        JdkProcessLauncher.builder(directory.resolve("companions"))
                                .build(),
                        scheduler)
                .program(bot)
                .listener(event -> events.add(event.kind()))
                .build();
        supervisor.start();
        return supervisor;
    }

    private TradingRun run(SystemScheduler scheduler, Supervisor supervisor, ProcessSpec bot) {
        ItemValues values = ItemValues.of(
                () -> new FetchedFeed(
                        "test",
                        Instant.EPOCH,
                        1,
                        0,
                        List.of(new ItemValue(
                                new ItemId(1),
                                "Crown",
                                OptionalLong.of(worth.get()),
                                OptionalLong.of(worth.get()),
                                false))),
                FileValuesStorage.at(directory.resolve("values")));
        return new TradingRun(
                QUICK,
                new ValuesRound(values),
                Optional.empty(),
                new SupervisedBot(supervisor, bot, scheduler),
                new TradingRun.FeedListener() {
                    @Override
                    public void down() {}

                    @Override
                    public void back() {}
                },
                scheduler,
                Workers.threads());
    }

    private void heard(SupervisorEvent.Kind wanted) throws InterruptedException {
        SupervisorEvent.Kind kind = events.poll(30, TimeUnit.SECONDS);
        while (kind != null && kind != wanted) {
            kind = events.poll(30, TimeUnit.SECONDS);
        }
        assertThat(kind).as("waiting for %s", wanted).isEqualTo(wanted);
    }
}
