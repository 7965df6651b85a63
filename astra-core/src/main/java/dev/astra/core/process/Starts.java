package dev.astra.core.process;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How programs begin. */
final class Starts {
    private static final Duration LOOK_AT_CLOCK = Duration.ofMinutes(1);

    private Starts() {}

    /** Starts a program that waits for nothing any more. */
    static void ifPossible(Turn turn, Program program) {
        if (!program.wanted || turn.ending()) {
            program.enter(Phase.OFF, turn.nanos(), Program.NEVER);
        } else if (blockers(turn.all(), program).isEmpty()) {
            launch(turn, program);
        }
    }

    /** What a program waits for: those that must be ready first, and dependents that are still on their way out. */
    static List<ProgramName> blockers(Iterable<Program> all, Program program) {
        List<ProgramName> blockers = new ArrayList<>();
        for (Program other : all) {
            boolean needed = program.spec.after().contains(other.name()) && !other.phase.ready();
            boolean leaving =
                    other.phase.live() && other.restarting && other.spec.after().contains(program.name());
            if (needed || leaving) {
                blockers.add(other.name());
            }
        }
        return blockers;
    }

    private static void launch(Turn turn, Program program) {
        program.generation = turn.nextGeneration();
        program.pid = 0;
        program.starts++;
        program.restarting = false;
        program.endPending = false;
        program.toldStuck = false;
        program.lookOut = false;
        program.lookDue = Program.NEVER;
        program.failedLooks = 0;
        program.ageDue = Program.NEVER;
        program.dailyDue = Program.NEVER;
        program.daily = null;
        program.enter(Phase.LAUNCHING, turn.nanos(), Program.NEVER);
        turn.act(new Action.Launch(program.instance(), program.spec));
    }

    /** The operating system took it. */
    static void launched(Turn turn, Program program, long pid) {
        program.pid = pid;
        if (program.phase != Phase.LAUNCHING) {
            return;
        }
        turn.tell(SupervisorEvent.Kind.STARTED, program, "started as process " + pid);
        up(turn, program);
    }

    /** An earlier supervisor left it. */
    static void adopted(Turn turn, Program program, ProcessLauncher.Left left) {
        program.generation = left.instance().generation();
        program.pid = left.pid();
        program.starts++;
        turn.tell(SupervisorEvent.Kind.ADOPTED, program, "taken over as process " + left.pid());
        up(turn, program);
    }

    private static void up(Turn turn, Program program) {
        program.enter(Phase.STARTING, turn.nanos(), turn.in(program.spec.startWithin()));
        program.lookDue = program.spec.readiness().isPresent() ? turn.nanos() : Program.NEVER;
        if (!program.wanted || program.removed) {
            Ends.ask(turn, program);
        } else if (!program.endPending
                && program.spec.readiness().isEmpty()
                && program.spec.startWithin().isZero()) {
            ready(turn, program);
        }
    }

    /** It may be used. */
    static void ready(Turn turn, Program program) {
        long recovered = program.inTrouble() ? turn.nanos() + program.healthyNanos() : Program.NEVER;
        program.enter(Phase.RUNNING, turn.nanos(), recovered);
        program.readySince = turn.nanos();
        program.failedLooks = 0;
        program.lookDue =
                program.spec.health().map(check -> turn.in(check.every())).orElse(Program.NEVER);
        program.ageDue = program.spec
                .renewal()
                .ageNanos(turn.chance())
                .map(age -> turn.nanos() + age)
                .orElse(Program.NEVER);
        program.daily = program.spec.renewal().next(turn.now().wall()).orElse(null);
        watchDay(turn, program);
        turn.tell(SupervisorEvent.Kind.READY, program, "ready");
    }

    /** The wall clock may jump, so it is looked at now and then. */
    static void watchDay(Turn turn, Program program) {
        Instant daily = program.daily;
        if (daily == null) {
            program.dailyDue = Program.NEVER;
            return;
        }
        Duration left = Duration.between(turn.now().wall(), daily);
        program.dailyDue =
                turn.in(left.compareTo(LOOK_AT_CLOCK) < 0 ? left.isNegative() ? Duration.ZERO : left : LOOK_AT_CLOCK);
    }

    /** All trouble is over. */
    static void recovered(Turn turn, Program program) {
        if (program.toldFailing || program.toldParked) {
            turn.tell(SupervisorEvent.Kind.RECOVERED, program, "healthy again");
        }
        program.ends = 0;
        program.lastWait = 0;
        program.deaths = List.of();
        program.parked = false;
        program.toldFailing = false;
        program.toldParked = false;
        program.phaseDue = program.phase == Phase.RUNNING ? Program.NEVER : program.phaseDue;
    }
}
