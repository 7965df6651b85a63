package dev.astra.core.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One thread. One step while it is thought out: the programs that change are copied first. */
final class Turn {
    private final State before;
    private final Now now;
    private final RandomGenerator chance;
    private final Map<ProgramName, Program> programs;
    private final Map<ProgramName, Program> changed = new LinkedHashMap<>();
    private final List<Action> actions = new ArrayList<>();
    private final List<Event> early;
    private long generation;
    private boolean begun;
    private boolean ending;

    Turn(State before, Now now, RandomGenerator chance) {
        this.before = before;
        this.now = now;
        this.chance = chance;
        this.programs = new LinkedHashMap<>(before.programs);
        this.generation = before.generation;
        this.begun = before.begun;
        this.early = new ArrayList<>(before.early);
        this.ending = before.ending;
    }

    long nanos() {
        return now.nanos();
    }

    Now now() {
        return now;
    }

    RandomGenerator chance() {
        return chance;
    }

    Strategy strategy() {
        return before.strategy;
    }

    boolean ending() {
        return ending;
    }

    boolean begun() {
        return begun;
    }

    void begin(long lastGeneration) {
        begun = true;
        generation = Math.max(generation, lastGeneration);
    }

    /** Keeps what is heard before the supervisor has begun; answers whether it was. */
    boolean kept(Event event) {
        if (!begun) {
            early.add(event);
        }
        return !begun;
    }

    /** What was kept, in order; once. */
    List<Event> early() {
        List<Event> kept = List.copyOf(early);
        early.clear();
        return kept;
    }

    long nextGeneration() {
        return ++generation;
    }

    Set<ProgramName> names() {
        return Set.copyOf(programs.keySet());
    }

    /** To be read only. */
    List<Program> all() {
        return List.copyOf(programs.values());
    }

    /** To be changed. */
    Optional<Program> find(ProgramName name) {
        @Nullable Program known = programs.get(name);
        if (known == null) {
            return Optional.empty();
        }
        @Nullable Program mine = changed.get(name);
        if (mine == null) {
            mine = new Program(known);
            changed.put(name, mine);
            programs.put(name, mine);
        }
        return Optional.of(mine);
    }

    /** The program, if this is its instance of now and may have a process. */
    Optional<Program> current(Instance instance) {
        @Nullable Program known = programs.get(instance.name());
        return known == null || known.generation != instance.generation() || !known.phase.live()
                ? Optional.empty()
                : find(instance.name());
    }

    Program add(ProcessSpec spec) {
        Program program = new Program(spec);
        programs.put(spec.name(), program);
        changed.put(spec.name(), program);
        return program;
    }

    void remove(ProgramName name) {
        programs.remove(name);
        changed.remove(name);
    }

    /** Puts the programs into the order of a new plan; those that are on their way out come last. */
    void order(List<ProcessSpec> plan) {
        Map<ProgramName, Program> old = new LinkedHashMap<>(programs);
        programs.clear();
        plan.forEach(spec -> {
            @Nullable Program program = old.remove(spec.name());
            if (program != null) {
                programs.put(spec.name(), program);
            }
        });
        programs.putAll(old);
    }

    void act(Action action) {
        actions.add(action);
    }

    void tell(SupervisorEvent.Kind kind, Program program, String text) {
        act(new Action.Tell(new SupervisorEvent(kind, program.name(), text, now.wall())));
    }

    /** A moment from now on. */
    long in(Duration time) {
        return now.nanos() + time.toNanos();
    }

    /** Everything is to end, dependents first. */
    void endAll() {
        ending = true;
        names().forEach(name -> find(name).ifPresent(program -> {
            if (!program.phase.live()) {
                program.enter(Phase.OFF, nanos(), Program.NEVER);
            } else if (program.phase == Phase.LAUNCHING || program.phase.up()) {
                program.endPending = true;
            }
        }));
    }

    Decision decision() {
        return new Decision(
                new State(programs, before.strategy, generation, begun, early, ending), List.copyOf(actions));
    }
}
