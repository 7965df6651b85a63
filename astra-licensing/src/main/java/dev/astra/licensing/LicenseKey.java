package dev.astra.licensing;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Immutable. The 128 random bits that belong to one license from the moment it is claimed. It is a secret of its owner:
 * {@link #toString} hides it.
 *
 * @param hex 32 lower-case hexadecimal digits
 */
public record LicenseKey(String hex) {
    private static final int BYTES = 16;
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + 2 * BYTES + "}");

    /** Refuses every other form. */
    public LicenseKey {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException(
                    "expected a license key of 32 lower-case hexadecimal digits, got a text of " + hex.length()
                            + " characters");
        }
    }

    static LicenseKey draw(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new LicenseKey(HexFormat.of().formatHex(bytes));
    }

    /** Hides the key. */
    @Override
    public String toString() {
        return "LicenseKey[****]";
    }
}
