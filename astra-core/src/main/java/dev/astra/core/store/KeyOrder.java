package dev.astra.core.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.function.ToLongFunction;

/**
 * Immutable. How keys are sorted, with a number for each that sorts them nearly: keys stay in memory anywhere, their numbers
 * beside each other, so that most comparisons do not wait for memory.
 *
 * @param comparator the order
 * @param mark a number of the key: of two keys the lesser never has the greater mark
 */
record KeyOrder<K>(Comparator<? super K> comparator, ToLongFunction<? super K> mark) {
    private static final int MARKED_CHARS = Long.BYTES;
    private static final int LARGEST = 0xFF;

    /** The natural order of keys that compare with each other. */
    @SuppressWarnings("unchecked") // whoever says "natural" has keys of one comparable type
    static <K> KeyOrder<K> natural() {
        return new KeyOrder<>((left, right) -> ((Comparable<K>) left).compareTo(right), KeyOrder::naturalMark);
    }

    private static long naturalMark(Object key) {
        if (key instanceof String text) {
            return mark(text);
        }
        if (key instanceof Long number) {
            return number;
        }
        return key instanceof Instant moment ? moment.getEpochSecond() : 0;
    }

    /** Of a text by its UTF-16 code units: the first eight that are small, the first large one like all large ones. */
    static long mark(String text) {
        long mark = 0;
        int length = Math.min(text.length(), MARKED_CHARS);
        for (int i = 0; i < length; i++) {
            int unit = Math.min(text.charAt(i), LARGEST);
            mark |= (long) unit << (Byte.SIZE * (MARKED_CHARS - 1 - i));
            if (unit == LARGEST) {
                break;
            }
        }
        return mark ^ Long.MIN_VALUE;
    }
}
