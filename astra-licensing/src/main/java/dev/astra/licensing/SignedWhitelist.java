package dev.astra.licensing;

import dev.astra.licensing.digest.Hmac;
import dev.astra.licensing.signature.Stamp;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Immutable. The content of the signed list: rows of {@value #ROW_BYTES} bytes, sorted as unsigned numbers, all different. A
 * row is
 *
 * <pre>
 * HMAC-SHA-256(license key, "astra-row-1" LF list LF epoch LF version LF machine LF)
 * </pre>
 *
 * and every version is filled with fresh random rows to a power of two of at least {@value #LEAST_ROWS}. Whoever has no
 * license key learns from the list within which powers of two the number of licenses is, and when it was published; who has
 * one can ask about machines for that key only.
 */
public final class SignedWhitelist {
    /** How long a row is, in bytes. */
    public static final int ROW_BYTES = 32;

    /** The fewest rows of a list. */
    public static final int LEAST_ROWS = 1024;

    /** The most rows of a list: about four million. */
    public static final int MOST_ROWS = 1 << 22;

    /** The most bytes that the rows of a list may have (128 MiB). */
    public static final long MOST_BYTES = (long) MOST_ROWS * ROW_BYTES;

    /** How long a list is fresh after it was signed. */
    public static final Duration FRESH = Duration.ofDays(14);

    private static final String DOMAIN = "astra-row-1\n";

    private SignedWhitelist() {}

    /**
     * Immutable. A license that is bound to a machine.
     *
     * @param key the license's secret
     * @param machine the machine
     */
    public record Entry(LicenseKey key, MachineId machine) {
        /** Refuses missing parts. */
        public Entry {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(machine, "machine");
        }
    }

    /**
     * The row of a license on a machine in one edition of a list.
     *
     * @param entry license and machine
     * @param list the list's name
     * @param stamp the edition
     */
    public static byte[] row(Entry entry, String list, Stamp stamp) {
        return row(new Hmac(), entry, context(list, stamp));
    }

    /** Whether so many bytes can be the rows of a list. */
    public static boolean isLength(long bytes) {
        return bytes >= (long) LEAST_ROWS * ROW_BYTES && bytes <= MOST_BYTES && Long.bitCount(bytes) == 1;
    }

    /**
     * The rows of one edition, padded and sorted.
     *
     * @param entries at most {@link #MOST_ROWS}, in any order; not closed here
     * @param list the list's name
     * @param stamp the edition
     * @param random fills up; nobody may be able to foresee it
     * @throws IllegalArgumentException if there are more
     */
    public static byte[] rows(Stream<Entry> entries, String list, Stamp stamp, RandomGenerator random) {
        byte[] context = context(list, stamp);
        Hmac hmac = new Hmac();
        byte[] rows = new byte[LEAST_ROWS * ROW_BYTES];
        int used = 0;
        for (Iterator<Entry> it = entries.iterator(); it.hasNext(); used += ROW_BYTES) {
            if (used == rows.length) {
                rows = doubled(rows);
            }
            System.arraycopy(row(hmac, it.next(), context), 0, rows, used, ROW_BYTES);
        }
        byte[] fill = new byte[rows.length - used];
        random.nextBytes(fill);
        System.arraycopy(fill, 0, rows, used, fill.length);
        return SortedRows.of(rows);
    }

    private static byte[] doubled(byte[] rows) {
        if (rows.length >= MOST_BYTES) {
            throw new IllegalArgumentException("expected at most " + MOST_ROWS + " licenses on a list, got more");
        }
        return Arrays.copyOf(rows, 2 * rows.length);
    }

    private static byte[] row(Hmac hmac, Entry entry, byte[] context) {
        return hmac.code(entry.key().bytes(), context, ascii(entry.machine().value() + "\n"));
    }

    private static byte[] context(String list, Stamp stamp) {
        return ascii(DOMAIN + list + "\n" + stamp.epoch() + "\n" + stamp.version() + "\n");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
