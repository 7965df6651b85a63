package dev.astra.trading.offer;

import dev.astra.trading.value.ItemId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Immutable. What one side of a trade gives: copies of items, each of which counts, and Robux. */
public final class Side {
    /** The most copies that a side may have; the site allows 4. */
    public static final int MOST_COPIES = 1_000;

    /** The most Robux that a side may have. */
    public static final long MOST_ROBUX = 1_000_000_000_000L;

    private final long[] items;
    private final long robux;

    private Side(long[] items, long robux) {
        if (items.length > MOST_COPIES) {
            throw new IllegalArgumentException("a side has at most " + MOST_COPIES + " copies, got " + items.length);
        }
        if (robux < 0 || robux > MOST_ROBUX) {
            throw new IllegalArgumentException("robux must be 0 to " + MOST_ROBUX + ", got " + robux);
        }
        this.items = items;
        this.robux = robux;
    }

    /**
     * A side.
     *
     * @param items one for each copy; the same item may stand several times
     * @param robux as offered, before the site's fee
     */
    public static Side of(List<ItemId> items, long robux) {
        return new Side(items.stream().mapToLong(ItemId::value).toArray(), robux);
    }

    /** A side without Robux. */
    public static Side of(long... items) {
        for (long item : items) {
            if (item <= 0) {
                throw new IllegalArgumentException("item id must be a positive number, got " + item);
            }
        }
        return new Side(items.clone(), 0);
    }

    /** One for each copy, in the order given. */
    public List<ItemId> items() {
        return LongStream.of(items).mapToObj(ItemId::new).toList();
    }

    /** The Robux as offered, before the site's fee. */
    public long robux() {
        return robux;
    }

    /** Not copied: nobody in this package changes it. */
    long[] ids() {
        return items;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Side side && robux == side.robux && Arrays.equals(items, side.items);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(items) + Long.hashCode(robux);
    }

    /** The numbers of the items and the Robux. */
    @Override
    public String toString() {
        return Arrays.toString(items) + (robux == 0 ? "" : " and " + robux + " Robux");
    }
}
