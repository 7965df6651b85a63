package dev.astra.trading.finder;

/**
 * Immutable. What their side must count, given mine.
 *
 * @param leastFirst at least this in the partner's measure
 * @param mostFirst at most this in the partner's measure
 * @param leastSecond at least this in the other measure
 * @param first what mine counts in the partner's measure
 * @param second what mine counts in the other measure
 * @param equalFirst whether the same in the partner's measure makes the trade equal
 * @param equalSecond whether the same in the other measure does; if both, only both together
 */
record Wish(
        long leastFirst,
        long mostFirst,
        long leastSecond,
        long first,
        long second,
        boolean equalFirst,
        boolean equalSecond) {
    /** Whether a point is one that makes the trade equal, and unwanted for that. */
    boolean isEqual(long one, long two) {
        return (equalFirst || equalSecond) && (!equalFirst || one == first) && (!equalSecond || two == second);
    }
}
