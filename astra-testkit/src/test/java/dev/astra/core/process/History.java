package dev.astra.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.testkit.ScriptedMachine;
import dev.astra.testkit.ScriptedMachine.Life;
import dev.astra.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** One thread. One simulated history: programs that crash, hang, stop slowly or not at all, and people who interfere. */
final class History {
    private static final RestartPolicy POLICY = RestartPolicy.of(RestartPolicy.Kind.PERMANENT)
            .waits(Duration.ofMillis(100), Duration.ofSeconds(5))
            .budget(4, Duration.ofMinutes(2))
            .healthyAfter(Duration.ofSeconds(15))
            .probe(Duration.ofSeconds(60));
    private static final Duration QUIET = Duration.ofMinutes(4);

    private final Random random;
    private final VirtualTime time = new VirtualTime();
    private final ScriptedMachine machine;
    private final AlertModel model = new AlertModel(POLICY);
    private final Map<Instance, Boolean> sick = new HashMap<>();
    private final List<ProcessSpec> specs = new ArrayList<>();
    private final Strategy strategy;
    private final Set<ProgramName> disabled = new HashSet<>();
    private final List<AssertionError> wrong = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private boolean calm;
    private int diedHeard;
    private Mortal mortal;
    private Supervisor supervisor;

    History(Random random) {
        this.random = random;
        this.strategy = List.of(Strategy.values()).get(random.nextInt(3));
        this.machine = new ScriptedMachine(time, this::life);
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            specs.add(spec(i));
        }
        this.mortal = new Mortal(time);
        this.supervisor = begin();
    }

    int alerts() {
        return model.alerts();
    }

    int deaths() {
        return diedHeard;
    }

    void run() {
        try {
            live();
        } catch (AssertionError failed) {
            throw new AssertionError(failed.getMessage() + "\n" + String.join("\n", told), failed);
        }
    }

    private void live() {
        int steps = 10 + random.nextInt(40);
        for (int i = 0; i < steps; i++) {
            disturb();
            pass(Duration.ofMillis(1 + (long) Math.exp(random.nextDouble() * 11)));
        }
        calm = true;
        sick.clear();
        specs.forEach(spec -> enable(spec.name()));
        List.copyOf(machine.alive()).forEach(machine::kill);
        pass(QUIET);
        supervisor
                .status()
                .forEach(status -> assertThat(status.phase())
                        .as("%s runs at last: %s", status.name(), status.explanation())
                        .isEqualTo(Phase.RUNNING));
        assertThat(machine.alive()).hasSameSizeAs(specs);
        model.atRest();
        supervisor.stopAll();
        pass(Duration.ofMinutes(5));
        assertThat(supervisor.stopAll().toCompletableFuture()).isCompleted();
        assertThat(machine.alive()).as("nothing is left").isEmpty();
        assertThat(machine.doubled()).as("never a second copy").isEmpty();
    }

    private void pass(Duration length) {
        time.advance(length);
        wrong.forEach(failed -> {
            throw failed;
        });
        assertThat(machine.doubled()).as("never a second copy").isEmpty();
        for (ProgramStatus status : supervisor.status()) {
            if (status.phase() == Phase.WAITING || status.phase() == Phase.PARKED) {
                assertThat(status.next()).as("%s", status).isPresent();
                assertThat(Duration.between(time.instant(), status.next().get()))
                        .isBetween(Duration.ZERO, POLICY.probe().multipliedBy(2));
            }
            assertThat(status.phase() == Phase.BLOCKED && status.waitsFor().isEmpty())
                    .as("%s waits for something: %s", status.name(), status)
                    .isFalse();
        }
    }

    private void disturb() {
        ProgramName name = specs.get(random.nextInt(specs.size())).name();
        int what = random.nextInt(10);
        told.add(Duration.ofNanos(time.nanos()) + " disturbance " + what + " of " + name);
        switch (what) {
            case 0, 1, 2 ->
                machine.alive().stream()
                        .filter(instance -> instance.name().equals(name))
                        .forEach(machine::kill);
            case 3 -> stop(name);
            case 4 -> {
                interfere(name, true);
                supervisor.restart(name, "by a person");
            }
            case 5 -> enable(name);
            case 6 -> time.jumpClock(Duration.ofMinutes(random.nextInt(20_000) - 10_000));
            case 7 -> machine.alive().forEach(instance -> sick.put(instance, random.nextBoolean()));
            case 8 ->
                supervisor.reload(
                        List.copyOf(specs).stream().map(this::maybeChanged).toList());
            default -> crash();
        }
    }

    private void enable(ProgramName name) {
        disabled.remove(name);
        interfere(name, true);
        supervisor.enable(name);
    }

    /** What the model must know of a request. */
    private void interfere(ProgramName name, boolean starts) {
        model.excuse(name);
        Phase phase = supervisor.status(name).orElseThrow().phase();
        if (starts && !phase.live() && !disabled.contains(name)) {
            model.afresh(name);
        }
    }

    private void stop(ProgramName name) {
        interfere(name, false);
        model.leaves(name, time.nanos());
        if (random.nextBoolean()) {
            supervisor.stop(name);
        } else {
            disabled.add(name);
            supervisor.disable(name);
        }
    }

    /** The supervisor itself is killed, and another one begins. */
    private void crash() {
        if (random.nextInt(3) > 0) {
            return;
        }
        mortal.die();
        machine.killSupervisor();
        model.forget();
        disabled.clear();
        time.advance(Duration.ofMillis(random.nextInt(5_000)));
        machine.alive().stream().filter(any -> random.nextInt(5) == 0).forEach(machine::killOnceFound);
        mortal = new Mortal(time);
        supervisor = begin();
    }

    private Supervisor begin() {
        Supervisor begun = Supervisor.builder(machine.launcher(), mortal)
                .programs(specs)
                .strategy(strategy)
                .workers(mortal)
                .chance(random)
                .listener(this::heard)
                .build();
        begun.start();
        return begun;
    }

    private void heard(SupervisorEvent event) {
        if (event.kind() == SupervisorEvent.Kind.DIED) {
            diedHeard++;
        }
        told.add(Duration.ofNanos(time.nanos()) + " " + event.name() + " " + event.kind() + " " + event.text());
        try {
            model.heard(event, time.nanos(), kind(event));
            told.add("    counted: " + model.ends(event.name()));
        } catch (AssertionError failed) { // the supervisor outlives a listener that throws
            wrong.add(failed);
        }
    }

    private Cause.Kind kind(SupervisorEvent event) {
        String text = event.text();
        return text.contains("scripted: NOT_FOUND")
                ? Cause.Kind.NOT_FOUND
                : text.contains("scripted: NO_RESOURCES")
                        ? Cause.Kind.NO_RESOURCES
                        : text.contains("health checks")
                                ? Cause.Kind.UNHEALTHY
                                : text.contains("not ready")
                                        ? Cause.Kind.NOT_READY
                                        : text.contains("signal")
                                                ? Cause.Kind.KILLED
                                                : text.contains("code 0") ? Cause.Kind.FINISHED : Cause.Kind.FAILED;
    }

    private ProcessSpec maybeChanged(ProcessSpec spec) {
        int place = specs.indexOf(spec);
        if (random.nextInt(3) == 0) {
            interfere(spec.name(), supervisor.status(spec.name()).orElseThrow().phase() != Phase.OFF);
            specs.set(
                    place,
                    builder(place).environment("CHANGE", "" + random.nextInt()).build());
        }
        return specs.get(place);
    }

    private ProcessSpec spec(int place) {
        return builder(place).build();
    }

    private ProcessSpecBuilder builder(int place) {
        ProcessSpecBuilder builder = ProcessSpec.builder("p" + place, "program")
                .restart(POLICY)
                .stopWithin(Duration.ofSeconds(3))
                .startWithin(Duration.ofMillis(500));
        if (place > 0) {
            builder.after("p" + (place - 1));
        }
        if (place % 2 == 1) {
            HealthCheck check =
                    new HealthCheck(() -> look("p" + place), Duration.ofSeconds(1), Duration.ofSeconds(1), 2);
            builder.health(check).readiness(check, Duration.ofSeconds(4));
        }
        if (place == 2) {
            builder.safePoint(() -> {}, Duration.ofSeconds(2)).renewal(Renewal.atAge(Duration.ofMinutes(10)));
        }
        return builder;
    }

    private void look(String name) {
        Optional<Instance> there = machine.alive().stream()
                .filter(instance -> instance.name().value().equals(name))
                .findFirst();
        if (there.isEmpty() || sick.getOrDefault(there.get(), false)) {
            throw new IllegalStateException("sick");
        }
    }

    private Life life(Instance instance) {
        if (calm) {
            return Life.steady();
        }
        Duration some = Duration.ofMillis(1 + (long) Math.exp(random.nextDouble() * 11));
        return switch (random.nextInt(10)) {
            case 0, 1 -> Life.ending(some, random.nextInt(3));
            case 2 -> Life.ending(Duration.ofNanos(random.nextInt(1_000_000)), 1);
            case 3 -> Life.refused(Cause.Kind.NO_RESOURCES);
            case 4 -> random.nextInt(4) == 0 ? Life.refused(Cause.Kind.NOT_FOUND) : Life.steady();
            case 5 -> Life.stubborn();
            case 6 -> new Life(null, some, 3, Duration.ofSeconds(random.nextInt(6)), true, random.nextInt(30));
            case 7 -> new Life(null, Life.NEVER, 0, Duration.ofSeconds(random.nextInt(6)), random.nextBoolean(), 0);
            default -> Life.steady();
        };
    }
}
