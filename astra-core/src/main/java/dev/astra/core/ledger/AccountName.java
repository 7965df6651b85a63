package dev.astra.core.ledger;

import java.util.Objects;

/**
 * Immutable. The name of an account: parts with a colon between, from the general to the particular: {@code wallet:17:gems},
 * {@code fees:sales}. It stands in the history for good, so it must not say who somebody is: use numbers of your own.
 *
 * @param value 1 to 8 parts of letters, digits, dots, hyphens and underscores, each beginning with a letter or digit; at most
 *     100 characters
 */
public record AccountName(String value) implements Comparable<AccountName> {
    private static final int LONGEST = 100;
    private static final int MOST_PARTS = 8;

    /** Refuses what is no name. */
    public AccountName {
        Objects.requireNonNull(value, "value");
        if (!isName(value)) {
            throw new IllegalArgumentException("expected an account name like wallet:17:gems (at most " + MOST_PARTS
                    + " parts of letters, digits, dots, hyphens and underscores, each beginning with a letter or digit; at"
                    + " most " + LONGEST + " characters), got a text of " + value.length() + " characters");
        }
    }

    private static boolean isName(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        int parts = 1;
        boolean begins = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':') {
                parts++;
            }
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            boolean inner = c == ':' || c == '.' || c == '-' || c == '_';
            if (!plain && (begins || !inner)) {
                return false;
            }
            begins = c == ':';
        }
        return !begins && parts <= MOST_PARTS;
    }

    /** Whether this is the other name or below it: {@code wallet:17:gems} is below {@code wallet} and {@code wallet:17}. */
    public boolean isWithin(AccountName other) {
        return value.startsWith(other.value)
                && (value.length() == other.value.length() || value.charAt(other.value.length()) == ':');
    }

    @Override
    public int compareTo(AccountName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
