package dev.astra.core.process;

import java.util.Optional;

/** What looks at a program show. */
final class Health {
    private Health() {}

    /** Sends the next look. */
    static void look(Turn turn, Program program) {
        check(program).ifPresent(check -> {
            if (program.lookOut) {
                looked(turn, program, false, "no answer");
                return;
            }
            program.lookOut = true;
            program.lookNumber++;
            program.lookDue = turn.in(check.within().multipliedBy(2).plusSeconds(1));
            turn.act(new Action.Look(program.instance(), program.lookNumber, check));
        });
    }

    private static Optional<HealthCheck> check(Program program) {
        return program.phase == Phase.STARTING ? program.spec.readiness() : program.spec.health();
    }

    /** The answer. */
    static void looked(Turn turn, Program program, boolean well, String text) {
        program.lookOut = false;
        Optional<HealthCheck> check = check(program);
        if (check.isEmpty() || !program.phase.up()) {
            program.lookDue = Program.NEVER;
            return;
        }
        program.lookDue = turn.in(check.get().every());
        if (well) {
            program.failedLooks = 0;
            if (program.phase == Phase.STARTING) {
                Starts.ready(turn, program);
            }
        } else if (program.phase == Phase.RUNNING && turn.nanos() >= program.lenientUntil) {
            program.failedLooks++;
            if (program.failedLooks >= check.get().failures()) {
                Ends.condemn(
                        turn,
                        program,
                        new Cause(
                                Cause.Kind.UNHEALTHY,
                                "failed " + program.failedLooks + " health checks in a row, the last: " + text));
            }
        }
    }
}
