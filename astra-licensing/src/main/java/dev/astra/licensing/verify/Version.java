package dev.astra.licensing.verify;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Immutable. A version as in Semantic Versioning 2.0.0, without build data. The order is theirs: {@code 3.4.0-rc.1} comes
 * before {@code 3.4.0}.
 *
 * @param major the first number
 * @param minor the second number
 * @param patch the third number
 * @param preRelease identifiers with dots between them, such as {@code rc.1}; empty for a release
 */
public record Version(int major, int minor, int patch, String preRelease) implements Comparable<Version> {
    private static final int LONGEST = 64;
    private static final String NUMBER = "(0|[1-9][0-9]{0,8})";
    private static final String IDENTIFIER = "(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)";
    private static final String IDENTIFIERS = IDENTIFIER + "(?:\\." + IDENTIFIER + ")*";
    private static final Pattern PRE_RELEASE = Pattern.compile(IDENTIFIERS);
    private static final Pattern SEMANTIC = Pattern.compile(
            "v?" + NUMBER + "\\." + NUMBER + "(?:\\." + NUMBER + ")?(?:-(" + IDENTIFIERS + "))?(?:\\+[0-9A-Za-z.-]+)?");
    private static final Pattern LEGACY = Pattern.compile("([0-9]{1,9})_([0-9]{1,9})");
    private static final Comparator<Version> ORDER = Comparator.comparingInt(Version::major)
            .thenComparingInt(Version::minor)
            .thenComparingInt(Version::patch)
            .thenComparing(Version::preRelease, PreReleaseOrder::compare);

    /** Refuses negative numbers and other characters. */
    public Version {
        if (major < 0 || minor < 0 || patch < 0) {
            throw new IllegalArgumentException(
                    "expected numbers >= 0 in a version, got " + major + "." + minor + "." + patch);
        }
        if (preRelease.length() > LONGEST
                || !(preRelease.isEmpty() || PRE_RELEASE.matcher(preRelease).matches())) {
            throw new IllegalArgumentException(
                    "expected a pre-release such as rc.1, got a text of " + preRelease.length() + " characters");
        }
    }

    /**
     * Reads {@code 3.4.0}, {@code 3.4}, {@code v3.4.0-rc.1+7}, or the old programs' {@code 3_04}, which is 3.4.0. Blanks
     * around it are allowed.
     *
     * @param text at most 64 characters; numbers have at most 9 digits
     * @throws IllegalArgumentException if it is anything else
     */
    public static Version parse(String text) {
        String stripped = text.strip();
        if (stripped.length() <= LONGEST) {
            Matcher semantic = SEMANTIC.matcher(stripped);
            if (semantic.matches()) {
                return new Version(
                        number(semantic.group(1)),
                        number(semantic.group(2)),
                        number(semantic.group(3)),
                        semantic.group(4) == null ? "" : semantic.group(4));
            }
            Matcher legacy = LEGACY.matcher(stripped);
            if (legacy.matches()) {
                return new Version(number(legacy.group(1)), number(legacy.group(2)), 0, "");
            }
        }
        throw new IllegalArgumentException(
                "expected a version such as 3.4.0 or 3_04, got a text of " + text.length() + " characters");
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    /** For example {@code 3.4.0} or {@code 3.4.0-rc.1}. */
    @Override
    public String toString() {
        return major + "." + minor + "." + patch + (preRelease.isEmpty() ? "" : "-" + preRelease);
    }
}
