package dev.astra.core.process;

import java.time.Duration;

/** What time alone changes. */
final class Clockwork {
    /** If we come this late ourselves, the machine is starved, and a program is not to blame. */
    private static final Duration LATE = Duration.ofSeconds(2);

    private static final Duration KILL_AGAIN = Duration.ofMillis(500);
    private static final Duration STUCK = Duration.ofSeconds(10);

    private Clockwork() {}

    /** Something of this program is due. */
    static void tick(Turn turn, Program program) {
        boolean late = turn.nanos() - program.due() > LATE.toNanos();
        if (program.phase.up() && late) {
            program.lenientUntil = turn.in(LATE.multipliedBy(5));
        }
        if (program.phaseDue <= turn.nanos()) {
            phaseOver(turn, program, late);
        }
        if (program.phase.up() && program.lookDue <= turn.nanos()) {
            Health.look(turn, program);
        }
        if (program.phase == Phase.RUNNING) {
            renew(turn, program);
        }
    }

    private static void phaseOver(Turn turn, Program program, boolean late) {
        switch (program.phase) {
            case WAITING, PARKED -> program.enter(Phase.BLOCKED, turn.nanos(), Program.NEVER);
            case STARTING -> started(turn, program, late);
            case RUNNING -> Starts.recovered(turn, program);
            case DRAINING -> {
                turn.tell(
                        SupervisorEvent.Kind.NO_SAFE_POINT,
                        program,
                        "no safe point within " + program.spec.safeWithin().toSeconds() + " s; it is stopped without");
                Ends.ask(turn, program);
            }
            case SWEEPING -> Ends.ask(turn, program);
            case STOPPING -> {
                program.killing = turn.nanos();
                program.enter(Phase.KILLING, turn.nanos(), turn.in(KILL_AGAIN));
                turn.act(new Action.End(program.instance(), ProcessLauncher.Urgency.KILL));
            }
            case KILLING -> killAgain(turn, program);
            case OFF, DONE, BLOCKED, LAUNCHING -> program.phaseDue = Program.NEVER;
        }
    }

    private static void started(Turn turn, Program program, boolean late) {
        if (program.spec.readiness().isEmpty()) {
            Starts.ready(turn, program);
        } else if (late) {
            program.phaseDue = turn.in(LATE);
        } else {
            Ends.condemn(
                    turn,
                    program,
                    new Cause(
                            Cause.Kind.NOT_READY,
                            "not ready within " + program.spec.startWithin().toMillis() + " ms"));
        }
    }

    private static void killAgain(Turn turn, Program program) {
        program.phaseDue = turn.in(KILL_AGAIN);
        turn.act(new Action.End(program.instance(), ProcessLauncher.Urgency.KILL));
        if (!program.toldStuck && turn.nanos() - program.killing >= STUCK.toNanos()) {
            program.toldStuck = true;
            turn.tell(
                    SupervisorEvent.Kind.STUCK,
                    program,
                    "cannot be killed; it is tried again, and no second copy is started");
        }
    }

    private static void renew(Turn turn, Program program) {
        if (program.ageDue <= turn.nanos()) {
            Requests.renew(turn, program, "old enough");
        } else if (program.dailyDue <= turn.nanos()) {
            if (program.daily != null && !turn.now().wall().isBefore(program.daily)) {
                Requests.renew(turn, program, "it is the time of the day");
            } else {
                Starts.watchDay(turn, program);
            }
        }
    }
}
