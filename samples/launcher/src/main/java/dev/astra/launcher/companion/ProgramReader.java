package dev.astra.launcher.companion;

import dev.astra.core.process.HealthCheck;
import dev.astra.core.process.Limits;
import dev.astra.core.process.Probe;
import dev.astra.core.process.ProcessSpec;
import dev.astra.core.process.ProcessSpecBuilder;
import dev.astra.core.process.ProgramName;
import dev.astra.core.process.Renewal;
import dev.astra.core.process.RestartPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** One thread. Turns the lines of one program into what is to be run. */
final class ProgramReader {
    private static final int DAY = 86_400;
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration START = Duration.ofSeconds(1);
    private static final Duration START_READY = Duration.ofSeconds(30);
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final Duration HELD_PAUSE = Duration.ofSeconds(10);
    private static final Duration BUSY = Duration.ofSeconds(60);

    private final String name;
    private final Lines lines;
    private final boolean held;

    ProgramReader(String name, Map<String, String> values, boolean held, List<String> problems) {
        this.name = name;
        this.lines = new Lines(name + ".", values, problems);
        this.held = held;
    }

    /** What is to be run; what cannot be understood is noted and left out. */
    Optional<ProcessSpec> read() {
        List<String> command = lines.read("command", "words, each quote with its end", Lines::words)
                .orElse(List.of());
        Optional<ProcessSpecBuilder> begun = begin(command);
        ProcessSpecBuilder builder = begun.orElseGet(() -> ProcessSpec.builder("unnamed", "nothing"));
        Optional<String> directory =
                lines.read("directory", "a directory", text -> Path.of(text).toString());
        directory.ifPresent(builder::directory);
        Map<String, String> environment = environment(builder);
        lines.read("after", "names of other programs", text -> {
                    Lines.words(text).forEach(ProgramName::new);
                    return Lines.words(text);
                })
                .ifPresent(names -> names.forEach(builder::after));
        builder.restart(restart()).renewal(renewal()).limits(limits());
        checks(builder, new ProbeReader(directory.map(Path::of), environment));
        builder.stopWithin(lines.seconds("stop-seconds", 0, DAY, STOP));
        builder.pause(lines.seconds("pause-seconds", 0, DAY, held ? HELD_PAUSE : Duration.ZERO));
        safePoint(builder, directory);
        boolean enabled = lines.yes("enabled");
        builder.enabled(enabled && !held);
        lines.rest(" and env.NAME");
        return begun.map(ProcessSpecBuilder::build);
    }

    private Optional<ProcessSpecBuilder> begin(List<String> command) {
        if (command.isEmpty() || command.get(0).isBlank()) {
            lines.problem("command", "expected the program and its arguments, found nothing");
            return Optional.empty();
        }
        try {
            return Optional.of(ProcessSpec.builder(name, command.toArray(String[]::new)));
        } catch (IllegalArgumentException wrong) {
            lines.problem("command", String.valueOf(wrong.getMessage()));
            return Optional.empty();
        }
    }

    private Map<String, String> environment(ProcessSpecBuilder builder) {
        Map<String, String> variables = lines.below("env.");
        variables.forEach((key, value) -> {
            try {
                builder.environment(key, value);
            } catch (IllegalArgumentException noName) {
                lines.problem("env." + key, "expected letters, digits and underscores behind env.");
            }
        });
        return variables;
    }

    private RestartPolicy restart() {
        RestartPolicy.Kind kind = lines.read(
                        "restart",
                        "permanent, transient or temporary",
                        text -> RestartPolicy.Kind.valueOf(text.toUpperCase(Locale.ROOT)))
                .orElse(RestartPolicy.Kind.PERMANENT);
        RestartPolicy standard = RestartPolicy.of(kind);
        return standard.waits(standard.base(), lines.seconds("restart-wait-seconds", 1, DAY, standard.cap()))
                .budget(
                        lines.count("restart-budget", 1_000, standard.budget()),
                        lines.seconds("restart-window-seconds", 1, DAY, standard.window()))
                .healthyAfter(lines.seconds("restart-healthy-seconds", 1, DAY, standard.healthyAfter()))
                .probe(lines.seconds("restart-parked-seconds", 1, DAY, standard.probe()))
                .alertAfter(lines.count("alert-after", 1_000, standard.alertAfter()));
    }

    private Renewal renewal() {
        Optional<Duration> age = lines.number("renew-hours", "hours", 1, 8_760).map(Duration::ofHours);
        Optional<LocalTime> daily = lines.read("renew-daily", "a time such as 04:30", LocalTime::parse);
        ZoneId zone = lines.read("renew-zone", "a time zone such as Europe/Paris", ZoneId::of)
                .orElse(ZoneId.systemDefault());
        lines.requires("renew-zone", "renew-daily");
        return new Renewal(age, daily, zone);
    }

    private Limits limits() {
        OptionalLong memory = whole(
                lines.number("limit-memory-mb", "megabytes", 1, 16_000_000).map(megabytes -> megabytes << 20));
        OptionalLong files = whole(lines.number("limit-files", "a number", 8, 1_000_000));
        OptionalLong seconds = whole(lines.number("limit-cpu-seconds", "seconds", 1, 1_000_000_000));
        return new Limits(memory, files, seconds);
    }

    private static OptionalLong whole(Optional<Long> number) {
        return number.map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    private void checks(ProcessSpecBuilder builder, ProbeReader probes) {
        Duration within = lines.seconds("health-within-seconds", 1, 3_600, Duration.ofSeconds(5));
        Duration every = lines.seconds("health-seconds", 1, DAY, Duration.ofSeconds(10));
        int failures = lines.count("health-failures", 100, 3);
        Optional<Probe> ready = lines.read("ready", ProbeReader.EXPECTED, text -> probes.read(text, within))
                .flatMap(probe -> probe);
        Optional<Probe> health = lines.read("health", ProbeReader.EXPECTED, text -> probes.read(text, within))
                .flatMap(probe -> probe);
        Duration start = lines.seconds("start-seconds", 0, DAY, ready.isPresent() ? START_READY : START);
        builder.startWithin(start);
        ready.ifPresent(probe -> builder.readiness(new HealthCheck(probe, LOOK_EVERY, within, failures), start));
        health.ifPresent(probe -> builder.health(new HealthCheck(probe, every, within, failures)));
        lines.requires("health-seconds", "health");
        lines.requires("health-failures", "health");
        if (!lines.has("ready")) {
            lines.requires("health-within-seconds", "health");
        }
    }

    /** A program that is busy while a file exists. */
    private void safePoint(ProcessSpecBuilder builder, Optional<String> directory) {
        Duration within = lines.seconds("busy-seconds", 0, DAY, BUSY);
        lines.read("busy-file", "a file", text -> Path.of(directory.orElse("")).resolve(text))
                .ifPresent(file -> builder.safePoint(new WithoutFile(file), within));
        lines.requires("busy-seconds", "busy-file");
    }
}
