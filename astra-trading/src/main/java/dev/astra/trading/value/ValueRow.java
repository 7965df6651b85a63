package dev.astra.trading.value;

import java.util.Objects;

/**
 * Immutable. One row of a {@link ValuesFile}: five columns, of which the third and the fifth belong to the trade bot and
 * are kept as they are.
 *
 * @param id the item
 * @param value in Robux, 0 to 10<sup>12</sup>
 * @param third as it is written; no colon
 * @param stamp when the trade bot last computed the value, in Unix seconds as they are written; {@link #PINNED} if it never
 *     does
 * @param fifth as it is written; no colon
 */
public record ValueRow(ItemId id, long value, String third, String stamp, String fifth) {
    /** The time in a far future that means: the value is given from outside, do not compute it. */
    public static final String PINNED = "9999999999";

    private static final String NO_SALES = "0.000000";

    /** Refuses what the file cannot hold. */
    public ValueRow {
        Objects.requireNonNull(id, "id");
        Price.check("value of item " + id, value);
        if (stamp.isEmpty() || stamp.length() > 19 || !stamp.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException(
                    "expected the stamp of item " + id + " as Unix seconds of 1 to 19 digits");
        }
        requirePlain(id, third);
        requirePlain(id, fifth);
    }

    /** The row of an item that the trade bot does not know yet. */
    public static ValueRow added(ItemId id, long value) {
        return new ValueRow(id, value, NO_SALES, PINNED, NO_SALES);
    }

    /** Whether the value is given from outside. */
    public boolean pinned() {
        return stamp.equals(PINNED);
    }

    /** The same row with a value that is given from outside. */
    public ValueRow pinnedAt(long given) {
        return new ValueRow(id, given, third, PINNED, fifth);
    }

    /** The row as it is written, without a line end. */
    public String text() {
        return id + ":" + value + ":" + third + ":" + stamp + ":" + fifth;
    }

    private static void requirePlain(ItemId id, String column) {
        if (column.length() > 64 || column.chars().anyMatch(c -> c <= ' ' || c > '~' || c == ':')) {
            throw new IllegalArgumentException(
                    "expected columns 3 and 5 of item " + id + " as at most 64 printable characters without a colon");
        }
    }
}
