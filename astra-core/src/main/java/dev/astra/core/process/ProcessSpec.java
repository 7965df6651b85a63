package dev.astra.core.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Immutable. A program as it is to be run: what, where, after which others, and what counts as well. */
public final class ProcessSpec {
    private final ProgramName name;
    private final List<String> command;
    private final Optional<String> directory;
    private final Map<String, String> environment;
    private final Limits limits;
    private final Set<ProgramName> after;
    private final RestartPolicy restart;
    private final Optional<HealthCheck> readiness;
    private final Optional<HealthCheck> health;
    private final Duration startWithin;
    private final Duration stopWithin;
    private final Duration pause;
    private final Optional<SafePoint> safePoint;
    private final Duration safeWithin;
    private final Renewal renewal;
    private final boolean enabled;

    ProcessSpec(ProcessSpecBuilder of) {
        this.name = of.name;
        this.command = List.copyOf(of.command);
        this.directory = of.directory;
        this.environment = Map.copyOf(of.environment);
        this.limits = of.limits;
        this.after = Set.copyOf(of.after);
        this.restart = of.restart;
        this.readiness = of.readiness;
        this.health = of.health;
        this.startWithin = of.startWithin;
        this.stopWithin = of.stopWithin;
        this.pause = of.pause;
        this.safePoint = of.safePoint;
        this.safeWithin = of.safeWithin;
        this.renewal = of.renewal;
        this.enabled = of.enabled;
    }

    /**
     * Begins a spec.
     *
     * @param name see {@link ProgramName}
     * @param command the program and its arguments; a program without a slash is looked up on the path
     */
    public static ProcessSpecBuilder builder(String name, String... command) {
        return new ProcessSpecBuilder(new ProgramName(name), List.of(command));
    }

    /** The name. */
    public ProgramName name() {
        return name;
    }

    /** The program and its arguments. */
    public List<String> command() {
        return command;
    }

    /** The working directory; empty means the supervisor's. */
    public Optional<String> directory() {
        return directory;
    }

    /** Variables beside those of the supervisor. */
    public Map<String, String> environment() {
        return environment;
    }

    /** What it may take. */
    public Limits limits() {
        return limits;
    }

    /** The programs that must be ready before it starts. */
    public Set<ProgramName> after() {
        return after;
    }

    /** When it is started again. */
    public RestartPolicy restart() {
        return restart;
    }

    /** What shows that it is ready; without one it is ready when it was up for {@link #startWithin}. */
    public Optional<HealthCheck> readiness() {
        return readiness;
    }

    /** What shows that it is well, once it is ready. */
    public Optional<HealthCheck> health() {
        return health;
    }

    /** The start-up grace. */
    public Duration startWithin() {
        return startWithin;
    }

    /** Asked to end, it has this long before it is killed. */
    public Duration stopWithin() {
        return stopWithin;
    }

    /** Between the end and the start of a restart that was asked for. */
    public Duration pause() {
        return pause;
    }

    /** When it may be stopped. */
    public Optional<SafePoint> safePoint() {
        return safePoint;
    }

    /** How long a stop or a restart waits for the safe point. */
    public Duration safeWithin() {
        return safeWithin;
    }

    /** The scheduled restart. */
    public Renewal renewal() {
        return renewal;
    }

    /** Whether it is started with the supervisor. */
    public boolean enabled() {
        return enabled;
    }

    /** Whether a running instance of the other is what this one would start. */
    boolean runsLike(ProcessSpec other) {
        return command.equals(other.command)
                && directory.equals(other.directory)
                && environment.equals(other.environment)
                && limits.equals(other.limits);
    }

    /** Shows no arguments and no environment: they may be secret. */
    @Override
    public String toString() {
        return Objects.toString(name) + " (" + command.get(0) + ")";
    }
}
