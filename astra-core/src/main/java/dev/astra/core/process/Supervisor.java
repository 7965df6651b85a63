package dev.astra.core.process;

import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.time.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Thread-safe. Keeps programs running: starts them in order, restarts what ends, parks what ends too often, and stops
 * whole trees. Never two instances of a program at a time, also when an earlier supervisor was killed.
 */
public final class Supervisor implements AutoCloseable {
    private static final Duration CLOSE_MARGIN = Duration.ofSeconds(20);

    private final ProcessLauncher launcher;
    private final Mailbox mailbox;

    Supervisor(SupervisorBuilder of) {
        this.launcher = of.launcher;
        State state = State.of(of.programs, of.strategy);
        Doer doer = new Doer(of.launcher, of.scheduler, of.workers, of.listener, this::post);
        this.mailbox = new Mailbox(state, of.scheduler, of.chance, doer);
    }

    /**
     * Begins a supervisor.
     *
     * @param launcher the operating system under it; its own from now on
     * @param scheduler when to do what; outlives the supervisor
     */
    public static SupervisorBuilder builder(ProcessLauncher launcher, Scheduler scheduler) {
        return new SupervisorBuilder(launcher, scheduler);
    }

    /**
     * Takes over or ends what an earlier supervisor left, then starts the programs in order. Called once.
     *
     * @throws RejectedException if another supervisor has the place of the launcher
     * @throws UnavailableException if what was left can neither be ended nor taken over
     */
    public void start() {
        Rehearsal.once();
        post(new Event.Begin(launcher.open(new ProcessListener() {
            @Override
            public void exited(Instance instance, Exit exit) {
                post(new Event.Exited(instance, exit));
            }

            @Override
            public void emptied(Instance instance) {
                post(new Event.Emptied(instance));
            }
        })));
    }

    /** Starts a program that is stopped, waits or is parked, at once. One that is disabled stays so. */
    public void start(ProgramName name) {
        post(new Event.Start(known(name)));
    }

    /** Stops a program, at its safe point if it has one; it stays so until it is started. */
    public void stop(ProgramName name) {
        post(new Event.Stop(known(name), Event.Patience.SAFE_POINT));
    }

    /** Stops a program without waiting for its safe point. */
    public void stopNow(ProgramName name) {
        post(new Event.Stop(known(name), Event.Patience.NONE));
    }

    /**
     * Restarts a program, at its safe point if it has one; starts it if it does not run.
     *
     * @param name which
     * @param why in words
     */
    public void restart(ProgramName name, String why) {
        post(new Event.Restart(known(name), Objects.requireNonNull(why, "why")));
    }

    /** Lets a program be started again, and starts it. */
    public void enable(ProgramName name) {
        post(new Event.Enable(known(name), true));
    }

    /** Stops a program, at its safe point if it has one, and does not let it be started. */
    public void disable(ProgramName name) {
        post(new Event.Enable(known(name), false));
    }

    /**
     * Goes over to other specs: new programs are started, missing ones stopped, and those restarted whose command,
     * directory, environment or limits differ. All else counts at once, without a restart.
     *
     * @param programs all of them
     * @throws IllegalArgumentException if a name is there twice, waits for an unknown one, or for itself through others
     */
    public void reload(List<ProcessSpec> programs) {
        List<ProcessSpec> plan = Plan.inOrder(programs);
        post(new Event.Reload(plan));
    }

    /**
     * The order in which programs would start.
     *
     * @param programs all of them
     * @throws IllegalArgumentException if a name is there twice, waits for an unknown one, or for itself through others
     */
    public static List<ProcessSpec> order(List<ProcessSpec> programs) {
        return Plan.inOrder(programs);
    }

    /** How every program is, in the order in which they start. */
    public List<ProgramStatus> status() {
        State state = mailbox.state();
        Now now = mailbox.now();
        return state.all().stream()
                .map(program -> ProgramStatus.of(program, state.all(), now))
                .toList();
    }

    /** How a program is; empty if there is none of this name. */
    public Optional<ProgramStatus> status(ProgramName name) {
        State state = mailbox.state();
        return state.find(name).map(program -> ProgramStatus.of(program, state.all(), mailbox.now()));
    }

    /**
     * The last lines that a program wrote.
     *
     * @param name which
     * @param lines at most so many; 1 to 10,000
     */
    public List<String> tail(ProgramName name, int lines) {
        return launcher.tail(known(name), lines);
    }

    /** Begins to stop everything, dependents first. The stage ends when nothing runs any more. Idempotent. */
    public CompletionStage<Void> stopAll() {
        mailbox.post(new Event.Shutdown());
        return mailbox.ended();
    }

    /** Stops everything and waits for it: as long as the programs may take, and 20 s more. Idempotent. */
    @Override
    public void close() {
        Duration longest = mailbox.state().all().stream()
                .map(program -> program.spec.stopWithin())
                .reduce(CLOSE_MARGIN, Duration::plus);
        CompletableFuture<Void> ended = stopAll().toCompletableFuture();
        try {
            ended.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException stuck) {
            throw new UnavailableException(
                    "expected all programs to end, some cannot be killed; see their status", stuck);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            mailbox.close();
            launcher.close();
        }
    }

    private void post(Event event) {
        mailbox.post(event);
    }

    private ProgramName known(ProgramName name) {
        State state = mailbox.state();
        if (state.find(name).isEmpty()) {
            throw new IllegalArgumentException(
                    "expected one of the programs " + state.programs.keySet() + ", got " + name);
        }
        return name;
    }
}
