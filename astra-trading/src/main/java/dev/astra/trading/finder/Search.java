package dev.astra.trading.finder;

import dev.astra.trading.offer.Measure;
import dev.astra.trading.offer.Mode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One thread. One search. Meets in the middle: their combinations are sorted once, and for each of mine the best partner is
 * looked up. Where there are too many to hold, they come in blocks, trades of few items first, and blocks that cannot hold a
 * better trade than those found are left out.
 */
final class Search {
    private static final int MOST_HELD = 400_000;
    private static final int BLOCK = 200_000;
    private static final int LOOK_AT_THE_TIME = 512;

    private final TradeSearch search;
    private final Inventory mine;
    private final Inventory theirs;
    private final Overlap overlap;
    private final LongSupplier ticker;
    private final long end;
    private final boolean gainIsFirst;
    private final Best best;
    private long units;
    private long left;
    private long visited;
    private boolean late;

    Search(TradeSearch search, Inventory mine, Inventory theirs, LongSupplier ticker) {
        this.search = search;
        this.mine = mine;
        this.theirs = theirs;
        this.overlap = new Overlap(mine.kinds(), theirs.kinds());
        this.ticker = ticker;
        this.end = ticker.getAsLong() + search.limit().toNanos();
        this.gainIsFirst = search.gainIn() == search.partnerIn();
        this.best = new Best(search.best());
    }

    Best run() {
        long held = 0;
        for (int size = 1; size <= search.mostItems(); size++) {
            held += theirs.combinations(size);
        }
        if (held <= MOST_HELD) {
            whole();
        } else {
            inBlocks();
        }
        return best;
    }

    long units() {
        return units;
    }

    long left() {
        return left;
    }

    /** Everything of theirs in one block. */
    private void whole() {
        List<Targets.Combination> all = new ArrayList<>();
        for (int size = 1; size <= search.mostItems(); size++) {
            all.addAll(combinations(size));
        }
        Targets targets = new Targets(all, gainIsFirst);
        for (int size = 1; size <= search.mostItems(); size++) {
            meet(targets, size, 1);
        }
    }

    /** Trades of few items first, so that what is found early is what is preferred among equals. */
    private void inBlocks() {
        for (int items = 2; items <= 2 * search.mostItems(); items++) {
            for (int size = 1; size <= search.mostItems(); size++) {
                int other = items - size;
                if (other >= 1 && other <= search.mostItems()) {
                    blocks(size, other);
                }
            }
        }
    }

    private void blocks(int size, int theirSize) {
        long blocks = (theirs.combinations(theirSize) + BLOCK - 1) / BLOCK;
        if (mine.combinations(size) == 0 || !best.wants(bound(size, theirSize), size + theirSize)) {
            units += blocks;
            return;
        }
        long before = units + left;
        List<Targets.Combination> block = new ArrayList<>();
        theirs.each(theirSize, (first, second, packed) -> {
            block.add(new Targets.Combination(first, second, theirSize, packed));
            if (block.size() == BLOCK) {
                meet(new Targets(block, gainIsFirst), size, theirSize);
                block.clear();
            }
            return inTime();
        });
        if (!late && !block.isEmpty()) {
            meet(new Targets(block, gainIsFirst), size, theirSize);
        }
        left += blocks - (units + left - before);
    }

    private List<Targets.Combination> combinations(int size) {
        List<Targets.Combination> all = new ArrayList<>();
        theirs.each(size, (first, second, packed) -> {
            all.add(new Targets.Combination(first, second, size, packed));
            return true;
        });
        return all;
    }

    /** No trade of these sizes gains more. */
    private long bound(int size, int theirSize) {
        long most = theirs.extreme(theirSize, gainIsFirst, true) - mine.extreme(size, gainIsFirst, false);
        return gainIsFirst ? Math.min(most, -search.leastForPartner()) : most;
    }

    /** Finds the best partners in a block for all of my combinations of one size. */
    private void meet(Targets targets, int size, int leastTheirSize) {
        PriorityQueue<Start> worstFirst =
                new PriorityQueue<>(Comparator.comparing(Start::key).reversed());
        boolean all = mine.each(size, (first, second, packed) -> {
            Wish wish = wish(first, second);
            int from = targets.from(wish.leastFirst());
            int to = targets.from(wish.mostFirst() + 1);
            int point = from < to ? targets.best(wish, from, to) : -1;
            if (point >= 0) {
                Candidate key = candidate(targets, point, targets.at(point).get(0), wish, size, packed);
                Start start = new Start(key, wish, from, to, point);
                if (best.wants(key.gain(), size + leastTheirSize) && isAmongTheBest(key, worstFirst)) {
                    keep(overlap.touches(packed) ? bestApart(targets, start, size) : start, worstFirst);
                }
            }
            return inTime();
        });
        List.copyOf(worstFirst).forEach(start -> expand(targets, start, size));
        units += all && !late ? 1 : 0;
        left += all && !late ? 0 : 1;
    }

