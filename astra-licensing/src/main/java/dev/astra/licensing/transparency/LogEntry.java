package dev.astra.licensing.transparency;

import dev.astra.licensing.BuyerId;
import dev.astra.licensing.MachineId;
import dev.astra.licensing.digest.Hmac;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Immutable. One entry of the log, opened: what its hash was made of. Only whoever has the nonce can tell what a hash
 * stands for.
 *
 * @param kind what happened
 * @param at when, by the store's time
 * @param license to which license
 * @param machine what stands for the machine, if the license had one then; see {@link #isOf}
 * @param nonce 64 random hexadecimal digits, others for each entry
 */
public record LogEntry(Kind kind, Instant at, BuyerId license, Optional<MachineTag> machine, String nonce) {
    /** Immutable. What the log tells. */
    public enum Kind {
        /** A license became somebody's. */
        GRANT,
        /** A license came from an older program. */
        ADOPT,
        /** A license was bound to a machine. */
        BIND,
        /** A license was taken away. */
        REVOKE,
        /** A license was given back. */
        REINSTATE;

        /** Its name in entries. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Refuses missing parts and another form of nonce. */
    public LogEntry {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(license, "license");
        Objects.requireNonNull(machine, "machine");
        requireHex("nonce", nonce);
    }

    /**
     * Immutable. Stands for a machine within one license: equal for equal machines, and nothing to whoever lacks the key.
     *
     * @param key 64 hexadecimal digits, those of the license
     * @param code 64 hexadecimal digits, those of the machine
     */
    public record MachineTag(String key, String code) {
        /** Refuses every other form. */
        public MachineTag {
            requireHex("key", key);
            requireHex("code", code);
        }

        static MachineTag of(String key, MachineId machine) {
            byte[] code = Hmac.of(HexFormat.of().parseHex(key), machine.value().getBytes(StandardCharsets.US_ASCII));
            return new MachineTag(key, HexFormat.of().formatHex(code));
        }

        @Override
        public String toString() {
            return "MachineTag[****]";
        }
    }

    /** Whether the license had this machine then. */
    public boolean isOf(MachineId candidate) {
        return machine.filter(tag -> tag.equals(MachineTag.of(tag.key(), candidate)))
                .isPresent();
    }

    /** The hash that stands in the log. */
    public Hash leaf() {
        return Hash.leaf("astra-log-1\nkind " + kind.word() + "\nat " + at + "\nlicense " + license + "\nmachine "
                + machine.map(tag -> tag.code() + "\nmachine-key " + tag.key()).orElse("none") + "\nnonce " + nonce
                + "\n");
    }

    /** Hides the nonce. */
    @Override
    public String toString() {
        return kind.word() + " of license " + license + " at " + at;
    }

    private static void requireHex(String what, String text) {
        if (!text.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("expected a " + what
                    + " of 64 lower-case hexadecimal digits, got a text of " + text.length() + " characters");
        }
    }
}
