package dev.astra.licensing.transparency;

import dev.astra.licensing.BuyerId;
import dev.astra.licensing.transparency.LogEntry.Kind;
import dev.astra.licensing.transparency.LogEntry.MachineTag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Proof files: a proof in lines of {@code name value}, an empty line, and the signed head that it is about. There is one
 * text for a proof; every other is refused.
 */
public final class ProofFormat {
    /** The most bytes of a proof file. */
    public static final int MOST_BYTES = 16 * 1024;

    private static final String INCLUSION = "astra-log-proof-1";
    private static final String CONSISTENCY = "astra-log-consistency-1";
    private static final String NONE = "none";

    private ProofFormat() {}

    /**
     * Immutable. What stands in a proof file of an entry.
     *
     * @param proof of the entry
     * @param head the signed head, unread
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way into a verifier, compared by nobody
    public record Entry(LogProof proof, byte[] head) {}

    /**
     * Immutable. What stands in a proof file of two heads.
     *
     * @param consistency between them
     * @param head the newer signed head, unread
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way into a verifier, compared by nobody
    public record Growth(Consistency consistency, byte[] head) {}

    /** Whether the file begins like the proof of an entry. */
    public static boolean isOfEntry(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1).startsWith(INCLUSION + "\n");
    }

    /** Whether the file begins like the proof of growth. */
    public static boolean isOfGrowth(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1).startsWith(CONSISTENCY + "\n");
    }

    /** Writes the proof of an entry. */
    public static byte[] write(LogProof proof, byte[] signedHead) {
        LogEntry entry = proof.entry();
        StringBuilder text = new StringBuilder(INCLUSION + "\nkind ")
                .append(entry.kind().word())
                .append("\nat ")
                .append(entry.at())
                .append("\nlicense ")
                .append(entry.license())
                .append("\nmachine ")
                .append(entry.machine().map(MachineTag::code).orElse(NONE))
                .append("\nmachine-key ")
                .append(entry.machine().map(MachineTag::key).orElse(NONE))
                .append("\nnonce ")
                .append(entry.nonce())
                .append("\nindex ")
                .append(proof.inclusion().index())
                .append("\nsize ")
                .append(proof.inclusion().size());
        return file(text, proof.inclusion().path(), signedHead);
    }

    /** Writes the proof of growth. */
    public static byte[] write(Consistency proof, byte[] signedHead) {
        StringBuilder text = new StringBuilder(CONSISTENCY + "\nolder ")
                .append(proof.older())
                .append("\nnewer ")
                .append(proof.newer());
        return file(text, proof.path(), signedHead);
    }

    private static byte[] file(StringBuilder text, List<Hash> path, byte[] head) {
        path.forEach(hash -> text.append("\nhash ").append(hash));
        byte[] begin = text.append("\n\n").toString().getBytes(StandardCharsets.US_ASCII);
        byte[] file = new byte[begin.length + head.length];
        System.arraycopy(begin, 0, file, 0, begin.length);
        System.arraycopy(head, 0, file, begin.length, head.length);
        return file;
    }

    /**
     * Reads the proof of an entry.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Entry readEntry(byte[] file) {
        Reader in = new Reader(file, INCLUSION);
        Kind kind = kind(in.value("kind"));
        Instant at = instant(in.value("at"));
        BuyerId license = new BuyerId(in.number("license"));
        String code = in.value("machine");
        String key = in.value("machine-key");
        Optional<MachineTag> machine =
                code.equals(NONE) && key.equals(NONE) ? Optional.empty() : Optional.of(new MachineTag(key, code));
        LogEntry entry = new LogEntry(kind, at, license, machine, in.value("nonce"));
        long index = in.number("index");
        LogProof proof = new LogProof(entry, new Inclusion(index, in.number("size"), in.hashes()));
        return new Entry(proof, in.requireOnly(write(proof, in.head())));
    }

    /**
     * Reads the proof of growth.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Growth readGrowth(byte[] file) {
        Reader in = new Reader(file, CONSISTENCY);
        long older = in.number("older");
        Consistency proof = new Consistency(older, in.number("newer"), in.hashes());
        return new Growth(proof, in.requireOnly(write(proof, in.head())));
    }

    private static Kind kind(String word) {
        return Kind.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException none) {
            throw new IllegalArgumentException("expected a moment as ISO 8601 in UTC", none);
        }
    }

    /** One thread. The lines before the empty one. */
    private static final class Reader {
        private final byte[] file;
        private final List<String> lines;
        private final int end;
        private int next = 1;

        Reader(byte[] file, String format) {
            if (file.length > MOST_BYTES) {
                throw new IllegalArgumentException("expected at most " + MOST_BYTES + " bytes, got more");
            }
            String text = new String(file, StandardCharsets.ISO_8859_1);
            this.file = file;
            this.end = text.indexOf("\n\n");
            this.lines = end < 0 ? List.of() : List.of(text.substring(0, end).split("\n", -1));
            if (lines.isEmpty() || !lines.get(0).equals(format)) {
                throw new IllegalArgumentException("expected a proof file of the form " + format);
            }
        }

        String value(String name) {
            if (next >= lines.size() || !lines.get(next).startsWith(name + " ")) {
                throw new IllegalArgumentException("expected \"" + name + "\" in line " + (next + 1));
            }
            return lines.get(next++).substring(name.length() + 1);
        }

        long number(String name) {
            String digits = value(name);
            if (!digits.matches("0|[1-9][0-9]{0,14}")) {
                throw new IllegalArgumentException("expected a number in line " + next);
            }
            return Long.parseLong(digits);
        }

        List<Hash> hashes() {
            List<Hash> hashes = new ArrayList<>();
            while (next < lines.size()) {
                hashes.add(new Hash(value("hash")));
            }
            return hashes;
        }

        byte[] head() {
            return Arrays.copyOfRange(file, end + 2, file.length);
        }

        byte[] requireOnly(byte[] canonical) {
            if (!Arrays.equals(canonical, file)) {
                throw new IllegalArgumentException("expected a proof in its one form, got another");
            }
            return head();
        }
    }
}
