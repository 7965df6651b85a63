package dev.astra.trading.finder;

import java.util.ArrayList;
import java.util.List;

/**
 * Immutable, without instances. Up to four items of a sorted inventory in one number, first item in the highest digit: the
 * order of the numbers is the order of the lists of ids.
 */
final class Packed {
    private static final int DIGIT = 10;
    private static final int MASK = (1 << DIGIT) - 1;
    private static final int HIGHEST = 3 * DIGIT;

    private Packed() {}

    /** The combination with one more item at its end. */
    static long with(long packed, int size, int index) {
        return packed | (long) (index + 1) << (HIGHEST - size * DIGIT);
    }

    static int size(long packed) {
        int size = 0;
        for (int shift = HIGHEST; shift >= 0 && ((packed >>> shift) & MASK) != 0; shift -= DIGIT) {
            size++;
        }
        return size;
    }

    static List<Integer> indexes(long packed) {
        List<Integer> indexes = new ArrayList<>();
        for (int shift = HIGHEST; shift >= 0 && ((packed >>> shift) & MASK) != 0; shift -= DIGIT) {
            indexes.add((int) ((packed >>> shift) & MASK) - 1);
        }
        return indexes;
    }
}
