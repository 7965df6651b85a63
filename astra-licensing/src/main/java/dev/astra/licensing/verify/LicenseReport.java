package dev.astra.licensing.verify;

import java.util.List;

/**
 * Immutable. A check, step by step. It shows no buyer id and no machine id and may be sent to the seller as it is.
 *
 * @param verdict what the check came to
 * @param steps all steps in their order, also those that were not reached
 */
public record LicenseReport(LicenseVerdict verdict, List<Entry> steps) {
    /** Keeps its own copy. */
    public LicenseReport {
        steps = List.copyOf(steps);
    }

    /**
     * What the program does about it.
     *
     * @param enforcement how strict the host is
     */
    public Consequence consequence(Enforcement enforcement) {
        return verdict.fold(
                allowed -> new Consequence.Run(),
                grace -> new Consequence.RunAndTell(
                        "licensed until " + grace.until() + " unless the list is read before: " + grace.reason()),
                denied -> withoutLicense(enforcement, "not licensed: " + denied.reason()),
                unknown -> withoutLicense(enforcement, "the license could not be checked: " + unknown.reason()));
    }

    private static Consequence withoutLicense(Enforcement enforcement, String message) {
        return enforcement == Enforcement.STRICT ? new Consequence.Stop(message) : new Consequence.RunAndTell(message);
    }

    /** Immutable. The steps of a check, in their order. */
    public enum Step {
        /** Which machine is this? */
        MACHINE(1),
        /** Get the list. */
        FETCH(2),
        /** Is it a list, from the first byte to the last? */
        FORMAT(3),
        /** Did the seller sign it, with a key that a pinned root key certified? */
        SIGNATURE(4),
        /** Is it at least as new as every list that this machine has seen? */
        ROLLBACK(5),
        /** Is it too old to be relied upon? */
        FRESHNESS(6),
        /** Is this license on this machine on it? */
        ENTRY(7),
        /** Remember the answer, or see what an earlier one is still worth. */
        GRACE(8);

        private final int number;

        Step(int number) {
            this.number = number;
        }

        /** The number of the step, from 1. */
        public int number() {
            return number;
        }
    }

    /** Immutable. How a step ended. */
    public enum State {
        /** As hoped. */
        PASSED,
        /** Otherwise. */
        FAILED,
        /** Not reached. */
        SKIPPED
    }

    /**
     * Immutable. One step.
     *
     * @param step which
     * @param state how it ended
     * @param detail what was seen, or why it was left out, for people; may be empty
     */
    public record Entry(Step step, State state, String detail) {
        /** For example {@code 3 FORMAT PASSED: 194 rows}. */
        @Override
        public String toString() {
            return step.number() + " " + step + " " + state + (detail.isEmpty() ? "" : ": " + detail);
        }
    }
}
