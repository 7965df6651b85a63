package dev.astra.core.process;

import java.util.random.RandomGenerator;

/** The rules of supervision, as a pure function. */
final class Policy {
    private Policy() {}

    /**
     * What follows.
     *
     * @param state what is known
     * @param event what happened
     * @param now when
     * @param chance the source of all chance
     */
    static Decision step(State state, Event event, Now now, RandomGenerator chance) {
        Turn turn = new Turn(state, now, chance);
        event.apply(turn);
        settle(turn);
        return turn.decision();
    }

    /** Starts what may start now, and ends what need not wait for others any more. */
    private static void settle(Turn turn) {
        for (Program seen : turn.all()) {
            if (seen.phase == Phase.BLOCKED && turn.begun()) {
                turn.find(seen.name()).ifPresent(program -> Starts.ifPossible(turn, program));
            } else if (seen.endPending && seen.phase.up() && !hasLiveDependents(turn, seen)) {
                turn.find(seen.name()).ifPresent(program -> Ends.ask(turn, program));
            }
        }
    }

    private static boolean hasLiveDependents(Turn turn, Program program) {
        return turn.ending()
                && turn.all().stream()
                        .anyMatch(other ->
                                other.phase.live() && other.spec.after().contains(program.name()));
    }
}