    private boolean isAmongTheBest(Candidate key, PriorityQueue<Start> worstFirst) {
        return worstFirst.size() < search.best()
                || key.compareTo(worstFirst.element().key()) < 0;
    }

    private void keep(@Nullable Start start, PriorityQueue<Start> worstFirst) {
        if (start != null && isAmongTheBest(start.key(), worstFirst)) {
            worstFirst.add(start);
            if (worstFirst.size() > search.best()) {
                worstFirst.remove();
            }
        }
    }

    /** The same with the best trade in which no item stands on both sides; null if there is none that is wanted. */
    private @Nullable Start bestApart(Targets targets, Start start, int size) {
        PriorityQueue<Start> open = new PriorityQueue<>(Comparator.comparing(Start::key));
        open.add(start);
        Candidate found = null;
        while (!open.isEmpty() && (found == null || open.element().key().compareTo(found) < 0) && inTime()) {
            Start next = open.remove();
            if (!best.wants(next.key().gain(), next.key().items())) {
                break;
            }
            for (Targets.Combination combination : apart(targets, next, 1)) {
                Candidate one = candidate(
                        targets,
                        next.point(),
                        combination,
                        next.wish(),
                        size,
                        start.key().mine());
                found = found == null || one.compareTo(found) < 0 ? one : found;
            }
            split(targets, next, size, open);
        }
        return found == null ? null : new Start(found, start.wish(), start.from(), start.to(), start.point());
    }

    /** The best combinations at a point that have no item of mine. */
    private List<Targets.Combination> apart(Targets targets, Start start, int most) {
        return targets.at(start.point()).stream()
                .filter(combination -> overlap.apart(start.key().mine(), combination.packed()))
                .limit(most)
                .toList();
    }

    /** All trades with one combination of mine, the best first, as long as they are wanted. */
    private void expand(Targets targets, Start start, int size) {
        PriorityQueue<Start> open = new PriorityQueue<>(Comparator.comparing(Start::key));
        open.add(start);
        for (int taken = 0; taken < search.best() && !open.isEmpty() && inTime(); ) {
            Start next = open.remove();
            if (!best.wants(next.key().gain(), next.key().items())) {
                return;
            }
            List<Targets.Combination> same = apart(targets, next, search.best());
            same.forEach(combination -> best.offer(candidate(
                    targets,
                    next.point(),
                    combination,
                    next.wish(),
                    size,
                    next.key().mine())));
            taken += same.isEmpty() ? 0 : 1;
            split(targets, next, size, open);
        }
    }

    private void split(Targets targets, Start of, int size, PriorityQueue<Start> open) {
        split(targets, of, of.from(), of.point(), size, open);
        split(targets, of, of.point() + 1, of.to(), size, open);
    }

    private void split(Targets targets, Start of, int from, int to, int size, PriorityQueue<Start> open) {
        int point = from < to ? targets.best(of.wish(), from, to) : -1;
        if (point >= 0) {
            Candidate key = candidate(
                    targets,
                    point,
                    targets.at(point).get(0),
                    of.wish(),
                    size,
                    of.key().mine());
            open.add(new Start(key, of.wish(), from, to, point));
        }
    }

    private Candidate candidate(
            Targets targets, int point, Targets.Combination combination, Wish wish, int size, long packed) {
        long gain = gainIsFirst ? targets.first(point) - wish.first() : targets.second(point) - wish.second();
        return new Candidate(gain, size + combination.size(), packed, combination.packed());
    }

    private Wish wish(long first, long second) {
        Measure axis = search.partnerIn();
        Measure other = axis == Measure.VALUE ? Measure.RAP : Measure.VALUE;
        Mode mode = search.policy().mode();
        boolean equals = search.policy().cancelEquals();
        return new Wish(
                mode.counts(axis) ? first - search.policy().tolerance(axis).allowed(first) : Long.MIN_VALUE,
                first - search.leastForPartner(),
                mode.counts(other) ? second - search.policy().tolerance(other).allowed(second) : Long.MIN_VALUE,
                first,
                second,
                equals && mode.counts(axis),
                equals && mode.counts(other));
    }

    private boolean inTime() {
        if (!late && ++visited % LOOK_AT_THE_TIME == 0) {
            late = ticker.getAsLong() - end >= 0;
        }
        return !late;
    }

    /**
     * Immutable. One combination of mine with a range of points and the best of them.
     *
     * @param key that trade
     * @param wish what the points must be
     * @param from the first point
     * @param to behind the last point
     * @param point the best one
     */
    private record Start(Candidate key, Wish wish, int from, int to, int point) {}
}
