package dev.astra.trading.finder;

import static dev.astra.trading.value.Feeds.book;
import static dev.astra.trading.value.Feeds.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.astra.testkit.Cases;
import dev.astra.trading.offer.Measure;
import dev.astra.trading.offer.Mode;
import dev.astra.trading.offer.Side;
import dev.astra.trading.offer.Tolerance;
import dev.astra.trading.offer.TradeEvaluator;
import dev.astra.trading.offer.TradeOffer;
import dev.astra.trading.offer.TradePolicy;
import dev.astra.trading.offer.Verdict;
import dev.astra.trading.value.ItemId;
import dev.astra.trading.value.ItemValue;
import dev.astra.trading.value.ValueBook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TradeFinderTest {
    private static final TradePolicy BOTH = TradePolicy.STRICT;

    private static List<ItemId> ids(long... ids) {
        return LongStream.of(ids).mapToObj(ItemId::new).toList();
    }

    private static FoundTrades find(ValueBook book, TradeSearch search) {
        return new TradeFinder(book, () -> 0).find(search);
    }

    @Test
    void equalsBruteForceOnTenThousandSmallCases() {
        Cases.run(10_000, random -> {
            ValueBook book = book(items(random));
            TradeSearch search = search(random);
            FoundTrades found = find(book, search);
            assertThat(found.trades().stream().map(TradeFinderTest::line).toList())
                    .as("%s", search)
                    .isEqualTo(bruteForce(book, search));
            assertThat(found.proved()).isTrue();
        });
    }

    @Test
    void theReasonsSayWhatBothGainAndWhy() {
        ValueBook book = book(item(1, 1_000, 1_000), item(2, 900, 1_050), item(3, 400, 500));
        FoundTrade best = find(
                        book,
                        TradeSearch.of(ids(1), ids(2, 3), BOTH.with(Mode.VALUE), 0)
                                .by(Measure.VALUE, Measure.RAP))
                .trades()
                .get(0);
        assertThat(best.offer()).isEqualTo(new TradeOffer(Side.of(1), Side.of(2)));
        assertThat(best.reasons())
                .containsExactly(
                        "you gain 50",
                        "the partner gains 100",
                        "your policy says keep: value 1,000 for 1,050, gain 50");
    }

    @Test
    void anItemIsNeverExchangedForItselfThoughBothHaveIt() {
        ValueBook book = book(item(1, 1_000, 1_000), item(2, 100, 100), item(3, 80, 80));
        TradePolicy tenPercent = BOTH.with(Mode.VALUE).with(Measure.VALUE, new Tolerance(0, 10_000_000L));
        TradeSearch search = TradeSearch.of(ids(1, 2), ids(1, 3), tenPercent, 0);
        assertThat(find(book, search).trades().stream().map(FoundTrade::offer).toList())
                .isEmpty();
        assertThat(find(book, search.upTo(1, 10)).proved()).isTrue();
        TradeSearch mayLose = TradeSearch.of(ids(1, 2), ids(1, 3), BOTH.with(Mode.VALUE), -2_000);
        assertThat(find(book, mayLose).trades().stream().map(FoundTrade::offer).toList())
                .containsExactly(new TradeOffer(Side.of(2), Side.of(1, 3)), new TradeOffer(Side.of(2), Side.of(1)));
    }

    @Test
    void twoEqualInventoriesOfFiftyItemsAreSearchedWholly() {
        Random random = new Random(4);
        ItemValue[] items = LongStream.rangeClosed(1, 50)
                .mapToObj(id -> item(id, 1 + random.nextInt(100_000), 1 + random.nextInt(100_000)))
                .toArray(ItemValue[]::new);
        FoundTrades found = find(
                book(items),
                TradeSearch.of(range(1, 50), range(1, 50), BOTH.with(Mode.VALUE), 0)
                        .by(Measure.VALUE, Measure.RAP));
        assertThat(found.proved()).isTrue();
        assertThat(found.trades())
                .hasSize(10)
                .allSatisfy(trade -> assertThat(trade.offer().mine().items())
                        .doesNotContainAnyElementsOf(trade.offer().theirs().items()));
    }

    @Test
    void itemsWithoutAPriceAreLeftOutAndNamed() {
        FoundTrades found = find(book(item(1, 10, 10), item(2, -1, 10)), TradeSearch.of(ids(1, 7), ids(2), BOTH, -100));
        assertThat(found.trades()).isEmpty();
        assertThat(found.unpriced()).isEqualTo(ids(2, 7));
        assertThat(found.proved()).isTrue();
    }

    @Test
    void fiftyItemsASideAreSearchedWholly() {
        Random random = new Random(3);
        List<ItemValue> items = new ArrayList<>();
        for (long id = 1; id <= 100; id++) {
            items.add(item(id, 1 + random.nextInt(100_000), 1 + random.nextInt(100_000)));
        }
        ValueBook book = book(items.toArray(new ItemValue[0]));
        FoundTrades found = find(
                book,
                TradeSearch.of(range(1, 50), range(51, 100), BOTH.with(Mode.VALUE), 0)
                        .by(Measure.VALUE, Measure.RAP));
        assertThat(found.proved()).isTrue();
        assertThat(found.left()).isZero();
        assertThat(found.trades())
                .hasSize(10)
                .isSortedAccordingTo(Comparator.comparing(FoundTrade::gain).reversed());
        assertThat(found.trades()).allSatisfy(trade -> {
            assertThat(trade.verdict()).isInstanceOf(Verdict.Keep.class);
            assertThat(trade.partnersGain()).isGreaterThanOrEqualTo(0);
        });
    }

    @Test
    void theLimitEndsALargeSearchWhichThenSaysThatItIsNotProved() {
        Random random = new Random(5);
        List<ItemValue> items = new ArrayList<>();
        for (long id = 1; id <= 400; id++) {
            items.add(item(id, 1 + random.nextInt(100_000), 1 + random.nextInt(100_000)));
        }
        ValueBook book = book(items.toArray(new ItemValue[0]));
        TradeSearch search = TradeSearch.of(range(1, 200), range(201, 400), BOTH.with(Mode.VALUE), 0)
                .by(Measure.VALUE, Measure.RAP)
                .upTo(4, 5);
        AtomicLong looks = new AtomicLong();
        FoundTrades some = new TradeFinder(book, () -> looks.incrementAndGet() * 1_000_000)
                .find(search.within(Duration.ofMillis(60)));
        assertThat(some.proved()).isFalse();
        assertThat(some.left()).isPositive();
        assertThat(looks).hasValueBetween(60, 70);
        assertThat(some.trades()).hasSize(5);
        FoundTrades pairs = find(book, search.upTo(1, 5));
        assertThat(some.trades().get(0).gain())
                .isGreaterThanOrEqualTo(pairs.trades().get(0).gain());
    }

    @Test
    void aLargeSearchIsProvedWhereNothingLargerCanBeBetter() {
        ItemValue[] items = LongStream.rangeClosed(1, 400)
                .mapToObj(id -> item(id, 500, 1_000 + id % 7))
                .toArray(ItemValue[]::new);
        FoundTrades found = find(
                book(items),
                TradeSearch.of(range(1, 200), range(201, 400), BOTH.with(Mode.VALUE), 0)
                        .upTo(4, 10));
        assertThat(found.proved()).isTrue();
        assertThat(found.trades()).hasSize(10).allSatisfy(trade -> {
            assertThat(trade.items()).isEqualTo(2);
            assertThat(trade.gain()).isZero();
        });
        assertThat(found.trades().get(0).offer()).isEqualTo(new TradeOffer(Side.of(1), Side.of(204)));
    }

    @Test
    void blocksFindWhatAWholeSearchFinds() {
        Random random = new Random(9);
        ItemValue[] items = LongStream.rangeClosed(1, 110)
                .mapToObj(id -> item(id, random.nextInt(3_000), random.nextInt(3_000)))
                .toArray(ItemValue[]::new);
        ValueBook book = book(items);
        TradePolicy policy = BOTH.with(Mode.VALUE).with(Measure.VALUE, Tolerance.amount(100));
        TradeSearch small =
                TradeSearch.of(range(1, 12), range(41, 110), policy, -50).upTo(3, 20);
        List<String> whole =
                find(book, small).trades().stream().map(TradeFinderTest::line).toList();
        FoundTrades blocks = find(book, small.upTo(4, 20));
        assertThat(blocks.pairs()).isGreaterThan(4);
        assertThat(blocks.proved()).isTrue();
        assertThat(blocks.trades().get(0).gain())
                .isGreaterThanOrEqualTo(find(book, small).trades().get(0).gain());
        assertThat(whole).hasSize(20);
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        TradeSearch search = TradeSearch.of(ids(1), ids(2), BOTH, 0);
        assertThatIllegalArgumentException().isThrownBy(() -> search.upTo(5, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> search.upTo(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> search.within(Duration.ofSeconds(-1)));
    }

    private static List<ItemId> range(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(ItemId::new).toList();
    }

    private static ItemValue[] items(Random random) {
        ItemValue[] items = new ItemValue[9];
        int prices = 2 + random.nextInt(12);
        for (int id = 1; id <= items.length; id++) {
            long rap = random.nextInt(15) == 0 ? -1 : random.nextInt(prices) * 10;
            items[id - 1] = item(id, rap, random.nextInt(4) == 0 ? -1 : random.nextInt(prices) * 10);
        }
        return items;
    }

    private static TradeSearch search(Random random) {
        Tolerance value = new Tolerance(random.nextInt(3) * 10L, random.nextInt(2) * 250_000_000L);
        Tolerance rap = new Tolerance(random.nextInt(3) * 10L, random.nextInt(2) * 100_000_000L);
        TradePolicy policy = BOTH.with(List.of(Mode.values()).get(random.nextInt(3)))
                .with(Measure.VALUE, value)
                .with(Measure.RAP, rap)
                .cancelingEquals(random.nextBoolean());
        return new TradeSearch(
                some(random),
                some(random),
                policy,
                List.of(Measure.values()).get(random.nextInt(2)),
                List.of(Measure.values()).get(random.nextInt(2)),
                random.nextInt(7) * 10L - 40,
                1 + random.nextInt(4),
                1 + random.nextInt(6),
                Duration.ofSeconds(1));
    }

    private static List<ItemId> some(Random random) {
        List<ItemId> items = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            items.add(new ItemId(1 + random.nextInt(10)));
        }
        return items;
    }

    private static String line(FoundTrade trade) {
        return line(trade.gain(), trade.partnersGain(), trade.offer());
    }

    private static String line(long gain, long partners, TradeOffer offer) {
        return gain + "/" + partners + ": " + offer.mine() + " for " + offer.theirs();
    }

    private record Trade(long gain, long partners, TradeOffer offer) {
        int items() {
            return offer.mine().items().size() + offer.theirs().items().size();
        }
    }

    private static List<String> bruteForce(ValueBook book, TradeSearch search) {
        TradeEvaluator evaluator = new TradeEvaluator(search.policy(), book);
        List<Trade> trades = new ArrayList<>();
        for (List<ItemId> mine : subsets(search.mine(), search.mostItems())) {
            for (List<ItemId> theirs : subsets(search.theirs(), search.mostItems())) {
                TradeOffer offer = new TradeOffer(Side.of(mine, 0), Side.of(theirs, 0));
                Verdict verdict = evaluator.judge(offer);
                var gain = verdict.weighing().figures(search.gainIn());
                var partners = verdict.weighing().figures(search.partnerIn());
                if (verdict instanceof Verdict.Keep
                        && Collections.disjoint(mine, theirs)
                        && gain.isPresent()
                        && partners.isPresent()
                        && partners.get().loss() >= search.leastForPartner()) {
                    trades.add(new Trade(-gain.get().loss(), partners.get().loss(), offer));
                }
            }
        }
        trades.sort(Comparator.comparingLong(Trade::gain)
                .reversed()
                .thenComparingInt(Trade::items)
                .thenComparing(trade -> trade.offer().mine().items(), TradeFinderTest::byIds)
                .thenComparing(trade -> trade.offer().theirs().items(), TradeFinderTest::byIds));
        return trades.stream()
                .limit(search.best())
                .map(trade -> line(trade.gain(), trade.partners(), trade.offer()))
                .toList();
    }

    private static int byIds(List<ItemId> one, List<ItemId> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = one.get(i).compareTo(other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    private static List<List<ItemId>> subsets(List<ItemId> items, int most) {
        List<ItemId> sorted = items.stream().sorted().toList();
        TreeSet<List<ItemId>> subsets = new TreeSet<>(TradeFinderTest::byIds);
        for (int mask = 1; mask < 1 << sorted.size(); mask++) {
            if (Integer.bitCount(mask) <= most) {
                List<ItemId> chosen = new ArrayList<>();
                for (int i = 0; i < sorted.size(); i++) {
                    if ((mask >> i & 1) == 1) {
                        chosen.add(sorted.get(i));
                    }
                }
                subsets.add(chosen);
            }
        }
        return List.copyOf(subsets);
    }
}
