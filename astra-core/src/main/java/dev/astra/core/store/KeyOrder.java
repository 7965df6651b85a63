package dev.astra.core.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Immutable. How keys are sorted, with a number for each that sorts them nearly: keys stay in memory anywhere, their numbers
 * beside each other, so that most comparisons do not wait for memory.
 *
 * @param comparator the order
 * @param mark a number of the key: of two keys the lesser never has the greater mark
 * @param text the text that alone makes a key's order, by its UTF-16 code units; null where it is something else
 * @param exact whether only equal keys have equal marks, so that the keys themselves need not be looked at
 */
record KeyOrder<K>(
        Comparator<? super K> comparator,
        ToLongFunction<? super K> mark,
        Function<? super K, @Nullable String> text,
        boolean exact) {
    private static final int MARKED_CHARS = Long.BYTES;
    private static final int LARGEST = 0xFF;

    /**
     * An order of what no text makes.
     *
     * @param comparator the order
     * @param mark a number of the key
     */
    static <K> KeyOrder<K> of(Comparator<? super K> comparator, ToLongFunction<? super K> mark) {
        return new KeyOrder<>(comparator, mark, key -> null, false);
    }

    /** The order of a number that alone makes a key. */
    static <K> KeyOrder<K> ofNumber(ToLongFunction<? super K> number) {
        return new KeyOrder<>(Comparator.comparingLong(number), number, key -> null, true);
    }

    /** The order of a text's UTF-16 code units. */
    static <K> KeyOrder<K> ofText(Function<? super K, String> text) {
        return new KeyOrder<>(
                (left, right) -> text.apply(left).compareTo(text.apply(right)),
                key -> mark(text.apply(key)),
                text,
                false);
    }

    /** The natural order of keys that compare with each other. */
    @SuppressWarnings("unchecked") // whoever says "natural" has keys of one comparable type
    static <K> KeyOrder<K> natural() {
        return new KeyOrder<>(
                (left, right) -> ((Comparable<K>) left).compareTo(right),
                KeyOrder::naturalMark,
                KeyOrder::naturalText,
                false);
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

    private static @Nullable String naturalText(Object key) {
        return key instanceof String text ? text : null;
    }

    /** How many characters all of these keys begin with together; 0 if no text makes their order. */
    @SuppressWarnings("unchecked") // whoever has this order has keys of its type
    int shared(Object[] keys) {
        String first = keys.length < 2 ? null : text.apply((K) keys[0]);
        String last = first == null ? null : text.apply((K) keys[keys.length - 1]);
        if (first == null || last == null) {
            return 0;
        }
        // The keys are in order: what the first and the last have in common, all have.
        int most = Math.min(first.length(), last.length());
        int count = 0;
        while (count < most && first.charAt(count) == last.charAt(count)) {
            count++;
        }
        return count;
    }

    /** The mark of what comes behind so many characters of a key. */
    long mark(K key, int skipped) {
        return skipped == 0 ? mark.applyAsLong(key) : mark(text(key), skipped);
    }

    /** The text of a key that has one. */
    String text(K key) {
        return Objects.requireNonNull(text.apply(key));
    }

    /** Of a text by its UTF-16 code units: the first eight that are small, the first large one like all large ones. */
    static long mark(String text) {
        return mark(text, 0);
    }

    private static long mark(String text, int skipped) {
        long mark = 0;
        int length = Math.min(text.length() - skipped, MARKED_CHARS);
        for (int i = 0; i < length; i++) {
            int unit = Math.min(text.charAt(skipped + i), LARGEST);
            mark |= (long) unit << (Byte.SIZE * (MARKED_CHARS - 1 - i));
            if (unit == LARGEST) {
                break;
            }
        }
        return mark ^ Long.MIN_VALUE;
    }
}
