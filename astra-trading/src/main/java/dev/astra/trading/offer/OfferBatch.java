package dev.astra.trading.offer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Immutable. Many offers, laid out to be judged together: each kind of item once, and offers as rows of numbers of kinds. It
 * is made once, and judged whenever prices or the policy change, by {@link TradeEvaluator#judge(OfferBatch)}.
 */
public final class OfferBatch {
    /** How many places a side has in a row; what is larger is judged by itself. */
    static final int SIDE = 4;

    static final int ROW = 2 * SIDE;

    private final List<TradeOffer> offers;
    private final long[] kinds;
    private final int[] rows;
    private final long[] given;
    private final long[] got;
    private final int[] large;

    private OfferBatch(List<TradeOffer> offers) {
        this.offers = List.copyOf(offers);
        Map<Long, Integer> numbers = new HashMap<>();
        this.rows = new int[Math.multiplyExact(ROW, this.offers.size())];
        this.given =
                this.offers.stream().mapToLong(offer -> offer.mine().robux()).toArray();
        this.got =
                this.offers.stream().mapToLong(offer -> offer.theirs().robux()).toArray();
        for (int offer = 0; offer < this.offers.size(); offer++) {
            row(this.offers.get(offer).mine().ids(), offer * ROW, numbers);
            row(this.offers.get(offer).theirs().ids(), offer * ROW + SIDE, numbers);
        }
        this.kinds = new long[numbers.size() + 1];
        numbers.forEach((item, number) -> kinds[number] = item);
        this.large = java.util.stream.IntStream.range(0, this.offers.size())
                .filter(offer -> isLarge(this.offers.get(offer)))
                .toArray();
    }

    /** Lays offers out. */
    public static OfferBatch of(List<TradeOffer> offers) {
        return new OfferBatch(offers);
    }

    /** Number 0 is no item. */
    private void row(long[] items, int at, Map<Long, Integer> numbers) {
        for (int i = 0; i < Math.min(SIDE, items.length); i++) {
            rows[at + i] = numbers.computeIfAbsent(items[i], item -> numbers.size() + 1);
        }
    }

    private static boolean isLarge(TradeOffer offer) {
        return offer.mine().ids().length > SIDE || offer.theirs().ids().length > SIDE;
    }

    /** How many there are. */
    public int size() {
        return offers.size();
    }

    /** The offer at a place from 0. */
    public TradeOffer offer(int place) {
        return offers.get(place);
    }

    /** The item of each number; none at 0. */
    long[] kinds() {
        return kinds;
    }

    /** {@link #ROW} numbers of kinds for each offer, mine first. */
    int[] rows() {
        return rows;
    }

    long[] given() {
        return given;
    }

    long[] got() {
        return got;
    }

    /** The offers whose row does not hold all of their items. */
    int[] large() {
        return large;
    }
}
