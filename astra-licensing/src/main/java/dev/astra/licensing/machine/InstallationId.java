package dev.astra.licensing.machine;

import dev.astra.licensing.MachineId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Immutable. Puts an operating system's installation id into the form of a UUID without showing the id itself (the manual
 * page of {@code machine-id} asks for that): the first 128 bits of
 * {@code SHA-256(name space ‖ kind ":" 32 lower-case digits)}, marked as version 8 of RFC 9562. It works as version 5 does
 * and replaces SHA-1.
 */
final class InstallationId {
    private static final byte[] NAME_SPACE = HexFormat.of().parseHex("6d5f1c0ae0d24b3c9a7741c2b8e35f90");

    private InstallationId() {}

    /**
     * @param kind which operating system's id; keeps equal digits of different kinds apart
     * @param raw the id, a UUID in any form
     */
    static MachineId of(String kind, MachineId raw) {
        byte[] hash = sha256(kind + ":" + raw.value().replace("-", ""));
        byte[] uuid = Arrays.copyOf(hash, 16);
        uuid[6] = (byte) ((uuid[6] & 0x0f) | 0x80);
        uuid[8] = (byte) ((uuid[8] & 0x3f) | 0x80);
        return MachineId.of(uuid);
    }

    private static byte[] sha256(String name) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(NAME_SPACE);
            return digest.digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }
}
