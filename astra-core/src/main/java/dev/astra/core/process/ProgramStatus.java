package dev.astra.core.process;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Immutable. How a program is.
 *
 * @param name which
 * @param phase where in its life
 * @param pid of its main process; 0 if none is known
 * @param inPhase how long it has been in this phase
 * @param starts how often it was started by this supervisor
 * @param endsInARow how often it ended since it was last healthy
 * @param cause why it ended last, if it did
 * @param next when time alone changes something next: the next start of a program that waits
 * @param budgetLeft restarts left for the last cause in this window
 * @param waitsFor programs that must be ready first
 * @param disabled whether a person has switched it off
 */
public record ProgramStatus(
        ProgramName name,
        Phase phase,
        long pid,
        Duration inPhase,
        long starts,
        int endsInARow,
        Optional<Cause> cause,
        Optional<Instant> next,
        int budgetLeft,
        List<ProgramName> waitsFor,
        boolean disabled) {

    static ProgramStatus of(Program program, Iterable<Program> all, Now now) {
        Optional<Cause> cause = Optional.ofNullable(program.cause);
        long due = program.phaseDue;
        boolean waits = program.phase == Phase.WAITING || program.phase == Phase.PARKED;
        return new ProgramStatus(
                program.name(),
                program.phase,
                program.pid,
                Duration.ofNanos(Math.max(0, now.nanos() - program.since)),
                program.starts,
                program.ends,
                cause,
                waits ? Optional.of(now.wall().plusNanos(Math.max(0, due - now.nanos()))) : Optional.empty(),
                Math.max(
                        0,
                        program.policy().budget()
                                - cause.map(it -> program.deaths(it.kind(), now.nanos()))
                                        .orElse(0)),
                program.phase == Phase.BLOCKED ? Starts.blockers(all, program) : List.of(),
                program.disabled);
    }

    /** Why it is not running, and when it will be; or since when it runs. In one sentence. */
    public String explanation() {
        String last = cause.map(it -> "; before, it " + it.text()).orElse("");
        return switch (phase) {
            case OFF -> disabled ? "disabled; \"start\" has no effect until it is enabled" : "stopped; start it to run";
            case DONE -> "finished: " + cause.map(Cause::text).orElse("ended") + "; start it to run again";
            case BLOCKED -> waitsFor.isEmpty() ? "starts now" : "waits until ready: " + words(waitsFor) + last;
            case WAITING ->
                "waits for its next start, " + at() + reason() + "; " + budgetLeft
                        + " restarts left before it is parked";
            case PARKED -> "parked, tried again " + at() + reason();
            case LAUNCHING -> "is being started" + last;
            case STARTING -> "runs and is not ready yet, process " + pid + last;
            case RUNNING -> "runs, process " + pid + last;
            case DRAINING -> "runs, process " + pid + "; it ends at its safe point";
            case SWEEPING -> "ended; it is looked whether anything of it is left" + last;
            case STOPPING -> "was asked to end, and is killed if it does not";
            case KILLING -> "is being killed; nothing is started until it is gone";
        };
    }

    private String at() {
        return next.map(time -> "at " + time.truncatedTo(ChronoUnit.SECONDS)).orElse("soon");
    }

    private String reason() {
        return cause.map(it -> ": " + it.text() + (endsInARow > 1 ? " (" + endsInARow + " ends in a row)" : ""))
                .orElse("");
    }

    private static String words(List<ProgramName> names) {
        String text = names.toString();
        return text.substring(1, text.length() - 1);
    }
}
