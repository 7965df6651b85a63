package dev.astra.core.ledger;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Immutable. A wish to hear when an account's balance crosses a threshold: once each time that it gets there, not while it
 * stays.
 *
 * @param name of this wish: 1 to 64 lower-case letters, digits, dots, hyphens and underscores
 * @param account whose balance; what is held counts as still there
 * @param trigger which side of the threshold
 * @param threshold in the account's asset
 */
public record Monitor(String name, AccountName account, Trigger trigger, Amount threshold) {
    /** Which side of a threshold is meant. */
    public enum Trigger {
        /** Less than the threshold. */
        BELOW,
        /** The threshold or more. */
        AT_LEAST
    }

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    /** Refuses an unusable name. */
    public Monitor {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(trigger, "trigger");
        Objects.requireNonNull(threshold, "threshold");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "expected a name of 1 to 64 lower-case letters, digits, dots, hyphens and"
                            + " underscores, got one of " + name.length() + " characters");
        }
    }

    /** Whether a change from one balance to another is what it waits for. */
    boolean crossed(long before, long after) {
        return !reached(before) && reached(after);
    }

    private boolean reached(long posted) {
        return trigger == Trigger.BELOW ? posted < threshold.minor() : posted >= threshold.minor();
    }
}
