package dev.astra.core.process;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One thread. Builds a {@link ProcessSpec}. */
public final class ProcessSpecBuilder {
    private static final Duration LONGEST = Duration.ofDays(1);

    final ProgramName name;
    final List<String> command;
    Optional<String> directory = Optional.empty();
    final Map<String, String> environment = new HashMap<>();
    Limits limits = Limits.none();
    final Set<ProgramName> after = new HashSet<>();
    RestartPolicy restart = RestartPolicy.of(RestartPolicy.Kind.PERMANENT);
    Optional<HealthCheck> readiness = Optional.empty();
    Optional<HealthCheck> health = Optional.empty();
    Duration startWithin = Duration.ofSeconds(1);
    Duration stopWithin = Duration.ofSeconds(10);
    Duration pause = Duration.ZERO;
    Optional<SafePoint> safePoint = Optional.empty();
    Duration safeWithin = Duration.ofMinutes(1);
    Renewal renewal = Renewal.never();
    boolean enabled = true;

    ProcessSpecBuilder(ProgramName name, List<String> command) {
        if (command.isEmpty() || command.get(0).isBlank()) {
            throw new IllegalArgumentException("expected a program to run, got none");
        }
        if (command.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
            throw new IllegalArgumentException("expected arguments without a NUL character, got one with it");
        }
        this.name = name;
        this.command = command;
    }

    /** The working directory. */
    public ProcessSpecBuilder directory(String path) {
        directory = Optional.of(path);
        return this;
    }

    /**
     * A variable beside those of the supervisor.
     *
     * @param key letters, digits and underscores, not beginning with a digit
     * @param value without NUL characters
     */
    public ProcessSpecBuilder environment(String key, String value) {
        if (!key.matches("[A-Za-z_][A-Za-z0-9_]*") || value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "expected the name of a variable and a value without NUL, got something else");
        }
        environment.put(key, value);
        return this;
    }

    /** What it may take. */
    public ProcessSpecBuilder limits(Limits most) {
        limits = most;
        return this;
    }

    /** It starts when this one is ready. */
    public ProcessSpecBuilder after(String other) {
        after.add(new ProgramName(other));
        return this;
    }

    /** When it is started again; {@code PERMANENT} unless told. */
    public ProcessSpecBuilder restart(RestartPolicy policy) {
        restart = policy;
        return this;
    }

    /**
     * It is ready when this says so, and has failed if that takes longer than {@code within}.
     *
     * @param check asked from the start
     * @param within up to a day
     */
    public ProcessSpecBuilder readiness(HealthCheck check, Duration within) {
        readiness = Optional.of(check);
        return startWithin(within);
    }

    /** Once it is ready, it is restarted when this fails too often. */
    public ProcessSpecBuilder health(HealthCheck check) {
        health = Optional.of(check);
        return this;
    }

    /** The start-up grace, 1 s unless told: without a readiness check it is ready when it was up for so long. */
    public ProcessSpecBuilder startWithin(Duration time) {
        startWithin = time(time, "startWithin");
        return this;
    }

    /** Asked to end, it has this long before it is killed, 10 s unless told. */
    public ProcessSpecBuilder stopWithin(Duration time) {
        stopWithin = time(time, "stopWithin");
        return this;
    }

    /** Between the end and the start of a restart that was asked for; none unless told. */
    public ProcessSpecBuilder pause(Duration time) {
        pause = time(time, "pause");
        return this;
    }

    /** A stop or a restart waits for this, but no longer than {@code within}. The end of the supervisor does not. */
    public ProcessSpecBuilder safePoint(SafePoint point, Duration within) {
        safePoint = Optional.of(point);
        safeWithin = time(within, "safeWithin");
        return this;
    }

    /** The scheduled restart. */
    public ProcessSpecBuilder renewal(Renewal when) {
        renewal = when;
        return this;
    }

    /** Whether it is started with the supervisor; yes unless told. */
    public ProcessSpecBuilder enabled(boolean yes) {
        enabled = yes;
        return this;
    }

    /** The spec. */
    public ProcessSpec build() {
        return new ProcessSpec(this);
    }

    private static Duration time(Duration time, String what) {
        if (time.isNegative() || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(what + " must be 0 to " + LONGEST + ", got " + time);
        }
        return time;
    }
}
