package dev.astra.core.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Immutable. Where the archive ends in a state, and what it is up to there.
 *
 * @param position where the next line goes
 * @param hash SHA-256 over the hash before and the last line: a line that was edited later gives another one
 */
record ArchiveEnd(long position, String hash) {
    static final ArchiveEnd START = new ArchiveEnd(0, "");

    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(ArchiveEnd::sha256);
    private static final String ONLY = "end";

    static final Table<String, ArchiveEnd> ENDS = Table.of(
            "astra.archive", Key.text(name -> name, name -> name), end -> ONLY, new RowCodec<String, ArchiveEnd>() {
                @Override
                public void write(ArchiveEnd row, RowWriter out) {
                    out.number("position", row.position()).text("hash", row.hash());
                }

                @Override
                public ArchiveEnd read(String name, RowReader in) {
                    return new ArchiveEnd(in.number("position"), in.text("hash"));
                }
            });

    static ArchiveEnd of(TableState<String, ArchiveEnd> ends) {
        ArchiveEnd end = ends.find(ONLY);
        return end == null ? START : end;
    }

    /** The end with one more line. */
    ArchiveEnd behind(byte[] line) {
        MessageDigest sha256 = SHA_256.get();
        sha256.reset();
        sha256.update(hash.getBytes(StandardCharsets.US_ASCII));
        String next = HexFormat.of().formatHex(sha256.digest(line));
        return new ArchiveEnd(position + line.length + Archive.MARGIN, next);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
