package dev.astra.trading.outbound;

import java.util.Objects;
import java.util.function.Function;

/** Immutable. What came of a scan. */
public sealed interface ScanOutcome {
    /**
     * Calls the function of the case at hand.
     *
     * @param done for {@link Done}
     * @param halted for {@link Halted}
     * @param noValues for {@link NoValues}
     * @param off for {@link Off}
     */
    default <R> R fold(
            Function<Done, R> done, Function<Halted, R> halted, Function<NoValues, R> noValues, Function<Off, R> off) {
        if (this instanceof Done it) {
            return done.apply(it);
        } else if (this instanceof Halted it) {
            return halted.apply(it);
        } else if (this instanceof NoValues it) {
            return noValues.apply(it);
        }
        return off.apply((Off) this);
    }

    /** All open trades were looked at. */
    record Done(ScanReport report) implements ScanOutcome {
        /** Refuses a missing report. */
        public Done {
            Objects.requireNonNull(report, "report");
        }
    }

    /**
     * A person must act first; until {@link OutboundScan#resume} no scan asks the site anything.
     *
     * @param halt why and since when
     * @param report what was done before
     */
    record Halted(Halt halt, ScanReport report) implements ScanOutcome {
        /** Refuses missing parts. */
        public Halted {
            Objects.requireNonNull(halt, "halt");
            Objects.requireNonNull(report, "report");
        }
    }

    /**
     * There are no values, or they are too old to decline anything by.
     *
     * @param reason for people
     * @param report what was done before
     */
    record NoValues(String reason, ScanReport report) implements ScanOutcome {
        /** Refuses missing parts. */
        public NoValues {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(report, "report");
        }
    }

    /** Declining is not switched on. Dry runs work all the same. */
    record Off() implements ScanOutcome {}
}
