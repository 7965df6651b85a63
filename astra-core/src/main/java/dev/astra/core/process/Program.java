package dev.astra.core.process;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Copied, changed by one turn, and never changed again: what is known of one program. */
final class Program {
    static final long NEVER = Long.MAX_VALUE;

    ProcessSpec spec;
    boolean wanted;
    boolean disabled;
    boolean removed;
    Phase phase = Phase.OFF;
    long since;
    long generation;
    long pid;
    /** When the present phase is over, unless something happens before. */
    long phaseDue = NEVER;
    /** Whether the next start was asked for, and is not the answer to an end. */
    boolean restarting;
    /** An end was asked for before the launch was known, or must wait for dependents. */
    boolean endPending;

    @Nullable Cause cause;

    long diedAt;
    int ends;
    long lastWait;
    List<Death> deaths = List.of();
    boolean parked;
    boolean toldFailing;
    boolean toldParked;
    boolean toldStuck;
    long killing;
    long readySince;
    long starts;

    boolean lookOut;
    long lookNumber;
    long lookDue = NEVER;
    int failedLooks;
    long lenientUntil = Long.MIN_VALUE;

    long ageDue = NEVER;
    long dailyDue = NEVER;

    @Nullable Instant daily;

    Program(ProcessSpec spec) {
        this.spec = spec;
        this.wanted = spec.enabled();
        this.disabled = !spec.enabled();
    }

    Program(Program of) {
        spec = of.spec;
        wanted = of.wanted;
        disabled = of.disabled;
        removed = of.removed;
        phase = of.phase;
        since = of.since;
        generation = of.generation;
        pid = of.pid;
        phaseDue = of.phaseDue;
        restarting = of.restarting;
        endPending = of.endPending;
        cause = of.cause;
        diedAt = of.diedAt;
        ends = of.ends;
        lastWait = of.lastWait;
        deaths = of.deaths;
        parked = of.parked;
        toldFailing = of.toldFailing;
        toldParked = of.toldParked;
        toldStuck = of.toldStuck;
        killing = of.killing;
        readySince = of.readySince;
        starts = of.starts;
        lookOut = of.lookOut;
        lookNumber = of.lookNumber;
        lookDue = of.lookDue;
        failedLooks = of.failedLooks;
        lenientUntil = of.lenientUntil;
        ageDue = of.ageDue;
        dailyDue = of.dailyDue;
        daily = of.daily;
    }

    ProgramName name() {
        return spec.name();
    }

    Instance instance() {
        return new Instance(name(), generation);
    }

    RestartPolicy policy() {
        return spec.restart();
    }

    void enter(Phase next, long now, long due) {
        phase = next;
        since = now;
        phaseDue = due;
    }

    /** When time alone changes something next. */
    long due() {
        long due = Math.min(phaseDue, phase.up() ? lookDue : NEVER);
        return phase == Phase.RUNNING ? Math.min(due, Math.min(ageDue, dailyDue)) : due;
    }

    /** How long it must be ready to count as healthy. */
    long healthyNanos() {
        return Math.max(policy().healthyAfter().toNanos(), 2 * lastWait);
    }

    boolean inTrouble() {
        return ends > 0 || parked || toldFailing || toldParked;
    }

    /** How many ends of a kind fell into the window. */
    int deaths(Cause.Kind kind, long now) {
        long window = policy().window().toNanos();
        return (int) deaths.stream()
                .filter(death -> death.kind() == kind && now - death.at() <= window)
                .count();
    }

    record Death(long at, Cause.Kind kind) {}
}
