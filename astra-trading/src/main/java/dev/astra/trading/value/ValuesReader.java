package dev.astra.trading.value;

import dev.astra.core.CorruptDataException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** One thread. Reads a {@link ValuesFile} from its bytes. */
final class ValuesReader {
    private static final char MARK = '\uFEFF';
    private static final Pattern HEADER = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,31}");
    private static final int SHOWN_CHARS = 60;

    private final byte[] bytes;
    private final List<Line> lines = new ArrayList<>();
    private final Map<ItemId, Integer> places = new HashMap<>();

    ValuesReader(byte[] bytes) {
        this.bytes = bytes;
    }

    ValuesFile read() {
        if (bytes.length > ValuesFile.MOST_BYTES) {
            throw new CorruptDataException("expected a values file of at most " + ValuesFile.MOST_BYTES
                    + " bytes, found " + bytes.length + "; check that this is the values file");
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        int begin = 0;
        while (begin < text.length()) {
            int newline = text.indexOf('\n', begin);
            int next = newline < 0 ? text.length() : newline + 1;
            int end = newline < 0 ? text.length() : newline;
            if (newline > begin && text.charAt(newline - 1) == '\r') {
                end--;
            }
            lines.add(line(text.substring(begin, end), text.substring(end, next)));
            begin = next;
        }
        return new ValuesFile(lines);
    }

    private Line line(String text, String end) {
        boolean first = lines.isEmpty();
        String content = first && !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
        if (content.isBlank() && content.chars().allMatch(c -> c == ' ' || c == '\t')) {
            return new Line(text, end, null);
        }
        if (first && HEADER.matcher(content).matches()) {
            return new Line(text, end, null);
        }
        return new Line(text, end, row(content));
    }

    private ValueRow row(String text) {
        String[] columns = text.split(":", -1);
        if (columns.length != 5) {
            throw wrong("expected 5 columns between colons, found " + columns.length, text);
        }
        ValueRow row;
        try {
            row = new ValueRow(
                    new ItemId(number("an item id", columns[0], text)),
                    number("a value", columns[1], text),
                    columns[2],
                    columns[3],
                    columns[4]);
        } catch (IllegalArgumentException refused) {
            throw wrong(String.valueOf(refused.getMessage()), text);
        }
        Integer before = places.putIfAbsent(row.id(), lines.size() + 1);
        if (before != null) {
            throw wrong("expected one row for item " + row.id() + ", found another on line " + before, text);
        }
        return row;
    }

    private long number(String what, String digits, String text) {
        boolean plain = !digits.isEmpty()
                && digits.length() <= 18
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && (digits.length() == 1 || digits.charAt(0) != '0');
        if (!plain) {
            throw wrong("expected " + what + " as a whole number of at most 18 digits without leading zeros", text);
        }
        return Long.parseLong(digits);
    }

    private CorruptDataException wrong(String message, String text) {
        String shown = text.length() > SHOWN_CHARS ? text.substring(0, SHOWN_CHARS) + "…" : text;
        return new CorruptDataException("values file, line " + (lines.size() + 1) + ": " + message + " in \""
                + shown.replaceAll("[^ -~…]", "?")
                + "\"; nothing was changed; correct the line, or put a good copy of the file back");
    }
}
