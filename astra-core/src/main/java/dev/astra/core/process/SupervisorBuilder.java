package dev.astra.core.process;

import dev.astra.core.time.Scheduler;
import dev.astra.core.time.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** One thread. Builds a {@link Supervisor}. */
public final class SupervisorBuilder {
    final ProcessLauncher launcher;
    final Scheduler scheduler;
    final List<ProcessSpec> programs = new ArrayList<>();
    Strategy strategy = Strategy.ONE_FOR_ONE;
    SupervisorListener listener = event -> {};
    Workers workers = Workers.threads();
    RandomGenerator chance = new SplittableRandom();

    SupervisorBuilder(ProcessLauncher launcher, Scheduler scheduler) {
        this.launcher = Objects.requireNonNull(launcher, "launcher");
        this.scheduler = Objects.requireNonNull(scheduler, "scheduler");
    }

    /** One more program. */
    public SupervisorBuilder program(ProcessSpec spec) {
        programs.add(Objects.requireNonNull(spec, "spec"));
        return this;
    }

    /** More programs. */
    public SupervisorBuilder programs(List<ProcessSpec> specs) {
        specs.forEach(this::program);
        return this;
    }

    /** What the end of one means for the others; nothing unless told. */
    public SupervisorBuilder strategy(Strategy newStrategy) {
        strategy = newStrategy;
        return this;
    }

    /** Who hears what happens. */
    public SupervisorBuilder listener(SupervisorListener newListener) {
        listener = newListener;
        return this;
    }

    /** Threads for health checks and safe points; those of the platform unless told. */
    public SupervisorBuilder workers(Workers newWorkers) {
        workers = newWorkers;
        return this;
    }

    /** The source of chance in waits. */
    public SupervisorBuilder chance(RandomGenerator source) {
        chance = source;
        return this;
    }

    /**
     * The supervisor; nothing is started yet.
     *
     * @throws IllegalArgumentException if a name is there twice, waits for an unknown one, or for itself through others
     */
    public Supervisor build() {
        return new Supervisor(this);
    }
}
