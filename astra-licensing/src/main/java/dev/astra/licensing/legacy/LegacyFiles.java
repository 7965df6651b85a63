package dev.astra.licensing.legacy;

import java.util.Optional;

/** Immutable. The old bot's files as they were found. They hold personal data. */
public final class LegacyFiles {
    private final byte[] database;
    private final Optional<byte[]> list;
    private final String digest;

    /**
     * Copies the bytes.
     *
     * @param database {@code database.json}
     * @param list {@code WhitelistsSerialNumbers.txt}, if there was one
     */
    public LegacyFiles(byte[] database, Optional<byte[]> list) {
        this.database = database.clone();
        this.list = list.map(byte[]::clone);
        this.digest = LegacyMachine.sha256(this.database);
    }

    /**
     * A database without a list beside it.
     *
     * @param database {@code database.json}
     */
    public static LegacyFiles of(byte[] database) {
        return new LegacyFiles(database, Optional.empty());
    }

    /** The SHA-256 of the database, in lower-case hexadecimal digits: names exactly this file. */
    public String digest() {
        return digest;
    }

    byte[] database() {
        return database;
    }

    Optional<byte[]> list() {
        return list;
    }
}
