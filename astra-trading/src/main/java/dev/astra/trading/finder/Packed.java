package dev.astra.trading.finder;

import java.util.ArrayList;
import java.util.List;

/**
 * Immutable, without instances. Up to four items of a sorted inventory in one number, first item in the highest digit: the
 * order of the numbers is the order of the lists of ids.
 */
final class Packed {
    /** How many items a combination has at most. */
    static final int MOST = 4;

    private static final int DIGIT = 10;
    private static final int MASK = (1 << DIGIT) - 1;
    private static final int HIGHEST = (MOST - 1) * DIGIT;

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

    /** The item at a place from 0; negative behind the last one. */
    static int index(long packed, int at) {
        return (int) ((packed >>> (HIGHEST - at * DIGIT)) & MASK) - 1;
    }

    static boolean has(long packed, int index) {
        for (int at = 0; at < MOST; at++) {
            if (index(packed, at) == index) {
                return true;
            }
        }
        return false;
    }

    static List<Integer> indexes(long packed) {
        List<Integer> indexes = new ArrayList<>();
        for (int at = 0; at < size(packed); at++) {
            indexes.add(index(packed, at));
        }
        return indexes;
    }
}
