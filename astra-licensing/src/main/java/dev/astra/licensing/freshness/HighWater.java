package dev.astra.licensing.freshness;

import dev.astra.licensing.signature.Mark;
import java.time.Instant;
import java.util.Objects;

/**
 * Immutable. The newest that was seen of one kind of file.
 *
 * @param mark of the newest edition
 * @param hash of that edition: 64 lower-case hexadecimal digits
 * @param latest the latest moment that is known to have come
 */
public record HighWater(Mark mark, String hash, Instant latest) {
    /** Refuses another form of hash. */
    public HighWater {
        Objects.requireNonNull(mark, "mark");
        Objects.requireNonNull(latest, "latest");
        if (!hash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("expected a hash of 64 lower-case hexadecimal digits, got a text of "
                    + hash.length() + " characters");
        }
    }
}
