package dev.astra.licensing.machine;

import dev.astra.licensing.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Immutable. One part of a machine: the first 80 bits of {@code SHA-256("astra-component-1 " kind " " value)}. Serial
 * numbers can be guessed, so it is personal data all the same; {@link #toString} hides it.
 *
 * @param kind which part
 * @param digest 20 lower-case hexadecimal digits
 */
public record Component(ComponentKind kind, String digest) implements Comparable<Component> {
    /** How long a digest is, in bytes. */
    public static final int BYTES = 10;

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{" + 2 * BYTES + "}");

    /** Refuses every other form. */
    public Component {
        Objects.requireNonNull(kind, "kind");
        if (!DIGEST.matcher(digest).matches()) {
            throw new IllegalArgumentException("expected a component of " + 2 * BYTES
                    + " lower-case hexadecimal digits, got a text of " + digest.length() + " characters");
        }
    }

    /**
     * Makes a component of what the machine tells.
     *
     * @param kind which part
     * @param value normalized, no junk
     */
    static Component of(ComponentKind kind, String value) {
        byte[] hash = Sha256.of(("astra-component-1 " + kind.word() + " " + value).getBytes(StandardCharsets.UTF_8));
        return new Component(kind, HexFormat.of().formatHex(hash, 0, BYTES));
    }

    @Override
    public int compareTo(Component other) {
        int kinds = kind.compareTo(other.kind);
        return kinds != 0 ? kinds : digest.compareTo(other.digest);
    }

    /** Hides the digest. */
    @Override
    public String toString() {
        return kind.word() + "[****]";
    }
}
