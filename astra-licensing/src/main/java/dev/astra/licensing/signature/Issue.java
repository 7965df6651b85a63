package dev.astra.licensing.signature;

import dev.astra.licensing.digest.Sha256;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Immutable. One edition of a named file.
 *
 * @param name of the list, the product, …: 1 to 64 of {@code a-z 0-9 . -}, beginning with a letter or digit
 * @param stamp which edition
 * @param signed when it was signed, in whole seconds
 * @param expires the first second at which it is stale, in whole seconds; after {@code signed}
 * @param previous the hash of the edition before: 64 lower-case hexadecimal digits, {@link #FIRST} if there is none
 */
public record Issue(String name, Stamp stamp, Instant signed, Instant expires, String previous) {
    /** The previous hash of a first edition. */
    public static final String FIRST = "0".repeat(2 * Sha256.BYTES);

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

    /** Refuses values of any other form. */
    public Issue {
        requireName(name);
        Objects.requireNonNull(stamp, "stamp");
        Form.instant("when it was signed", signed);
        Form.instant("when it becomes stale", expires);
        Form.hex("previous hash", previous, Sha256.BYTES);
        if (!signed.isBefore(expires)) {
            throw new IllegalArgumentException(
                    "expected a file that is fresh after it was signed at " + signed + ", got " + expires);
        }
    }

    /**
     * The name, if it is one.
     *
     * @param name to look at
     * @throws IllegalArgumentException if it has another form
     */
    public static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("expected a name of 1 to 64 lower-case letters, digits, dots and hyphens"
                    + " such as my-program, got a text of " + name.length() + " characters");
        }
        return name;
    }
}
