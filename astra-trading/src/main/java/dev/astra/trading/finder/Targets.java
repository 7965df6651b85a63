package dev.astra.trading.finder;

import java.util.Arrays;
import java.util.List;

/**
 * One thread. Combinations of their items as points in two measures, sorted by the first; a tree over them finds the best
 * point of a range. A point stands for all combinations that count the same; of those only as many as are wanted are kept.
 */
final class Targets {
    /**
     * Immutable. A combination.
     *
     * @param first what it counts in the partner's measure
     * @param second what it counts in the other
     * @param size how many items it has
     * @param packed which items
     */
    record Combination(long first, long second, int size, long packed) {}

    private final Combination[] sorted;
    private final int[] starts;
    private final long[] first;
    private final long[] second;
    private final int points;
    private final int leaves;
    private final int[] leastRank;
    private final long[] mostSecond;

    /**
     * Sorts combinations.
     *
     * @param combinations all of them
     * @param gainIsFirst whether more of the first measure is better, or more of the second
     */
    Targets(List<Combination> combinations, boolean gainIsFirst) {
        sorted = combinations.toArray(new Combination[0]);
        Arrays.sort(sorted, Targets::byPoint);
        starts = new int[sorted.length + 1];
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i].first() != sorted[i - 1].first() || sorted[i].second() != sorted[i - 1].second()) {
                starts[count++] = i;
            }
        }
        starts[count] = sorted.length;
        points = count;
        first = new long[points];
        second = new long[points];
        for (int point = 0; point < points; point++) {
            first[point] = sorted[starts[point]].first();
            second[point] = sorted[starts[point]].second();
        }
        leaves = Math.max(1, Integer.highestOneBit(Math.max(1, points - 1)) * 2);
        leastRank = new int[2 * leaves];
        mostSecond = new long[2 * leaves];
        Arrays.fill(leastRank, Integer.MAX_VALUE);
        Arrays.fill(mostSecond, Long.MIN_VALUE);
        growTheTree(gainIsFirst);
    }

    private void growTheTree(boolean gainIsFirst) {
        long[] gain = gainIsFirst ? first : second;
        Integer[] order = new Integer[points];
        Arrays.setAll(order, point -> point);
        Arrays.sort(order, (one, other) -> {
            int byGain = Long.compare(gain[other], gain[one]);
            return byGain != 0 ? byGain : bySize(sorted[starts[one]], sorted[starts[other]]);
        });
        for (int rank = 0; rank < points; rank++) {
            leastRank[leaves + order[rank]] = rank;
            mostSecond[leaves + order[rank]] = second[order[rank]];
        }
        for (int node = leaves - 1; node >= 1; node--) {
            leastRank[node] = Math.min(leastRank[2 * node], leastRank[2 * node + 1]);
            mostSecond[node] = Math.max(mostSecond[2 * node], mostSecond[2 * node + 1]);
        }
    }

    private static int bySize(Combination one, Combination other) {
        return one.size() != other.size()
                ? Integer.compare(one.size(), other.size())
                : Long.compare(one.packed(), other.packed());
    }

    private static int byPoint(Combination one, Combination other) {
        if (one.first() != other.first()) {
            return Long.compare(one.first(), other.first());
        }
        return one.second() != other.second() ? Long.compare(one.second(), other.second()) : bySize(one, other);
    }

    /** The first point that counts at least so much in the first measure. */
    int from(long least) {
        int low = 0;
        int high = points;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (first[middle] < least) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The best point from {@code from} to before {@code to} that a wish allows; -1 if there is none. */
    int best(Wish wish, int from, int to) {
        return best(wish, 1, 0, leaves, from, to, -1);
    }

    private int best(Wish wish, int node, int low, int high, int from, int to, int found) {
        if (high <= from
                || low >= to
                || mostSecond[node] < wish.leastSecond()
                || (found >= 0 && leastRank[node] >= leastRank[leaves + found])
                || leastRank[node] == Integer.MAX_VALUE) {
            return found;
        }
        if (high - low == 1) {
            return wish.isEqual(first[low], second[low]) ? found : low;
        }
        int middle = (low + high) >>> 1;
        boolean rightFirst = leastRank[2 * node + 1] < leastRank[2 * node];
        int better = rightFirst
                ? best(wish, 2 * node + 1, middle, high, from, to, found)
                : best(wish, 2 * node, low, middle, from, to, found);
        return rightFirst
                ? best(wish, 2 * node, low, middle, from, to, better)
                : best(wish, 2 * node + 1, middle, high, from, to, better);
    }

    long first(int point) {
        return first[point];
    }

    long second(int point) {
        return second[point];
    }

    /** The combinations of a point, the better ones first. */
    List<Combination> at(int point) {
        return Arrays.asList(sorted).subList(starts[point], starts[point + 1]);
    }
}
