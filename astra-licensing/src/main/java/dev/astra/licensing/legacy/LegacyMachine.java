package dev.astra.licensing.legacy;

import dev.astra.licensing.LegacyWhitelist;
import dev.astra.licensing.MachineId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Immutable. Which machine a record of the old bot means. */
final class LegacyMachine {
    private LegacyMachine() {}

    /** The machine that the text names, in whatever form somebody typed it. */
    static Optional<MachineId> typed(String hostKey) {
        try {
            return Optional.of(MachineId.parse(hostKey));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** The machine of a record whose key is the hash of its machine id, as it was typed or in canonical form. */
    static Optional<MachineId> of(LegacyRecord record) {
        String key = record.whitelistKey();
        return typed(record.hostKey())
                .filter(machine ->
                        key.equals(sha256(record.hostKey())) || key.equals(LegacyWhitelist.machineKey(machine)));
    }

    /** As the old bot hashed. */
    static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }
}
