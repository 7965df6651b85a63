package dev.astra.trading.offer;

import dev.astra.trading.value.ItemId;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Policies and offers for tests. */
public final class Offers {
    /** Tolerances that matter: none, small and large amounts and fractions, and both together. */
    private static final List<Tolerance> TOLERANCES = List.of(
            Tolerance.NONE,
            Tolerance.amount(100),
            Tolerance.fraction("0.02"),
            Tolerance.fraction("0.333333333"),
            Tolerance.fraction("1"),
            Tolerance.amount(50).and(Tolerance.fraction("0.1")));

    private Offers() {}

    /** Every combination of mode, tolerances, equal trades, fallback and fee. */
    public static List<TradePolicy> policies() {
        return java.util.stream.Stream.of(Mode.values())
                .flatMap(mode -> TOLERANCES.stream()
                        .flatMap(value -> TOLERANCES.stream()
                                .flatMap(rap -> java.util.stream.Stream.of(true, false)
                                        .flatMap(equals -> java.util.stream.Stream.of(Unvalued.values())
                                                .flatMap(rule -> IntStream.of(0, 30, 100)
                                                        .mapToObj(fee -> new TradePolicy(
                                                                mode, value, rap, equals, rule, fee)))))))
                .toList();
    }

    /** An offer of 1 to 4 of the items on each side, with Robux now and then. */
    public static TradeOffer random(Random random, List<ItemId> items) {
        return new TradeOffer(side(random, items), side(random, items));
    }

    private static Side side(Random random, List<ItemId> items) {
        List<ItemId> chosen = IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(i -> items.get(random.nextInt(items.size())))
                .toList();
        return Side.of(chosen, random.nextInt(3) == 0 ? random.nextInt(30) * 100 : 0);
    }
}
