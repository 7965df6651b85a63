package dev.astra.launcher.settings;

import com.sshtools.jini.INI;
import com.sshtools.jini.INI.EscapeMode;
import com.sshtools.jini.INIReader;
import java.io.IOException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Immutable. What the lines of an INI text say. The library is asked line by line: it says what a line means, and the
 * lines are counted here, because it does not.
 *
 * <p>As the old programs read it: {@code #} and {@code ;} begin a comment only at the beginning of a line, the first
 * {@code =} or {@code :} ends the key, {@code %}, quotes and backslashes mean themselves.
 *
 * @param entries in the order of their lines
 * @param problems lines that say nothing that can be understood
 */
record IniText(List<Entry> entries, List<Finding> problems) {
    private static final int LONGEST_LINE = 16 * 1024;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Copies the lists. */
    IniText {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }

    /**
     * One key with its value.
     *
     * @param section as it is written; empty before the first one
     * @param key as it is written
     * @param value without blanks around it; may be empty
     * @param line counted from 1
     */
    record Entry(String section, String key, String value, int line) {
        @Override
        public String toString() {
            return "Entry[" + key + " in line " + line + "]"; // the value may be a secret
        }
    }

    static IniText parse(String text) {
        List<Entry> entries = new ArrayList<>();
        List<Finding> problems = new ArrayList<>();
        String section = "";
        int number = 0;
        for (String line : withoutMark(text).lines().toList()) {
            number++;
            String said = line.strip();
            if (said.isEmpty() || said.startsWith("#") || said.startsWith(";")) {
                continue;
            }
            Optional<INI> read = read(said);
            if (read.isEmpty()) {
                problems.add(Finding.problem(
                        number, "", "expected KEY = VALUE, [SECTION] or a comment, found something else; correct it"));
            } else if (said.startsWith("[")) {
                section = read.get().sections().keySet().iterator().next().strip();
            } else {
                entries.add(entry(section, read.get(), number));
            }
        }
        return new IniText(entries, problems);
    }

    private static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static Entry entry(String section, INI line, int number) {
        String key = line.keys().iterator().next();
        return new Entry(section, key, line.getOr(key).orElse("").strip(), number);
    }

    /** What the library understands of one line; empty if that is not exactly one section or one key. */
    private static Optional<INI> read(String line) {
        int equals = line.indexOf('=');
        int colon = line.indexOf(':');
        boolean isSection = line.startsWith("[");
        if (line.length() > LONGEST_LINE || (!isSection && Math.max(equals, colon) < 1)) {
            return Optional.empty();
        }
        boolean byColon = colon >= 0 && (equals < 0 || colon < equals);
        try {
            INI read = reader(byColon && !isSection ? ':' : '=').read(line);
            boolean one = isSection
                    ? read.sections().size() == 1
                    : read.keys().size() == 1 && !read.keys().iterator().next().isBlank();
            return one ? Optional.of(read) : Optional.empty();
        } catch (IOException
                | ParseException
                | RuntimeException notUnderstood) { // its readers of escapes may throw any
            return Optional.empty();
        }
    }

    private static INIReader reader(char separator) {
        return new INIReader.Builder()
                .withValueSeparator(separator)
                .withEscapeMode(EscapeMode.NEVER)
                .withMultiValueMode(INIReader.MultiValueMode.OFF)
                .withoutStringQuoting()
                .withoutComments()
                .withoutLineContinuations()
                .withoutNestedSections()
                .build();
    }
}
