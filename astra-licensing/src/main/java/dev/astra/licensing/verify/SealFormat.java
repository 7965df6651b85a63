package dev.astra.licensing.verify;

import dev.astra.licensing.signature.Mark;
import dev.astra.licensing.signature.Stamp;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text form of a {@link CheckState}: a header and one line for each value, each ending with LF; a hyphen for none. */
final class SealFormat {
    static final String HEADER = "astra-seal-1";

    private static final String NONE = "-";
    private static final List<String> NAMES = List.of("mark", "list", "highest", "allowed", "fresh", "spent");
    private static final Pattern MARK = Pattern.compile("([0-9]{1,15})/([0-9]{1,15})\\.([0-9]{1,15})");
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");
    private static final Duration MOST_SPENT = Duration.between(EARLIEST, LATEST);

    private SealFormat() {}

    static String write(CheckState state) {
        Optional<CheckState.Yes> yes = state.yes();
        return HEADER
                + line("mark", state.seen().map(CheckState.Seen::mark))
                + line("list", state.seen().map(CheckState.Seen::hash))
                + line("highest", Optional.of(state.highest()))
                + line("allowed", yes.map(CheckState.Yes::at))
                + line("fresh", yes.map(CheckState.Yes::freshUntil))
                + line("spent", yes.map(CheckState.Yes::spent))
                + "\n";
    }

    /**
     * Reads a state.
     *
     * @throws IllegalArgumentException if it is none
     */
    static CheckState read(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() != NAMES.size() + 1 || !lines.get(0).equals(HEADER)) {
            throw new IllegalArgumentException("expected " + NAMES.size() + " lines below " + HEADER);
        }
        try {
            Optional<Mark> mark = value(lines, 0).map(SealFormat::mark);
            Optional<Instant> allowed = value(lines, 3).map(SealFormat::instant);
            return new CheckState(
                    mark.map(it -> new CheckState.Seen(it, value(lines, 1).orElseThrow(SealFormat::incomplete))),
                    instant(value(lines, 2).orElseThrow(SealFormat::incomplete)),
                    allowed.map(at -> new CheckState.Yes(
                            at,
                            instant(value(lines, 4).orElseThrow(SealFormat::incomplete)),
                            spent(value(lines, 5).orElseThrow(SealFormat::incomplete)))));
        } catch (DateTimeException | ArithmeticException unreadable) {
            throw new IllegalArgumentException("expected instants and durations", unreadable);
        }
    }

    private static String line(String name, Optional<?> value) {
        return "\n" + name + " " + value.map(Object::toString).orElse(NONE);
    }

    private static Optional<String> value(List<String> lines, int component) {
        String line = lines.get(component + 1);
        String name = NAMES.get(component) + " ";
        if (!line.startsWith(name)) {
            throw new IllegalArgumentException("expected \"" + name + "\" in line " + (component + 2));
        }
        return Optional.of(line.substring(name.length())).filter(value -> !value.equals(NONE));
    }

    private static Mark mark(String text) {
        Matcher parts = MARK.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("expected a mark such as 1/2.17");
        }
        return new Mark(
                Long.parseLong(parts.group(1)),
                new Stamp(Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3))));
    }

    private static Instant instant(String text) {
        Instant instant = Instant.parse(text);
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new IllegalArgumentException(
                    "expected an instant from " + EARLIEST + " to " + LATEST + ", got " + instant);
        }
        return instant;
    }

    private static Duration spent(String text) {
        Duration spent = Duration.parse(text);
        if (spent.compareTo(MOST_SPENT) > 0) {
            throw new IllegalArgumentException("expected at most " + MOST_SPENT + ", got " + spent);
        }
        return spent;
    }

    private static IllegalArgumentException incomplete() {
        return new IllegalArgumentException("expected a value, got none");
    }
}
