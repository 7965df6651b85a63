package dev.astra.trading.finder;

import dev.astra.trading.offer.Figures;
import dev.astra.trading.offer.Measure;
import dev.astra.trading.offer.Side;
import dev.astra.trading.offer.TradeEvaluator;
import dev.astra.trading.offer.TradeOffer;
import dev.astra.trading.offer.Weighing;
import dev.astra.trading.value.ItemId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** Immutable. The items of one side, each kind once with how many copies there are, by id, and the combinations of them. */
final class Inventory {
    /** Looks at a combination. */
    @FunctionalInterface
    interface Visitor {
        /**
         * Looks.
         *
         * @param first what it counts in the partner's measure
         * @param second what it counts in the other
         * @return whether to go on
         */
        boolean visit(long first, long second, long packed);
    }

    private final ItemId[] ids;
    private final int[] copies;
    private final long[] first;
    private final long[] second;
    private final int kinds;
    private final List<ItemId> unpriced = new ArrayList<>();

    /**
     * Prices items.
     *
     * @param items one for each copy
     * @param evaluator knows the prices
     * @param axis which measure is the first
     * @param needed the measures in which an item must have a price
     */
    Inventory(List<ItemId> items, TradeEvaluator evaluator, Measure axis, Set<Measure> needed) {
        TreeMap<ItemId, Integer> counts = new TreeMap<>();
        items.forEach(item -> counts.merge(item, 1, Integer::sum));
        Measure other = axis == Measure.VALUE ? Measure.RAP : Measure.VALUE;
        ids = new ItemId[counts.size()];
        copies = new int[counts.size()];
        first = new long[counts.size()];
        second = new long[counts.size()];
        int size = 0;
        for (Map.Entry<ItemId, Integer> entry : counts.entrySet()) {
            OptionalLong one = price(entry.getKey(), evaluator, axis, needed);
            OptionalLong two = price(entry.getKey(), evaluator, other, needed);
            if (one.isEmpty() || two.isEmpty()) {
                unpriced.add(entry.getKey());
            } else {
                ids[size] = entry.getKey();
                copies[size] = entry.getValue();
                first[size] = one.getAsLong();
                second[size++] = two.getAsLong();
            }
        }
        this.kinds = size;
    }

    private static OptionalLong price(ItemId item, TradeEvaluator evaluator, Measure measure, Set<Measure> needed) {
        Side side = Side.of(List.of(item), 0);
        Weighing weighing = evaluator.judge(new TradeOffer(side, side)).weighing();
        OptionalLong price = weighing.figures(measure)
                .map(Figures::mine)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
        return price.isEmpty() && !needed.contains(measure) ? OptionalLong.of(0) : price;
    }

    /** Each kind once, as indexes count them. */
    List<ItemId> kinds() {
        return Arrays.asList(ids).subList(0, kinds);
    }

    List<ItemId> unpriced() {
        return unpriced;
    }

    /** How many combinations of so many items there are. */
    long combinations(int size) {
        long[] ways = new long[size + 1];
        ways[0] = 1;
        for (int kind = 0; kind < kinds; kind++) {
            for (int total = size; total >= 1; total--) {
                for (int taken = 1; taken <= Math.min(total, copies[kind]); taken++) {
                    ways[total] += ways[total - taken];
                }
            }
        }
        return ways[size];
    }

    /** Shows all combinations of so many items in the order of their ids, until the visitor has seen enough. */
    boolean each(int size, Visitor visitor) {
        return deeper(0, 0, size, 0, 0, 0, 0, visitor);
    }

    private boolean deeper(int from, int used, int size, int taken, long one, long two, long packed, Visitor visitor) {
        if (taken == size) {
            return visitor.visit(one, two, packed);
        }
        for (int kind = from; kind < kinds; kind++) {
            int already = kind == from ? used : 0;
            if (already < copies[kind]
                    && !deeper(
                            kind,
                            already + 1,
                            size,
                            taken + 1,
                            one + first[kind],
                            two + second[kind],
                            Packed.with(packed, taken, kind),
                            visitor)) {
                return false;
            }
        }
        return true;
    }

    /** The most, or the least, that so many items can count in a measure. */
    long extreme(int size, boolean firstMeasure, boolean most) {
        long[] prices = Arrays.copyOf(firstMeasure ? first : second, kinds);
        long[] all = new long[Arrays.stream(copies, 0, kinds).sum()];
        int at = 0;
        for (int kind = 0; kind < kinds; kind++) {
            Arrays.fill(all, at, at + copies[kind], prices[kind]);
            at += copies[kind];
        }
        Arrays.sort(all);
        long sum = 0;
        for (int i = 0; i < Math.min(size, all.length); i++) {
            sum += most ? all[all.length - 1 - i] : all[i];
        }
        return sum;
    }

    List<ItemId> items(long packed) {
        return Packed.indexes(packed).stream().map(index -> ids[index]).toList();
    }
}
