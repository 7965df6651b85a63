package dev.astra.testkit;

import dev.astra.core.RejectedException;
import dev.astra.core.process.Cause;
import dev.astra.core.process.Exit;
import dev.astra.core.process.Instance;
import dev.astra.core.process.LaunchOutcome;
import dev.astra.core.process.ProcessLauncher;
import dev.astra.core.process.ProcessListener;
import dev.astra.core.process.ProcessSpec;
import dev.astra.core.process.ProgramName;
import dev.astra.core.time.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One thread. A machine in virtual time with scripted programs: how long they live, whether they listen, what they leave
 * behind. Its processes outlive a supervisor that is killed with {@link #killSupervisor}. It counts copies, so a test can
 * see whether there were ever two.
 */
public final class ScriptedMachine {
    private final VirtualTime time;
    private final Function<Instance, Life> script;
    private final Map<Instance, Running> running =
            new TreeMap<>(Comparator.comparing(Instance::name).thenComparing(Instance::generation));
    private final Set<ProgramName> doubled = new HashSet<>();
    private final Set<Instance> dying = new HashSet<>();
    private long pids = 100;
    private long generation;
    private int launches;
    private @Nullable Launcher open;

    /**
     * An empty machine.
     *
     * @param time in which its programs live
     * @param script the life of each instance that is launched
     */
    public ScriptedMachine(VirtualTime time, Function<Instance, Life> script) {
        this.time = time;
        this.script = script;
    }

    /** A launcher for one supervisor. Only one can be open at a time. */
    public ProcessLauncher launcher() {
        return new Launcher();
    }

    /** The supervisor is gone from one moment to the next: it hears nothing more and does nothing more. */
    public void killSupervisor() {
        if (open != null) {
            open.dead = true;
            open = null;
        }
    }

    /** Ends the main process of an instance from outside, as {@code kill -9} does. */
    public void kill(Instance instance) {
        @Nullable Running victim = running.get(instance);
        if (victim != null) {
            victim.exit(new Exit(137));
        }
    }

    /** The same for an instance that a dead supervisor has left: it ends once the next one has found it, before that begins. */
    public void killOnceFound(Instance instance) {
        dying.add(instance);
    }

    /** The instances of which anything is left, by name and age. */
    public List<Instance> alive() {
        return List.copyOf(running.keySet());
    }

    /** The programs of which there ever were two instances at a time. */
    public Set<ProgramName> doubled() {
        return Set.copyOf(doubled);
    }

    /** How often a program was started. */
    public int launches() {
        return launches;
    }

    /**
     * Immutable. The life of an instance.
     *
     * @param refusal it never begins, for this cause
     * @param lasts until its main process ends by itself; a very long time means never
     * @param code of that exit
     * @param obeysAfter how long after being asked politely it ends; a very long time means never
     * @param leaves whether a grandchild outlives its main process until it is killed
     * @param deaf how many times it must be killed before it is gone
     */
    public record Life(
            @Nullable Cause refusal, Duration lasts, int code, Duration obeysAfter, boolean leaves, int deaf) {
        /** So long that it never comes. */
        public static final Duration NEVER = Duration.ofDays(10_000);

        /** Runs until it is asked to end. */
        public static Life steady() {
            return new Life(null, NEVER, 0, Duration.ofMillis(1), false, 0);
        }

        /** Ends by itself. */
        public static Life ending(Duration lasts, int code) {
            return new Life(null, lasts, code, Duration.ofMillis(1), false, 0);
        }

        /** Cannot be started. */
        public static Life refused(Cause.Kind kind) {
            return new Life(new Cause(kind, "scripted: " + kind), NEVER, 0, Duration.ZERO, false, 0);
        }

        /** Runs, does not listen, and leaves a grandchild. */
        public static Life stubborn() {
            return new Life(null, NEVER, 0, NEVER, true, 1);
        }
    }

    private final class Running {
        private final Instance instance;
        private final Life life;
        private final long pid;
        private boolean exited;
        private int kills;
        private Scheduler.Handle end;

        Running(Instance instance, Life life) {
            this.instance = instance;
            this.life = life;
            this.pid = pids++;
            this.end = time.after(life.lasts(), () -> exit(new Exit(life.code())));
        }

        void exit(Exit exit) {
            if (exited) {
                return;
            }
            exited = true;
            end.cancel();
            tell(listener -> listener.exited(instance, exit));
            if (!life.leaves()) {
                gone();
            }
        }

        void gone() {
            if (running.remove(instance) != null) {
                tell(listener -> listener.emptied(instance));
            }
        }

        void end(ProcessLauncher.Urgency urgency) {
            if (urgency == ProcessLauncher.Urgency.KILL) {
                kills++;
                if (kills > life.deaf()) {
                    exit(new Exit(137));
                    gone();
                }
            } else if (life.obeysAfter().compareTo(Life.NEVER) < 0) {
                time.after(life.obeysAfter(), () -> {
                    exit(new Exit(143));
                    gone();
                });
            }
        }

        private void tell(Consumer<ProcessListener> news) {
            @Nullable Launcher hearing = open;
            if (hearing != null && hearing.listener != null) {
                ProcessListener listener = hearing.listener;
                time.after(Duration.ofNanos(100_000), () -> {
                    if (!hearing.dead) {
                        news.accept(listener);
                    }
                });
            }
        }
    }

    private final class Launcher implements ProcessLauncher {
        private @Nullable ProcessListener listener;
        private boolean dead;

        @Override
        public Recovery open(ProcessListener newListener) {
            if (open != null) {
                throw new RejectedException("expected no other supervisor here, found one; stop it first");
            }
            open = this;
            listener = newListener;
            List<Left> left = new ArrayList<>();
            for (Running found : List.copyOf(running.values())) {
                if (found.exited) {
                    found.kills = found.life.deaf();
                    found.end(Urgency.KILL);
                } else {
                    left.add(new Left(found.instance, found.pid));
                }
            }
            left.stream().map(Left::instance).filter(dying::remove).forEach(this::dies);
            return new Recovery(left, generation);
        }

        private void dies(Instance instance) {
            @Nullable Running victim = running.remove(instance);
            ProcessListener hears = Objects.requireNonNull(listener, "listener");
            if (victim != null) {
                victim.exited = true;
                victim.end.cancel();
                hears.exited(instance, new Exit(Exit.UNKNOWN));
                hears.emptied(instance);
            }
        }

        @Override
        public LaunchOutcome launch(Instance instance, ProcessSpec spec) {
            requireOpen();
            if (instance.generation() <= generation) {
                throw new IllegalArgumentException("expected a generation after " + generation + ", got " + instance);
            }
            generation = instance.generation();
            Life life = script.apply(instance);
            if (life.refusal() != null) {
                return new LaunchOutcome.Refused(life.refusal());
            }
            if (running.keySet().stream().anyMatch(other -> other.name().equals(instance.name()))) {
                doubled.add(instance.name());
            }
            launches++;
            Running begun = new Running(instance, life);
            running.put(instance, begun);
            return new LaunchOutcome.Launched(begun.pid);
        }

        @Override
        public void end(Instance instance, Urgency urgency) {
            requireOpen();
            @Nullable Running found = running.get(instance);
            if (found != null) {
                found.end(urgency);
            }
        }

        @Override
        public List<String> tail(ProgramName name, int lines) {
            return List.of();
        }

        @Override
        public void close() {
            dead = true;
            if (open == this) {
                open = null;
            }
        }

        private void requireOpen() {
            if (open != this) {
                throw new IllegalStateException("expected an open launcher, this one is closed or was never opened");
            }
        }
    }
}
