package dev.astra.core.order;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Immutable. A shop's id of an order in canonical form: surrounding blanks stripped, lower case. Whoever knows an order id
 * can claim the order, so {@link #toString} shows only its length.
 *
 * @param value 1 to 64 printable ASCII characters without blanks; what is handed in may have capitals and surrounding
 *     blanks
 */
public record OrderId(String value) implements Comparable<OrderId> {
    /** The longest id, in characters. The shop's own ids have 36. */
    public static final int MAX_LENGTH = 64;

    private static final String FORGOTTEN = "forgotten:";

    /** Brings into canonical form and refuses what cannot be an order id. */
    public OrderId {
        value = value.strip();
        if (value.isEmpty() || value.length() > MAX_LENGTH || !value.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw new IllegalArgumentException("expected an order id of 1 to " + MAX_LENGTH
                    + " printable ASCII characters without blanks, got a text of " + value.length() + " characters");
        }
        value = value.toLowerCase(Locale.ROOT);
    }

    /**
     * What stands in the place of the id once its order was forgotten: it tells that an id is the same, and does not lead
     * back to it.
     */
    OrderId mark() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
            return new OrderId(
                    FORGOTTEN + HexFormat.of().formatHex(digest).substring(0, MAX_LENGTH - FORGOTTEN.length()));
        } catch (NoSuchAlgorithmException everyRuntimeHasIt) {
            throw new IllegalStateException(everyRuntimeHasIt);
        }
    }

    /** Whether this is only the mark of an id. */
    boolean isMark() {
        return value.startsWith(FORGOTTEN);
    }

    @Override
    public int compareTo(OrderId other) {
        return value.compareTo(other.value);
    }

    /** Not the id. */
    @Override
    public String toString() {
        return "order id of " + value.length() + " characters";
    }
}
