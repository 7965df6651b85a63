package dev.astra.licensing.signature;

import java.util.List;

/** One thread, one use. Lines of {@code name value} in a fixed order. */
final class Lines {
    private final List<String> lines;
    private int next;

    Lines(String text) {
        this.lines = List.of(text.split("\n", -1));
    }

    /** The value of the next line, which must have this name. */
    String value(String name) {
        String line = next < lines.size() ? lines.get(next) : "";
        if (!line.startsWith(name + " ")) {
            throw new IllegalArgumentException(
                    "expected \"" + name + "\" in line " + (next + 1) + ", got another line");
        }
        next++;
        return line.substring(name.length() + 1);
    }

    /** Nothing but the line end of the last line may be left. */
    void end() {
        if (next != lines.size() - 1 || !lines.get(next).isEmpty()) {
            throw new IllegalArgumentException("expected " + next + " lines, got another number");
        }
    }
}
