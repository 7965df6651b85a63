package dev.astra.licensing.legacy;

import dev.astra.licensing.legacy.LegacyForm.Escaping;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Immutable. The format of the old bot's {@code database.json}: a JSON array of orders with their claims and machines.
 *
 * <p>What is read strictly: one array of objects, each with exactly the eight fields, of the right types, with ids, order
 * ids and keys that are not repeated. What is forgiven, and noticed: another indent, order or line end, a byte order mark,
 * fields that the old bot did not have. Nothing is guessed.
 */
public final class LegacyDatabase {
    /** The most that a file may have, in bytes (64 MiB, about 150,000 orders). */
    public static final int MAX_BYTES = 64 * 1024 * 1024;

    /** The greatest buyer id: what every JSON reader can hold. */
    public static final long MAX_ID = (1L << 53) - 1;

    /** How many problems are listed; behind them stands how many more there are. */
    public static final int MAX_PROBLEMS = 1_000;

    /** The longest text of a field, in characters. */
    public static final int MAX_TEXT = 320;

    private LegacyDatabase() {}

    /**
     * Reads a whole file.
     *
     * @param file its bytes
     */
    public static LegacyReading read(byte[] file) {
        if (file.length > MAX_BYTES) {
            return refused("expected at most " + MAX_BYTES + " bytes, got " + file.length);
        }
        Optional<String> encoding = Utf8.problem(file);
        if (encoding.isPresent()) {
            return refused(encoding.get());
        }
        LegacyFindings findings = new LegacyFindings();
        int mark = Utf8.markLength(file);
        List<LegacyRecord> inFile = new LegacyDatabaseReader(findings).read(file, mark);
        if (!findings.problems().isEmpty()) {
            return new LegacyReading.Refused(findings.problems());
        }
        List<LegacyRecord> records = new ArrayList<>(inFile);
        records.sort(Comparator.comparingLong(LegacyRecord::id));
        return sound(file, records, findings);
    }

    private static LegacyReading sound(byte[] file, List<LegacyRecord> records, LegacyFindings findings) {
        boolean newline = file.length > 0 && file[file.length - 1] == '\n';
        for (Escaping escaping : Escaping.values()) {
            LegacyForm form = new LegacyForm(escaping, newline);
            if (rendersTo(file, records, form)) {
                return new LegacyReading.Sound(records, form, true, findings.notices());
            }
        }
        findings.notice(LegacyRemark.onFile("written in another form than the old bot's (indent 4, LF, fields and"
                + " elements in order); an export says the same in that form, byte for byte it differs"));
        LegacyForm nearest = new LegacyForm(Utf8.isAscii(file) ? Escaping.ASCII : Escaping.UTF8, newline);
        return new LegacyReading.Sound(records, nearest, false, findings.notices());
    }

    private static LegacyReading refused(String problem) {
        return new LegacyReading.Refused(List.of(LegacyRemark.onFile(problem)));
    }

    private static boolean rendersTo(byte[] file, List<LegacyRecord> records, LegacyForm form) {
        SameBytes same = new SameBytes(file);
        try {
            write(records.stream(), form, same);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return same.whole();
    }

    /**
     * Writes records one by one, byte for byte as the old bot does.
     *
     * @param records in the order in which they are to stand
     * @param form the form
     * @param out not closed here
     */
    public static void write(Stream<LegacyRecord> records, LegacyForm form, OutputStream out) throws IOException {
        DatabaseWriter writer = new DatabaseWriter(form, out);
        for (Iterator<LegacyRecord> it = records.iterator(); it.hasNext(); ) {
            writer.record(it.next());
        }
        writer.end();
    }
}
