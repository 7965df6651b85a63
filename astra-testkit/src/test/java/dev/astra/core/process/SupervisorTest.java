package dev.astra.core.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.testkit.Covers;
import dev.astra.testkit.ScriptedMachine;
import dev.astra.testkit.ScriptedMachine.Life;
import dev.astra.testkit.VirtualTime;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SupervisorTest {
    private static final ProgramName BOT = new ProgramName("bot");

    private final VirtualTime time = new VirtualTime();
    private final Map<String, Function<Instance, Life>> lives = new HashMap<>();
    private final ScriptedMachine machine = new ScriptedMachine(
            time,
            instance -> lives.getOrDefault(instance.name().value(), any -> Life.steady())
                    .apply(instance));
    private final List<String> told = new ArrayList<>();

    private Supervisor supervisor(Strategy strategy, ProcessSpecBuilder... specs) {
        SupervisorBuilder builder = Supervisor.builder(machine.launcher(), time)
                .strategy(strategy)
                .workers(new Mortal(time))
                .chance(new SplittableRandom(1))
                .listener(event -> told.add(event.name() + " " + event.kind()));
        List.of(specs).forEach(spec -> builder.program(spec.build()));
        Supervisor supervisor = builder.build();
        supervisor.start();
        time.advance(Duration.ofMillis(1));
        return supervisor;
    }

    private Supervisor supervisor(ProcessSpecBuilder... specs) {
        return supervisor(Strategy.ONE_FOR_ONE, specs);
    }

    private static ProcessSpecBuilder spec(String name) {
        return ProcessSpec.builder(name, "program").startWithin(Duration.ZERO);
    }

    private static RestartPolicy policy(RestartPolicy.Kind kind) {
        return RestartPolicy.of(kind);
    }

    private ProgramStatus bot(Supervisor supervisor) {
        return supervisor.status(BOT).orElseThrow();
    }

    @Test
    void theFirstRestartComesAtOnceAndTheNextWaits() {
        lives.put("bot", instance -> instance.generation() < 3 ? Life.ending(Duration.ofMillis(5), 1) : Life.steady());
        Supervisor supervisor = supervisor(spec("bot"));
        time.advance(Duration.ofMillis(20));
        assertThat(machine.launches()).isEqualTo(2);
        assertThat(bot(supervisor).phase()).isEqualTo(Phase.WAITING);
        time.advance(Duration.ofMillis(600));
        assertThat(machine.launches()).isEqualTo(3);
        assertThat(bot(supervisor).phase()).isEqualTo(Phase.RUNNING);
    }

    @Test
    @Covers("A-175")
    void aProgramThatDiesIsStartedAgainAndSomebodyIsToldAfterThreeEnds() {
        lives.put("bot", instance -> Life.ending(Duration.ofMillis(5), 1));
        Supervisor supervisor = supervisor(spec("bot"));
        time.advance(Duration.ofSeconds(2));
        assertThat(told).containsOnlyOnce("bot FAILING");
        assertThat(told.subList(0, told.indexOf("bot FAILING")).stream().filter("bot DIED"::equals))
                .hasSize(3);
        time.advance(Duration.ofMinutes(9));
        assertThat(told).containsOnlyOnce("bot PARKED");
        assertThat(machine.launches()).isLessThan(15);
        assertThat(bot(supervisor).next()).isPresent();
        lives.clear();
        time.advance(Duration.ofMinutes(7));
        assertThat(bot(supervisor).phase()).isEqualTo(Phase.RUNNING);
        assertThat(told).containsOnlyOnce("bot RECOVERED");
    }

    @Test
    void aTransientProgramThatFinishesIsDoneAndOneThatFailsIsNot() {
        lives.put("bot", instance -> Life.ending(Duration.ofSeconds(5), instance.generation() == 1 ? 1 : 0));
        Supervisor supervisor = supervisor(spec("bot").restart(policy(RestartPolicy.Kind.TRANSIENT)));
        time.advance(Duration.ofMinutes(5));
        assertThat(machine.launches()).isEqualTo(2);
        assertThat(bot(supervisor).phase()).isEqualTo(Phase.DONE);
    }

    @Test
    void aTemporaryProgramIsNeverStartedAgain() {
        lives.put("bot", instance -> Life.ending(Duration.ofSeconds(5), 1));
        Supervisor supervisor = supervisor(spec("bot").restart(policy(RestartPolicy.Kind.TEMPORARY)));
        time.advance(Duration.ofMinutes(5));
        assertThat(machine.launches()).isEqualTo(1);
        assertThat(bot(supervisor).phase()).isEqualTo(Phase.DONE);
    }

    @Test
    void aMissingProgramIsParkedAtOnceAndSaysWhy() {
        lives.put("bot", instance -> Life.refused(Cause.Kind.NOT_FOUND));
        Supervisor supervisor = supervisor(spec("bot"));
        assertThat(bot(supervisor).phase()).isEqualTo(Phase.PARKED);
        assertThat(bot(supervisor).explanation())
                .contains("parked, tried again at 2026-")
                .contains("NOT_FOUND");
    }

    @Test
    void aDependentWaitsUntilWhatItNeedsIsReadyAndStopsFirst() {
        AtomicBoolean ready = new AtomicBoolean();
        HealthCheck check = new HealthCheck(
                () -> {
                    if (!ready.get()) {
                        throw new IllegalStateException("not yet");
                    }
                },
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                1);
        Supervisor supervisor = supervisor(spec("bot").after("db"), spec("db").readiness(check, Duration.ofMinutes(1)));
        time.advance(Duration.ofSeconds(20));
        assertThat(bot(supervisor).explanation()).isEqualTo("waits until ready: db");
        ready.set(true);
        time.advance(Duration.ofSeconds(2));
        assertThat(bot(supervisor).phase()).isEqualTo(Phase.RUNNING);
        supervisor.stopAll();
        time.advance(Duration.ofSeconds(1));
        assertThat(told).containsSubsequence("db READY", "bot STARTED", "bot STOPPED", "db STOPPED");
        assertThat(machine.alive()).isEmpty();
    }

    @Test
    void allAreRestartedTogetherWhereTheStrategySaysSo() {
        Supervisor supervisor = supervisor(Strategy.ALL, spec("bot"), spec("db"));
        machine.kill(machine.alive().get(0));
        time.advance(Duration.ofSeconds(1));
        assertThat(told).contains("bot DIED", "db RESTARTING");
        assertThat(machine.launches()).isEqualTo(4);
        assertThat(supervisor.status()).allMatch(status -> status.phase() == Phase.RUNNING);
    }

    @Test
    void aProgramThatIsNotWellIsRestarted() {
        AtomicBoolean well = new AtomicBoolean(true);
        HealthCheck check = new HealthCheck(
                () -> {
                    if (!well.get()) {
                        throw new IllegalStateException("sick");
                    }
                },
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                3);
        Supervisor supervisor = supervisor(spec("bot").health(check));
        time.advance(Duration.ofMinutes(1));
        assertThat(machine.launches()).isEqualTo(1);
        well.set(false);
        time.advance(Duration.ofSeconds(5));
        assertThat(bot(supervisor).cause().orElseThrow().text())
                .contains("3 health checks in a row")
                .contains("sick");
        assertThat(machine.launches()).isEqualTo(2);
    }

    @Test
    @Covers("A-183")
    void aRestartWaitsForTheSafePointOrUntilItsTimeIsOver() {
        AtomicBoolean safe = new AtomicBoolean();
        SafePoint point = () -> {
            if (!safe.get()) {
                throw new IllegalStateException("in the middle of a trade");
            }
        };
        Supervisor supervisor = supervisor(spec("bot").safePoint(point, Duration.ofSeconds(30)));
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {});
        supervisor.restart(BOT, "new values");
        time.advance(Duration.ofSeconds(29));
        assertThat(machine.launches()).isEqualTo(1);
        time.advance(Duration.ofSeconds(2));
        assertThat(told).contains("bot NO_SAFE_POINT");
        assertThat(machine.launches()).isEqualTo(2);
        safe.set(true);
        supervisor.restart(BOT, "new values");
        time.advance(Duration.ofSeconds(1));
        assertThat(machine.launches()).isEqualTo(3);
    }

    @Test
    void aStopWaitsForTheSafePointTooUnlessItIsToldNotToAndAStartTakesItBack() {
        SafePoint never = () -> {
            throw new IllegalStateException("in the middle of a trade");
        };
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {});
        Supervisor supervisor = supervisor(spec("bot").safePoint(never, Duration.ofSeconds(30)));
        supervisor.stop(BOT);
        time.advance(Duration.ofSeconds(20));
        assertThat(bot(supervisor).explanation()).contains("ends at its safe point");
        supervisor.start(BOT);
        time.advance(Duration.ofSeconds(20));
        assertThat(bot(supervisor).phase()).isEqualTo(Phase.RUNNING);
        assertThat(machine.launches()).isEqualTo(1);
        supervisor.disable(BOT);
        time.advance(Duration.ofSeconds(29));
        assertThat(bot(supervisor).phase()).isEqualTo(Phase.DRAINING);
        supervisor.stopNow(BOT);
        time.advance(Duration.ofMillis(10));
        assertThat(bot(supervisor).phase()).isEqualTo(Phase.OFF);
        assertThat(told).doesNotContain("bot NO_SAFE_POINT");
    }

    @Test
    void aProgramThatDoesNotListenIsKilledAndOneThatCannotBeIsTold() {
        lives.put("bot", instance -> new Life(null, Life.NEVER, 0, Life.NEVER, true, 1_000));
        Supervisor supervisor = supervisor(spec("bot").stopWithin(Duration.ofSeconds(2)));
        supervisor.restart(BOT, "by a person");
        time.advance(Duration.ofMinutes(2));
        assertThat(told).containsOnlyOnce("bot STUCK");
        assertThat(machine.launches()).as("no second copy").isEqualTo(1);
    }

    @Test
    void aChangedSpecRestartsOnlyWhatItChanges() {
        Supervisor supervisor = supervisor(spec("bot"), spec("db"));
        supervisor.reload(List.of(
                spec("bot").build(),
                spec("db").environment("A", "b").build(),
                spec("new").build()));
        time.advance(Duration.ofSeconds(1));
        assertThat(told).contains("db RESTARTING", "new STARTED").doesNotContain("bot RESTARTING");
        supervisor.reload(List.of(spec("bot").build()));
        time.advance(Duration.ofSeconds(1));
        assertThat(supervisor.status()).hasSize(1);
        assertThat(machine.alive()).hasSize(1);
    }

    @Test
    void aDailyRestartFollowsTheWallClockEvenWhenItJumps() {
        supervisor(spec("bot").renewal(Renewal.dailyAt(LocalTime.of(4, 0), ZoneOffset.UTC)));
        time.advance(Duration.ofHours(3));
        assertThat(machine.launches()).isEqualTo(1);
        time.jumpClock(Duration.ofHours(1));
        time.advance(Duration.ofMinutes(2));
        assertThat(machine.launches()).isEqualTo(2);
    }

    @Test
    void whatIsDisabledIsNotStarted() {
        Supervisor supervisor = supervisor(spec("bot"));
        supervisor.disable(BOT);
        time.advance(Duration.ofSeconds(1));
        supervisor.start(BOT);
        time.advance(Duration.ofSeconds(1));
        assertThat(machine.alive()).isEmpty();
        assertThat(bot(supervisor).explanation()).startsWith("disabled");
        supervisor.enable(BOT);
        assertThat(machine.alive()).hasSize(1);
    }

    @Test
    void whatEndsBetweenBeingFoundAndBeingTakenOverIsStartedAgain() {
        supervisor(spec("bot"), spec("db"));
        machine.killSupervisor();
        machine.killOnceFound(machine.alive().get(0));
        Supervisor next = supervisor(spec("bot"), spec("db"));
        assertThat(told).contains("bot ADOPTED", "bot DIED").doesNotContain("db DIED");
        assertThat(machine.launches()).isEqualTo(3);
        assertThat(next.status()).allMatch(status -> status.phase() == Phase.RUNNING);
    }

    @Test
    void programsStandInTheOrderInWhichTheyStart() {
        Supervisor supervisor =
                supervisor(spec("d"), spec("c").after("a"), spec("b"), spec("a").after("b"));
        assertThat(supervisor.status().stream().map(status -> status.name().value()))
                .containsExactly("d", "b", "a", "c");
    }

    @Test
    void refusesCirclesAndUnknownNames() {
        SupervisorBuilder circle = Supervisor.builder(machine.launcher(), time)
                .program(spec("a").after("b").build())
                .program(spec("b").after("a").build());
        assertThatThrownBy(circle::build).hasMessageContaining("[a, b, a]");
        SupervisorBuilder unknown = Supervisor.builder(machine.launcher(), time)
                .program(spec("a").after("b").build());
        assertThatThrownBy(unknown::build).hasMessageContaining("a waits for b, which is not among");
    }
}
