package dev.astra.core.process;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Immutable. What a supervisor knows of its programs. */
final class State {
    final Map<ProgramName, Program> programs;
    final Strategy strategy;
    final long generation;
    final boolean begun;
    /** What was heard before the beginning. */
    final List<Event> early;

    final boolean ending;

    State(
            Map<ProgramName, Program> programs,
            Strategy strategy,
            long generation,
            boolean begun,
            List<Event> early,
            boolean ending) {
        this.programs = programs;
        this.strategy = strategy;
        this.generation = generation;
        this.begun = begun;
        this.early = List.copyOf(early);
        this.ending = ending;
    }

    /** Nothing has begun. */
    static State of(List<ProcessSpec> specs, Strategy strategy) {
        Map<ProgramName, Program> programs = new LinkedHashMap<>();
        Plan.inOrder(specs).forEach(spec -> programs.put(spec.name(), new Program(spec)));
        return new State(programs, strategy, 0, false, List.of(), false);
    }

    Collection<Program> all() {
        return programs.values();
    }

    Optional<Program> find(ProgramName name) {
        return Optional.ofNullable(programs.get(name));
    }

    /** When time alone changes something next, in monotonic nanoseconds. */
    long due() {
        long due = Program.NEVER;
        for (Program program : programs.values()) {
            due = Math.min(due, program.due());
        }
        return due;
    }

    /** Whether nothing runs any more and nothing will. */
    boolean ended() {
        return ending && programs.values().stream().noneMatch(program -> program.phase.live());
    }
}
