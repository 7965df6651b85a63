package dev.astra.licensing.verify;

import dev.astra.core.CorruptDataException;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.LicenseKey;
import dev.astra.licensing.MachineId;
import dev.astra.licensing.digest.Hkdf;
import dev.astra.licensing.digest.Hmac;
import dev.astra.licensing.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Thread-safe. Remembers states under a code that only this license on this machine gives, so that a state is neither edited
 * nor carried to another machine. A seal that was restored from an earlier copy looks right; see the guide for keys.
 */
final class Seal {
    private static final String MARK = "seal ";
    private static final String INFO = "astra-seal-1 ";

    private final GraceMemory memory;
    private final byte[] key;

    private Seal(GraceMemory memory, byte[] secret, MachineId machine, String what) {
        this.memory = memory;
        this.key = Hkdf.derive(secret, utf8(machine.value()), INFO + what, Sha256.BYTES);
    }

    /** For a license with a key. */
    static Seal of(GraceMemory memory, LicenseKey license, MachineId machine, String list) {
        return new Seal(memory, license.bytes(), machine, "list " + list);
    }

    /** For the legacy list, which knows no secret: keeps honest programs apart, stops nobody who reads this. */
    static Seal legacy(GraceMemory memory, BuyerId buyer, MachineId machine) {
        return new Seal(memory, utf8("buyer " + buyer), machine, "legacy");
    }

    /**
     * What was remembered for this license on this machine.
     *
     * @throws CorruptDataException if it was remembered for another one, or changed since
     */
    Optional<CheckState> load() {
        return memory.load().map(this::open);
    }

    void save(CheckState state) {
        String text = SealFormat.write(state);
        memory.save(text + MARK + HexFormat.of().formatHex(code(text)) + "\n");
    }

    void forget() {
        memory.forget();
    }

    private CheckState open(String sealed) {
        int at = sealed.lastIndexOf(MARK);
        if (at > 0 && sealed.charAt(at - 1) == '\n') {
            String text = sealed.substring(0, at);
            String expected = MARK + HexFormat.of().formatHex(code(text)) + "\n";
            if (MessageDigest.isEqual(utf8(expected), utf8(sealed.substring(at)))) {
                return read(text);
            }
        }
        throw new CorruptDataException("what is remembered on this machine was sealed for another license or another"
                + " machine, or changed since; check once with the list");
    }

    private static CheckState read(String text) {
        try {
            return SealFormat.read(text);
        } catch (IllegalArgumentException other) {
            throw new CorruptDataException(
                    "what is remembered on this machine cannot be read (" + other.getMessage()
                            + "); check once with the list",
                    other);
        }
    }

    private byte[] code(String text) {
        return Hmac.of(key, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
