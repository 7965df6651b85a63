package dev.astra.licensing.verify;

import dev.astra.licensing.signature.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Immutable. What a customer's machine remembers from one check to the next.
 *
 * @param seen the newest list; empty on the legacy path
 * @param highest the latest instant that the clock or a list has shown
 * @param yes what that list said; empty for a no
 */
record CheckState(Optional<Seen> seen, Instant highest, Optional<Yes> yes) {
    CheckState {
        Objects.requireNonNull(seen, "seen");
        Objects.requireNonNull(highest, "highest");
        Objects.requireNonNull(yes, "yes");
        if (yes.filter(it -> highest.isBefore(it.at())).isPresent()) {
            throw new IllegalArgumentException("highest must not be before the yes, got " + highest);
        }
    }

    /**
     * Immutable. A signed list.
     *
     * @param mark how new it is
     * @param hash of the file; there are no two lists of one mark
     */
    record Seen(Mark mark, String hash) {}

    /**
     * Immutable. A list that said yes.
     *
     * @param at when it was first seen to
     * @param freshUntil until when it speaks for itself; may be before {@code at}
     * @param spent how much time was used up since; not negative
     */
    record Yes(Instant at, Instant freshUntil, Duration spent) {
        Yes {
            if (spent.isNegative()) {
                throw new IllegalArgumentException("spent must be >= 0, got " + spent);
            }
        }

        Yes spent(Duration so) {
            return new Yes(at, freshUntil, so);
        }
    }
}
