package dev.astra.licensing.verify;

import dev.astra.core.CorruptDataException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The text form of a {@link GraceState}: a header and one line for each component, each ending with LF. */
final class GraceFormat {
    private static final String HEADER = "astra-grace-1";
    private static final List<String> NAMES = List.of("pair=", "allowed=", "highest=", "spent=");
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");
    private static final Duration MOST_SPENT = Duration.between(EARLIEST, LATEST);

    private GraceFormat() {}

    static String write(GraceState state) {
        return HEADER + "\npair=" + state.pair() + "\nallowed=" + state.allowed() + "\nhighest=" + state.highest()
                + "\nspent=" + state.spent() + "\n";
    }

    static GraceState read(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() != NAMES.size() + 1 || !lines.get(0).equals(HEADER)) {
            throw corrupt("a file of " + (NAMES.size() + 1) + " lines that begins with " + HEADER);
        }
        for (int i = 0; i < NAMES.size(); i++) {
            if (!lines.get(i + 1).startsWith(NAMES.get(i))) {
                throw corrupt(NAMES.get(i) + " at the beginning of line " + (i + 2));
            }
        }
        try {
            return new GraceState(
                    value(lines, 0), instant(value(lines, 1)), instant(value(lines, 2)), spent(value(lines, 3)));
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException unreadable) {
            throw new CorruptDataException("the remembered grace cannot be read; check once with the list", unreadable);
        }
    }

    private static CorruptDataException corrupt(String expected) {
        return new CorruptDataException(
                "expected " + expected + " in the remembered grace, got something else; check once with the list");
    }

    private static String value(List<String> lines, int component) {
        return lines.get(component + 1).substring(NAMES.get(component).length());
    }

    private static Instant instant(String text) {
        Instant instant = Instant.parse(text);
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new DateTimeException("expected an instant from " + EARLIEST + " to " + LATEST + ", got " + instant);
        }
        return instant;
    }

    private static Duration spent(String text) {
        Duration spent = Duration.parse(text);
        if (spent.compareTo(MOST_SPENT) > 0) {
            throw new DateTimeException("expected at most " + MOST_SPENT + ", got " + spent);
        }
        return spent;
    }
}
