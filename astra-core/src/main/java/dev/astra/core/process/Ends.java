package dev.astra.core.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How programs come to their end, and what follows. */
final class Ends {
    /** The launcher tells that a tree is empty well within this, if it is. */
    static final Duration SWEEP = Duration.ofMillis(100);

    private static final int MOST_DEATHS = 1_000;

    private Ends() {}

    /** Asks the whole tree to end. */
    static void ask(Turn turn, Program program) {
        program.endPending = false;
        program.enter(Phase.STOPPING, turn.nanos(), turn.in(program.spec.stopWithin()));
        turn.act(new Action.End(program.instance(), ProcessLauncher.Urgency.ASK));
    }

    /** It must end, for a reason that counts. */
    static void condemn(Turn turn, Program program, Cause cause) {
        died(turn, program, cause);
        ask(turn, program);
    }

    /** The main process ended. */
    static void exited(Turn turn, Program program, Exit exit) {
        if (program.phase == Phase.LAUNCHING || program.phase.up()) {
            if (!program.restarting && program.wanted && !turn.ending() && !program.removed) {
                died(turn, program, Cause.of(exit));
            }
            program.enter(Phase.SWEEPING, turn.nanos(), turn.in(SWEEP));
        }
    }

    private static void died(Turn turn, Program program, Cause cause) {
        if (program.phase == Phase.RUNNING && turn.nanos() - program.readySince >= program.healthyNanos()) {
            Starts.recovered(turn, program);
        }
        program.cause = cause;
        program.diedAt = turn.nanos();
        program.ends++;
        remember(program, new Program.Death(turn.nanos(), cause.kind()));
        turn.tell(SupervisorEvent.Kind.DIED, program, cause.text());
        if (program.policy().answers(cause.kind())
                && program.ends >= program.policy().alertAfter()
                && !program.toldFailing) {
            program.toldFailing = true;
            turn.tell(SupervisorEvent.Kind.FAILING, program, program.ends + " ends in a row, the last: " + cause);
        }
    }

    /** It never began. */
    static void notLaunched(Turn turn, Program program, Cause cause) {
        if (program.phase != Phase.LAUNCHING) {
            return;
        }
        if (!program.restarting && program.wanted && !turn.ending() && !program.removed) {
            died(turn, program, cause);
        }
        gone(turn, program);
    }

    /** Nothing of it is left. */
    static void gone(Turn turn, Program program) {
        program.pid = 0;
        program.endPending = false;
        program.lookOut = false;
        if (program.removed) {
            turn.tell(SupervisorEvent.Kind.STOPPED, program, "stopped, and no longer supervised");
            turn.remove(program.name());
        } else if (!program.wanted || turn.ending()) {
            program.restarting = false;
            program.enter(Phase.OFF, turn.nanos(), Program.NEVER);
            turn.tell(SupervisorEvent.Kind.STOPPED, program, "stopped");
        } else if (program.restarting) {
            program.restarting = false;
            await(turn, program, program.spec.pause().toNanos());
        } else {
            answer(turn, program);
        }
    }

    private static void answer(Turn turn, Program program) {
        Cause cause = program.cause == null ? new Cause(Cause.Kind.FINISHED, "ended") : program.cause;
        RestartPolicy policy = program.policy();
        if (!policy.answers(cause.kind())) {
            program.wanted = false;
            program.enter(Phase.DONE, turn.nanos(), Program.NEVER);
            turn.tell(SupervisorEvent.Kind.STOPPED, program, cause.text() + "; it is not started again");
            return;
        }
        if (program.parked
                || cause.kind().permanent()
                || program.deaths(cause.kind(), program.diedAt) > policy.budget()) {
            park(turn, program, cause);
        } else {
            program.lastWait = policy.waitNanos(program.ends, program.lastWait, turn.chance());
            await(turn, program, program.lastWait);
        }
        takeAlong(turn, program);
    }

    private static void remember(Program program, Program.Death death) {
        List<Program.Death> deaths = new ArrayList<>(program.deaths);
        deaths.removeIf(old -> death.at() - old.at() > program.policy().window().toNanos());
        if (deaths.size() >= MOST_DEATHS) {
            deaths.remove(0);
        }
        deaths.add(death);
        program.deaths = List.copyOf(deaths);
    }

    private static void park(Turn turn, Program program, Cause cause) {
        long wait = program.policy().probeNanos(turn.chance());
        program.parked = true;
        program.enter(Phase.PARKED, turn.nanos(), turn.nanos() + wait);
        if (!program.toldParked) {
            program.toldParked = true;
            turn.tell(
                    SupervisorEvent.Kind.PARKED,
                    program,
                    cause + "; it is tried again every "
                            + program.policy().probe().toSeconds() + " s");
        }
    }

    private static void await(Turn turn, Program program, long nanos) {
        program.enter(
                nanos == 0 ? Phase.BLOCKED : Phase.WAITING,
                turn.nanos(),
                nanos == 0 ? Program.NEVER : turn.nanos() + nanos);
    }

    /** By strategy, others are restarted with it. */
    private static void takeAlong(Turn turn, Program program) {
        if (turn.strategy() == Strategy.ONE_FOR_ONE) {
            return;
        }
        for (Program other : turn.all()) {
            if (other.phase.up()
                    && !other.name().equals(program.name())
                    && (turn.strategy() == Strategy.ALL || dependsOn(turn, other, program.name()))) {
                turn.find(other.name())
                        .ifPresent(mine -> Requests.renew(turn, mine, "restarted with " + program.name()));
            }
        }
    }

    private static boolean dependsOn(Turn turn, Program other, ProgramName name) {
        return other.spec.after().contains(name)
                || turn.all().stream()
                        .anyMatch(between ->
                                other.spec.after().contains(between.name()) && dependsOn(turn, between, name));
    }
}
