package dev.astra.licensing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Immutable. The list that the old programs read ({@code digits.txt}). A line is
 * {@code hex(SHA-256(decimal buyer id)) ":" hex(SHA-256(canonical machine id))}, in lower case, and ends with LF.
 *
 * <p>The list has no signature, no version and no end mark, and whoever holds it can count through the buyer ids: it
 * hides nothing. It stays for as long as old clients are about.
 */
public final class LegacyWhitelist {
    /** The most that a list may have, in bytes (256 MiB, about two million lines). A longer one is malformed. */
    public static final long MAX_BYTES = 256L * 1024 * 1024;

    private static final int KEY_LENGTH = 64;
    private static final int LINE_LENGTH = KEY_LENGTH + 1 + KEY_LENGTH;
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{" + KEY_LENGTH + "}");

    private LegacyWhitelist() {}

    /**
     * Immutable. One line: this buyer may run on this machine.
     *
     * @param buyerKey the hash of the buyer id, 64 lower-case hexadecimal digits
     * @param machineKey the hash of the machine id, 64 lower-case hexadecimal digits
     */
    public record Row(String buyerKey, String machineKey) {
        /** Refuses keys of any other form. */
        public Row {
            requireKey("buyer key", buyerKey);
            requireKey("machine key", machineKey);
        }

        /**
         * The row of a buyer on a machine.
         *
         * @param buyer who
         * @param machine where
         */
        public static Row of(BuyerId buyer, MachineId machine) {
            return new Row(LegacyWhitelist.buyerKey(buyer), LegacyWhitelist.machineKey(machine));
        }

        /** The line, without its line end. */
        public String line() {
            return buyerKey + ":" + machineKey;
        }

        private static void requireKey(String name, String key) {
            if (!KEY.matcher(key).matches()) {
                throw new IllegalArgumentException("expected a " + name + " of " + KEY_LENGTH
                        + " lower-case hexadecimal digits, got a text of " + key.length() + " characters");
            }
        }
    }

    /** Immutable. What reading a list came to. */
    public sealed interface Reading {
        /**
         * Calls the function of the case.
         *
         * @param complete every line is sound
         * @param malformed a line is not
         */
        <T> T fold(Function<Complete, T> complete, Function<Malformed, T> malformed);

        /**
         * Every line is sound. A list cut off exactly behind a line end looks sound too: it has no end mark.
         *
         * @param rows how many lines there were, blank ones not counted; may be 0
         */
        record Complete(long rows) implements Reading {
            @Override
            public <T> T fold(Function<Complete, T> complete, Function<Malformed, T> malformed) {
                return complete.apply(this);
            }
        }

        /**
         * The text is not a list. What was read before the bad line must not be used.
         *
         * @param line the number of the first bad line, from 1
         * @param reason what was expected there and what was found, without the text itself
         */
        record Malformed(long line, String reason) implements Reading {
            @Override
            public <T> T fold(Function<Complete, T> complete, Function<Malformed, T> malformed) {
                return malformed.apply(this);
            }
        }
    }

    /**
     * The line of a buyer on a machine, without its line end.
     *
     * @param buyer who
     * @param machine where
     */
    public static String line(BuyerId buyer, MachineId machine) {
        return Row.of(buyer, machine).line();
    }

    /**
     * The left half of a line.
     *
     * @param buyer who
     */
    public static String buyerKey(BuyerId buyer) {
        return sha256(buyer.toString());
    }

    /**
     * The right half of a line.
     *
     * @param machine where
     */
    public static String machineKey(MachineId machine) {
        return sha256(machine.value());
    }

    /**
     * Renders a list: the rows in the order given, each with LF behind it. No rows give no bytes.
     *
     * @param rows in database order
     */
    public static byte[] render(Iterable<Row> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Row row : rows) {
            out.writeBytes(row.line().getBytes(StandardCharsets.US_ASCII));
            out.write('\n');
        }
        return out.toByteArray();
    }

    /**
     * Reads a list once, front to back, in constant memory. Lines end with LF or CRLF, the last one may end with
     * neither; empty lines and lines of spaces or tabs are skipped; everything else that is not a row makes the whole
     * list malformed, and reading stops there.
     *
     * @param in at most {@link #MAX_BYTES} are read; not closed here
     * @param each gets every row as it is read, also those before a bad line
     * @throws IOException if the stream breaks
     */
    public static Reading read(InputStream in, Consumer<Row> each) throws IOException {
        return new LegacyWhitelistReader(in, (bytes, at) -> each.accept(row(bytes, at)), MAX_BYTES).read();
    }

    /**
     * Reads a list like {@link #read}, and looks for one row.
     *
     * @param in at most {@link #MAX_BYTES} are read; not closed here
     * @param wanted the row
     * @throws IOException if the stream breaks
     */
    public static Search find(InputStream in, Row wanted) throws IOException {
        byte[] line = wanted.line().getBytes(StandardCharsets.US_ASCII);
        boolean[] found = {false};
        Reading reading = new LegacyWhitelistReader(
                        in,
                        (bytes, at) -> found[0] |= Arrays.equals(bytes, at, at + LINE_LENGTH, line, 0, LINE_LENGTH),
                        MAX_BYTES)
                .read();
        return new Search(reading, found[0]);
    }

    /**
     * Immutable. What looking for a row came to.
     *
     * @param reading whether it is a list
     * @param found whether the row is on it; without meaning if it is none
     */
    public record Search(Reading reading, boolean found) {}

    private static Row row(byte[] bytes, int at) {
        String text = new String(bytes, at, LINE_LENGTH, StandardCharsets.US_ASCII);
        return new Row(text.substring(0, KEY_LENGTH), text.substring(KEY_LENGTH + 1));
    }

    static int lineLength() {
        return LINE_LENGTH;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }
}
