package dev.astra.licensing;

import java.util.HexFormat;
import java.util.Locale;
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

    /** Its 16 bytes, as codes are made with them. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    /**
     * Reads what a person typed: either case, with blanks around and hyphens between.
     *
     * @param text as {@link #grouped} gives it, or near to that
     * @throws IllegalArgumentException if it is no key; the message does not repeat the text
     */
    public static LicenseKey parse(String text) {
        return new LicenseKey(text.strip().replace("-", "").toLowerCase(Locale.ROOT));
    }

    /** In groups of four digits with hyphens between, for people. */
    public String grouped() {
        return hex.replaceAll("(.{4})(?!$)", "$1-");
    }

    /** Hides the key. */
    @Override
    public String toString() {
        return "LicenseKey[****]";
    }
}
