package dev.astra.trading.offer;

import dev.astra.trading.value.BookEntry;
import dev.astra.trading.value.ItemId;
import dev.astra.trading.value.ValueBook;
import java.util.OptionalLong;

/**
 * Immutable. What each item of a book counts under a policy, in one array that is probed without allocating: item, value,
 * RAP, one unused number, so that an entry never crosses a line of the processor's cache by more than its own size.
 */
final class PriceTable {
    /** No price. A sum with one in it is below zero, whatever else is in it, and 1,000 of them do not overflow. */
    static final long NONE = -(1L << 52);

    private static final int WIDTH = 4;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final ValueBook book;
    private final Unvalued rule;
    private final long[] cells;
    private final int shift;
    private final int mask;

    PriceTable(ValueBook book, Unvalued rule) {
        this.book = book;
        this.rule = rule;
        int bits = 4;
        while ((1 << bits) < 4 * book.entries().size()) {
            bits++;
        }
        this.shift = Long.SIZE - bits;
        this.mask = (1 << bits) - 1;
        this.cells = new long[WIDTH << bits];
        for (int at = 0; at < cells.length; at += WIDTH) {
            cells[at + 1] = NONE;
            cells[at + 2] = NONE;
        }
        for (BookEntry entry : book.entries()) {
            int at = place(entry.id().value());
            cells[at] = entry.id().value();
            cells[at + 1] = value(entry, basis(entry)).orElse(NONE);
            cells[at + 2] = entry.rap().orElse(NONE);
        }
    }

    /** Where an item's prices stand, or the empty cell where they would. */
    private int place(long item) {
        int slot = (int) ((item * GOLDEN) >>> shift);
        int at = slot * WIDTH;
        while (cells[at] != item && cells[at] != 0) {
            slot = (slot + 1) & mask;
            at = slot * WIDTH;
        }
        return at;
    }

    /**
     * What items count together; below zero if one has no price. Copies are bounded by {@link Side#MOST_COPIES} and prices
     * by {@link dev.astra.trading.value.ItemValue#MOST}, so nothing overflows.
     */
    Sums sums(long[] items) {
        long value = 0;
        long rap = 0;
        for (long item : items) {
            int at = place(item);
            value += cells[at + 1];
            rap += cells[at + 2];
        }
        return new Sums(value, rap);
    }

    /** Immutable. Two totals; the compiler keeps them in registers. */
    record Sums(long value, long rap) {}

    PricedItem priced(ItemId id) {
        return book.find(id)
                .map(entry -> {
                    PricedItem.Basis basis = basis(entry);
                    return new PricedItem(entry.label(), id.value(), value(entry, basis), basis, entry.rap());
                })
                .orElseGet(() -> new PricedItem(
                        "item " + id, id.value(), OptionalLong.empty(), PricedItem.Basis.NONE, OptionalLong.empty()));
    }

    ValueBook book() {
        return book;
    }

    private PricedItem.Basis basis(BookEntry entry) {
        if (entry.value().isPresent()) {
            return PricedItem.Basis.FEED;
        } else if (rule == Unvalued.FILE_THEN_RAP && entry.fileValue().isPresent()) {
            return PricedItem.Basis.FILE;
        }
        return rule == Unvalued.UNPRICED || entry.rap().isEmpty() ? PricedItem.Basis.NONE : PricedItem.Basis.RAP;
    }

    private static OptionalLong value(BookEntry entry, PricedItem.Basis basis) {
        return switch (basis) {
            case FEED -> entry.value();
            case FILE -> entry.fileValue();
            case RAP -> entry.rap();
            case NONE -> OptionalLong.empty();
        };
    }
}
