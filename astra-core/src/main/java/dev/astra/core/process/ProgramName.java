package dev.astra.core.process;

import java.util.regex.Pattern;

/**
 * Immutable. The name of a supervised program. It also names files, so it is short and plain.
 *
 * @param value 1 to 40 of a-z, 0-9, dash and underscore, beginning with a letter or digit
 */
public record ProgramName(String value) implements Comparable<ProgramName> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");

    /** Refuses other forms. */
    public ProgramName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "expected a name of 1 to 40 characters of a-z, 0-9, - and _, got a text of " + value.length()
                            + " characters that is none");
        }
    }

    @Override
    public int compareTo(ProgramName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
