package dev.astra.core.process;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What people ask for. */
final class Requests {
    private Requests() {}

    static void begin(Turn turn, ProcessLauncher.Recovery recovery) {
        turn.begin(recovery.lastGeneration());
        turn.names().forEach(name -> turn.find(name).ifPresent(program -> program.since = turn.nanos()));
        for (ProcessLauncher.Left left : recovery.left()) {
            Program program = turn.find(left.instance().name()).orElseGet(() -> unknown(turn, left));
            Starts.adopted(turn, program, left);
        }
        turn.names()
                .forEach(name -> turn.find(name)
                        .filter(program -> program.wanted && !program.phase.live())
                        .ifPresent(program -> program.enter(Phase.BLOCKED, turn.nanos(), Program.NEVER)));
    }

    /** Nobody wants it any more, so it ends. */
    private static Program unknown(Turn turn, ProcessLauncher.Left left) {
        Program program = turn.add(
                ProcessSpec.builder(left.instance().name().value(), "unknown").build());
        program.removed = true;
        return program;
    }

    static void start(Turn turn, Program program) {
        if (program.disabled || program.removed) {
            return;
        }
        boolean leaving = program.phase.live() && !program.wanted;
        program.wanted = true;
        if (leaving && program.phase == Phase.DRAINING) {
            Starts.ready(turn, program);
        } else if (leaving) {
            program.restarting = true;
        } else if (!program.phase.live()) {
            afresh(program);
        }
    }

    /** A person is there, so nothing waits. */
    private static void afresh(Program program) {
        program.ends = 0;
        program.lastWait = 0;
        program.deaths = List.of();
        program.parked = false;
        program.restarting = false;
        program.phase = Phase.BLOCKED;
        program.phaseDue = Program.NEVER;
    }

    static void stop(Turn turn, Program program, Event.Patience patience) {
        program.wanted = false;
        program.restarting = false;
        if (program.phase.up()) {
            end(turn, program, patience);
        } else if (program.phase == Phase.LAUNCHING) {
            program.endPending = true;
        } else if (!program.phase.live()) {
            program.enter(Phase.OFF, turn.nanos(), Program.NEVER);
        }
    }

    static void restart(Turn turn, Program program, String why) {
        if (program.disabled || program.removed) {
            return;
        }
        program.wanted = true;
        if (program.phase.live()) {
            renew(turn, program, why);
        } else {
            afresh(program);
        }
    }

    /** A live instance gives way to the next one, at a safe point if it has one. */
    static void renew(Turn turn, Program program, String why) {
        boolean first = !program.restarting;
        program.restarting = true;
        if (first) {
            turn.tell(SupervisorEvent.Kind.RESTARTING, program, why);
        }
        if (program.phase == Phase.LAUNCHING) {
            program.endPending = true;
        } else if (program.phase.up()) {
            end(turn, program, Event.Patience.SAFE_POINT);
        }
    }

    /** What runs is asked to end, at its safe point if it has one. */
    private static void end(Turn turn, Program program, Event.Patience patience) {
        Optional<SafePoint> point = program.spec.safePoint();
        if (patience == Event.Patience.NONE || program.phase == Phase.STARTING || point.isEmpty()) {
            Ends.ask(turn, program);
        } else if (program.phase == Phase.RUNNING) {
            program.enter(Phase.DRAINING, turn.nanos(), turn.in(program.spec.safeWithin()));
            turn.act(new Action.AwaitSafePoint(
                    program.instance(), point.get(), program.spec.safeWithin().toNanos()));
        }
    }

    static void enable(Turn turn, Program program, boolean enabled) {
        program.disabled = !enabled;
        if (enabled) {
            start(turn, program);
        } else {
            stop(turn, program, Event.Patience.SAFE_POINT);
        }
    }

    static void reload(Turn turn, List<ProcessSpec> specs) {
        List<ProcessSpec> plan = Plan.inOrder(specs);
        Set<ProgramName> kept = plan.stream().map(ProcessSpec::name).collect(Collectors.toSet());
        for (ProgramName name : turn.names()) {
            if (!kept.contains(name)) {
                turn.find(name).ifPresent(program -> drop(turn, program));
            }
        }
        for (ProcessSpec spec : plan) {
            turn.find(spec.name()).ifPresentOrElse(program -> change(turn, program, spec), () -> add(turn, spec));
        }
        turn.order(plan);
    }

    private static void drop(Turn turn, Program program) {
        program.removed = true;
        stop(turn, program, Event.Patience.SAFE_POINT);
        if (!program.phase.live()) {
            turn.remove(program.name());
        }
    }

    private static void add(Turn turn, ProcessSpec spec) {
        Program program = turn.add(spec);
        if (program.wanted) {
            program.enter(Phase.BLOCKED, turn.nanos(), Program.NEVER);
        }
    }

    private static void change(Turn turn, Program program, ProcessSpec spec) {
        boolean comesBack = program.removed;
        boolean differs = !spec.runsLike(program.spec);
        boolean switched = spec.enabled() != program.spec.enabled();
        program.spec = spec;
        if (comesBack) {
            program.removed = false;
            program.wanted = spec.enabled();
            program.disabled = !spec.enabled();
            program.restarting = program.wanted;
        } else if (switched) {
            enable(turn, program, spec.enabled());
        } else if (differs && program.wanted && program.phase.live()) {
            renew(turn, program, "its spec has changed");
        } else if (differs && program.wanted) {
            afresh(program);
        }
    }
}
