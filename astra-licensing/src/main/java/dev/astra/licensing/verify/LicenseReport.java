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

    /** Immutable. The steps of a check, in their order. */
    public enum Step {
        /** Which machine is this? */
        MACHINE(1),
        /** Get the list. */
        FETCH(2),
        /** Is it a list, from the first line to the last? */
        FORMAT(3),
        /** Is this buyer on this machine on it? */
        ENTRY(4),
        /** Remember a yes, forget it after a no, or see what grace is left. */
        GRACE(5);

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
     * @param detail what was seen, for people; empty if it was not reached
     */
    public record Entry(Step step, State state, String detail) {
        /** For example {@code 3 FORMAT PASSED: 194 rows}. */
        @Override
        public String toString() {
            return step.number() + " " + step + " " + state + (detail.isEmpty() ? "" : ": " + detail);
        }
    }
}
