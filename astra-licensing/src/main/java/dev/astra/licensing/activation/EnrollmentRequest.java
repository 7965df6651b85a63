package dev.astra.licensing.activation;

import dev.astra.licensing.BuyerId;
import dev.astra.licensing.LicenseKey;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Immutable. A program asks for an activation file: for a license whose key it has, on the machine that it runs on.
 *
 * @param license which license
 * @param key the license's key, which shows that it may ask
 * @param code what the machine is made of
 */
public record EnrollmentRequest(BuyerId license, LicenseKey key, EnrollmentCode code) {
    /** The most characters of a request as a text. */
    public static final int LONGEST = 512;

    private static final Pattern FORM =
            Pattern.compile("license ([1-9][0-9]{0,17})\nkey ([0-9a-f]{32})\ncode ([A-Z0-9-]{1,400})\n");

    /** Refuses missing parts. */
    public EnrollmentRequest {
        Objects.requireNonNull(license, "license");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(code, "code");
    }

    /** The request as it goes over HTTP, as the body of a POST; a secret. */
    public String text() {
        return "license " + license + "\nkey " + key.hex() + "\ncode " + code.text() + "\n";
    }

    /**
     * Reads a request.
     *
     * @param text exactly as {@link #text} gives it
     * @throws IllegalArgumentException if it is none; the message repeats nothing
     */
    public static EnrollmentRequest parse(String text) {
        Matcher form = FORM.matcher(text.length() <= LONGEST ? text : "");
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "expected the three lines \"license N\", \"key K\", \"code C\", got a text" + " of " + text.length()
                            + " characters");
        }
        return new EnrollmentRequest(
                BuyerId.parse(form.group(1)), new LicenseKey(form.group(2)), EnrollmentCode.parse(form.group(3)));
    }

    /** Hides the key. */
    @Override
    public String toString() {
        return "EnrollmentRequest[" + license + "]";
    }
}
