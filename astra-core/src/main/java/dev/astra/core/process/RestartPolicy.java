package dev.astra.core.process;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Immutable. When a program that ended is started again. The first restart comes at once; each further one waits by
 * chance between {@code base} and three times the wait before, at most {@code cap}. After a healthy stretch all is
 * forgotten. More than {@code budget} ends of one kind within {@code window} park the program: it is tried again every
 * {@code probe}, for ever.
 *
 * @param kind which ends are answered with a restart
 * @param base the least wait after the second end in a row; positive
 * @param cap the longest wait; not less than {@code base}
 * @param budget restarts after ends of one kind within the window; 1 to 1,000
 * @param window positive
 * @param healthyAfter ready for this long, and for twice the last wait, counts as healthy; positive
 * @param probe the wait of a parked program between attempts; at least {@code base}
 * @param alertAfter ends in a row after which somebody is told; 1 to 1,000
 */
public record RestartPolicy(
        Kind kind,
        Duration base,
        Duration cap,
        int budget,
        Duration window,
        Duration healthyAfter,
        Duration probe,
        int alertAfter) {
    private static final int MOST = 1_000;

    /** Refuses times that are not positive and numbers out of range. */
    public RestartPolicy {
        positive("base", base);
        positive("window", window);
        positive("healthyAfter", healthyAfter);
        atLeast("cap", cap, base);
        atLeast("probe", probe, base);
        range("budget", budget);
        range("alertAfter", alertAfter);
    }

    /** 200 ms to 30 s between restarts, 10 in 10 minutes, healthy after 30 s, parked for 5 minutes, told after 3. */
    public static RestartPolicy of(Kind kind) {
        return new RestartPolicy(
                kind,
                Duration.ofMillis(200),
                Duration.ofSeconds(30),
                10,
                Duration.ofMinutes(10),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                3);
    }

    /** With other waits. */
    public RestartPolicy waits(Duration newBase, Duration newCap) {
        return new RestartPolicy(kind, newBase, newCap, budget, window, healthyAfter, probe, alertAfter);
    }

    /** With another budget. */
    public RestartPolicy budget(int newBudget, Duration newWindow) {
        return new RestartPolicy(kind, base, cap, newBudget, newWindow, healthyAfter, probe, alertAfter);
    }

    /** With another wait of a parked program. */
    public RestartPolicy probe(Duration newProbe) {
        return new RestartPolicy(kind, base, cap, budget, window, healthyAfter, newProbe, alertAfter);
    }

    /** With another healthy stretch. */
    public RestartPolicy healthyAfter(Duration stretch) {
        return new RestartPolicy(kind, base, cap, budget, window, stretch, probe, alertAfter);
    }

    /** With another number of ends in a row after which somebody is told. */
    public RestartPolicy alertAfter(int ends) {
        return new RestartPolicy(kind, base, cap, budget, window, healthyAfter, probe, ends);
    }

    boolean answers(Cause.Kind end) {
        return kind == Kind.PERMANENT || (kind == Kind.TRANSIENT && end != Cause.Kind.FINISHED);
    }

    /** The wait after the end with this number in a row; {@code last} is the wait before. */
    long waitNanos(int ends, long last, RandomGenerator chance) {
        if (ends <= 1) {
            return 0;
        }
        long least = base.toNanos();
        long most = Math.min(cap.toNanos(), 3 * Math.max(last, least));
        return most <= least ? least : chance.nextLong(least, most + 1);
    }

    /** The wait of a parked program: up to a tenth longer, so that many do not come back together. */
    long probeNanos(RandomGenerator chance) {
        long wait = probe.toNanos();
        return wait + chance.nextLong(wait / 10 + 1);
    }

    private static void positive(String what, Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException(what + " must be > 0, got " + time);
        }
    }

    private static void atLeast(String what, Duration time, Duration least) {
        if (time.compareTo(least) < 0) {
            throw new IllegalArgumentException(what + " must be >= the base of " + least + ", got " + time);
        }
    }

    private static void range(String what, int number) {
        if (number < 1 || number > MOST) {
            throw new IllegalArgumentException(what + " must be 1 to " + MOST + ", got " + number);
        }
    }

    /** Which ends are answered with a restart. */
    public enum Kind {
        /** Every end. */
        PERMANENT,
        /** Every end but exit code 0. */
        TRANSIENT,
        /** None. */
        TEMPORARY
    }
}
