package dev.astra.launcher.companion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.process.HealthCheck;
import dev.astra.core.process.Limits;
import dev.astra.core.process.ProcessSpec;
import dev.astra.core.process.Renewal;
import dev.astra.core.process.RestartPolicy;
import dev.astra.core.process.Strategy;
import dev.astra.core.process.jdk.AfterDeath;
import dev.astra.core.process.jdk.CommandProbe;
import dev.astra.core.process.jdk.TcpProbe;
import dev.astra.testkit.Cases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompanionFileTest {
    @TempDir
    Path directory;

    private List<ProcessSpec> read(String text) throws IOException {
        return plan(text).programs();
    }

    private CompanionPlan plan(String text) throws IOException {
        return CompanionFile.at(Files.writeString(directory.resolve("companions.properties"), text))
                .read();
    }

    @Test
    void readsProgramsWithTheirWords() throws IOException {
        List<ProcessSpec> specs = read("""
                        bot.command = /opt/bot --quiet "two words"
                        bot.stop-seconds = 20
                        bot.env.LANG = C
                        web.command = serve
                        web.after = bot
                        web.restart = transient
                        web.enabled = no
                        """);
        assertThat(specs).hasSize(2);
        assertThat(specs.get(0).command()).containsExactly("/opt/bot", "--quiet", "two words");
        assertThat(specs.get(0).stopWithin()).isEqualTo(Duration.ofSeconds(20));
        assertThat(specs.get(0).environment()).containsEntry("LANG", "C");
        assertThat(specs.get(1).restart().kind()).isEqualTo(RestartPolicy.Kind.TRANSIENT);
        assertThat(specs.get(1).enabled()).isFalse();
    }

    @Test
    void tellsAllThatIsWrongInOneReportWithoutTheValues() {
        assertThatThrownBy(
                        () -> read(
                                "bot.command = x\nbot.stop-seconds = s3cret\nbot.restrat = s3cret\nweb.after = bot\nalone = 1\n"))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("bot.stop-seconds: expected seconds")
                .hasMessageContaining("bot.restrat: expected one of command")
                .hasMessageContaining("web.command: expected the program")
                .hasMessageContaining(
                        "alone: expected one of strategy, when-killed, log-megabytes, log-pieces, or a key such as bot.command")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void withoutAFileThereAreNoPrograms() {
        assertThat(CompanionFile.at(directory.resolve("none")).read().programs())
                .isEmpty();
    }

    @Test
    void readsChecksLimitsAndSchedules() throws IOException {
        ProcessSpec bot = read("""
                        bot.command = bot
                        bot.directory = /opt
                        bot.ready = tcp [::1]:8080
                        bot.start-seconds = 12
                        bot.health = command check "all of it"
                        bot.health-seconds = 7
                        bot.health-within-seconds = 3
                        bot.health-failures = 2
                        bot.limit-memory-mb = 512
                        bot.limit-files = 100
                        bot.limit-cpu-seconds = 60
                        bot.renew-daily = 04:30
                        bot.renew-zone = Europe/Paris
                        bot.renew-hours = 48
                        bot.restart-budget = 3
                        bot.restart-window-seconds = 60
                        bot.restart-parked-seconds = 90
                        bot.restart-wait-seconds = 9
                        bot.restart-healthy-seconds = 5
                        bot.alert-after = 2
                        bot.busy-file = busy
                        """).get(0);
        assertThat(bot.readiness().orElseThrow().probe()).isInstanceOf(TcpProbe.class);
        assertThat(bot.startWithin()).isEqualTo(Duration.ofSeconds(12));
        HealthCheck health = bot.health().orElseThrow();
        assertThat(health.probe()).isInstanceOf(CommandProbe.class);
        assertThat(health).isEqualTo(new HealthCheck(health.probe(), Duration.ofSeconds(7), Duration.ofSeconds(3), 2));
        assertThat(bot.limits())
                .isEqualTo(new Limits(OptionalLong.of(512L << 20), OptionalLong.of(100), OptionalLong.of(60)));
        assertThat(bot.renewal())
                .isEqualTo(new Renewal(
                        Optional.of(Duration.ofDays(2)), Optional.of(LocalTime.of(4, 30)), ZoneId.of("Europe/Paris")));
        assertThat(bot.restart())
                .isEqualTo(RestartPolicy.of(RestartPolicy.Kind.PERMANENT)
                        .waits(Duration.ofMillis(200), Duration.ofSeconds(9))
                        .budget(3, Duration.ofMinutes(1))
                        .probe(Duration.ofSeconds(90))
                        .healthyAfter(Duration.ofSeconds(5))
                        .alertAfter(2));
        assertThat(bot.safePoint()).isPresent();
    }

    @Test
    void readsWhatCountsForAll() throws IOException {
        CompanionPlan plan = plan("strategy = dependents\nwhen-killed = leave\nlog-megabytes = 3\nlog-pieces = 7\n");
        assertThat(plan.strategy()).isEqualTo(Strategy.DEPENDENTS);
        assertThat(plan.afterDeath()).isEqualTo(AfterDeath.LEAVE);
        assertThat(plan.logMegabytes()).isEqualTo(3);
        assertThat(plan.logPieces()).isEqualTo(7);
    }

    @Test
    void everyKindOfMistakeStandsInTheSameReport() {
        assertThatThrownBy(() -> read("""
                        a.command = x
                        a.command = y
                        a.after = b nobody
                        a.ready = telnet s3cret
                        a.health = http nowhere
                        a.health-failures = 0
                        a.limit-files = 1
                        a.renew-daily = 25:00
                        a.busy-seconds = 4
                        b.command = "open
                        c.command = x
                        c.after = d
                        c.env.1x = s3cret
                        d.command = x
                        d.after = c
                        Big.command = x
                        strategy = some
                        """))
                .isInstanceOf(RejectedException.class)
                .hasMessageContainingAll(
                        "a.command: expected once",
                        "a.after: expected names of other programs, found no program nobody",
                        "a.ready: expected process, http URL, tcp HOST:PORT or command WORDS",
                        "a.health: expected process",
                        "a.health-failures: expected a number from 1 to 100",
                        "a.limit-files: expected a number from 8",
                        "a.renew-daily: expected a time such as 04:30",
                        "a.busy-seconds: expected busy-file with it",
                        "b.command: expected words, each quote with its end",
                        "c.env.1x: expected letters",
                        "Big.command: expected a name of 1 to 40",
                        "strategy: expected one-for-one")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void programsThatWaitForEachOtherAreRefused() {
        assertThatThrownBy(() -> read("c.command = x\nc.after = d\nd.command = x\nd.after = c\n"))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("in a circle, got [c, d, c]");
    }

    @Test
    void aProgramMayWaitForOneThatStandsElsewhere() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "a.command = x\na.after = olympian\n");
        assertThat(CompanionFile.at(file).beside("olympian").read().programs()).hasSize(1);
        assertThatThrownBy(() -> CompanionFile.at(file).read()).hasMessageContaining("found no program olympian");
    }

    @Test
    void rubbishIsToldOrReadButNeverACrash() {
        List<String> keys = List.of(
                "a.command",
                "a.ready",
                "a.health",
                "a.after",
                "a.limit-files",
                "a.renew-zone",
                "a.env.X",
                "a.restart",
                ".",
                "..",
                "a.",
                "",
                "strategy",
                "log-pieces",
                "a.directory",
                "a.busy-file",
                "a.stop-seconds");
        Cases.run(2_000, random -> {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append(keys.get(random.nextInt(keys.size()))).append(" = ");
                for (int j = random.nextInt(12); j > 0; j--) {
                    text.append((char) (random.nextInt(5) == 0 ? random.nextInt(0x3000) : 32 + random.nextInt(95)));
                }
                text.append(random.nextInt(20) == 0 ? "\\u00" : "").append('\n');
            }
            try {
                read(text.toString());
            } catch (RejectedException | UnavailableException told) {
                assertThat(told).hasMessageContaining("companions.properties");
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }
}
