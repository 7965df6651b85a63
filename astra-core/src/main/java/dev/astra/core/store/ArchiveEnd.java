package dev.astra.core.store;

import dev.astra.core.CorruptDataException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Immutable. Where the archive ends in a state, and what it is up to there. */
final class ArchiveEnd {
    static final ArchiveEnd START = new ArchiveEnd(0, new byte[0]);

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
                    try {
                        return new ArchiveEnd(
                                in.number("position"), HexFormat.of().parseHex(in.text("hash")));
                    } catch (IllegalArgumentException notHex) {
                        throw new CorruptDataException("field hash: expected hexadecimal digits", notHex);
                    }
                }
            });

    private final long position;
    private final byte[] hash;

    private ArchiveEnd(long position, byte[] hash) {
        this.position = position;
        this.hash = hash;
    }

    static ArchiveEnd of(TableState<String, ArchiveEnd> ends) {
        ArchiveEnd end = ends.find(ONLY);
        return end == null ? START : end;
    }

    /** Where the next line goes. */
    long position() {
        return position;
    }

    /** SHA-256 over the hash before and the last line, in hexadecimal: a line that was edited later gives another one. */
    String hash() {
        return HexFormat.of().formatHex(hash);
    }

    /** The end with one more line. */
    ArchiveEnd behind(byte[] line) {
        MessageDigest sha256 = SHA_256.get();
        sha256.update(hash);
        return new ArchiveEnd(position + line.length + Archive.MARGIN, sha256.digest(line));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ArchiveEnd end && position == end.position && Arrays.equals(hash, end.hash);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(position);
    }

    @Override
    public String toString() {
        return position + " " + hash();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
