package dev.astra.licensing.activation;

import dev.astra.licensing.LicenseKey;
import dev.astra.licensing.digest.Hkdf;
import dev.astra.licensing.digest.Hmac;
import dev.astra.licensing.machine.Component;
import dev.astra.licensing.machine.ComponentKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Immutable. A component that only the holder of the license's key can recognize: {@code HMAC-SHA-256(HKDF(license key,
 * salt, "astra-component-1"), kind ":" digest)}.
 *
 * @param kind which part
 * @param weight how much it is worth, 1 to 100
 * @param salt 32 lower-case hexadecimal digits, others for each component
 * @param code 64 lower-case hexadecimal digits
 */
public record SealedComponent(ComponentKind kind, int weight, String salt, String code) {
    private static final int SALT_BYTES = 16;
    private static final int CODE_BYTES = 32;
    private static final int MOST_WEIGHT = 100;

    /** Refuses every other form. */
    public SealedComponent {
        Objects.requireNonNull(kind, "kind");
        if (weight < 1 || weight > MOST_WEIGHT) {
            throw new IllegalArgumentException("expected a weight of 1 to " + MOST_WEIGHT + ", got " + weight);
        }
        requireHex("salt", salt, SALT_BYTES);
        requireHex("code", code, CODE_BYTES);
    }

    /**
     * Seals a component.
     *
     * @param component of the machine
     * @param key the license's
     * @param random where the salt comes from
     */
    public static SealedComponent seal(Component component, LicenseKey key, RandomGenerator random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] code = code(component, key, salt);
        return new SealedComponent(
                component.kind(),
                component.kind().weight(),
                HexFormat.of().formatHex(salt),
                HexFormat.of().formatHex(code));
    }

    /** Whether it was made of this component; takes the same time whatever the answer is. */
    public boolean isOf(Component component, LicenseKey key) {
        return component.kind() == kind
                && MessageDigest.isEqual(
                        code(component, key, HexFormat.of().parseHex(salt)),
                        HexFormat.of().parseHex(code));
    }

    private static byte[] code(Component component, LicenseKey key, byte[] salt) {
        byte[] derived = Hkdf.derive(key.bytes(), salt, "astra-component-1", CODE_BYTES);
        String text = component.kind().word() + ":" + component.digest();
        return Hmac.of(derived, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void requireHex(String what, String text, int bytes) {
        if (!text.matches("[0-9a-f]{" + 2 * bytes + "}")) {
            throw new IllegalArgumentException("expected a " + what + " of " + 2 * bytes
                    + " lower-case hexadecimal digits, got a text of " + text.length() + " characters");
        }
    }
}
