package dev.astra.trading.account;

import java.util.Optional;

/** Immutable. What is wrong with a name that somebody typed; the first rule that it breaks, in this order. */
public enum NameFault {
    /** Fewer than 3 characters. */
    TOO_SHORT,
    /** More than 20 characters. */
    TOO_LONG,
    /** Something else than A to Z, a to z, 0 to 9 and underscore. */
    INVALID_CHARACTER,
    /** An underscore in front. */
    LEADING_UNDERSCORE,
    /** An underscore at the end. */
    TRAILING_UNDERSCORE,
    /** More than one underscore. */
    TWO_UNDERSCORES;

    /** The first rule that a name breaks; empty if it breaks none. */
    public static Optional<NameFault> of(String name) {
        int length = name.codePointCount(0, name.length());
        if (length < 3) {
            return Optional.of(TOO_SHORT);
        } else if (length > 20) {
            return Optional.of(TOO_LONG);
        } else if (!name.chars().allMatch(NameFault::allowed)) {
            return Optional.of(INVALID_CHARACTER);
        } else if (name.startsWith("_")) {
            return Optional.of(LEADING_UNDERSCORE);
        } else if (name.endsWith("_")) {
            return Optional.of(TRAILING_UNDERSCORE);
        }
        return name.indexOf('_') == name.lastIndexOf('_') ? Optional.empty() : Optional.of(TWO_UNDERSCORES);
    }

    private static boolean allowed(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    }
}
