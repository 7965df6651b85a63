package dev.astra.core.ledger;

import java.util.Objects;

/**
 * Immutable. The caller's name for one request, chosen before it is made and repeated whenever it is unknown what became of
 * it. Ids are one set for everything that a ledger is asked: begin them with what they are about ({@code sale-4711},
 * {@code refund-4711}). Only a hash of it is stored.
 *
 * @param value 1 to 100 printable ASCII characters without blanks
 */
public record RequestId(String value) {
    private static final int LONGEST = 100;

    /** Refuses what is no id. */
    public RequestId {
        Objects.requireNonNull(value, "value");
        if (!isId(value)) {
            throw new IllegalArgumentException("expected a request id of 1 to " + LONGEST
                    + " printable ASCII characters without blanks, got one of " + value.length() + " characters");
        }
    }

    private static boolean isId(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST;
    }

    @Override
    public String toString() {
        return value;
    }
}
