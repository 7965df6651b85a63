package dev.astra.trading.offer;

import static dev.astra.trading.value.Feeds.book;
import static dev.astra.trading.value.Feeds.feed;
import static dev.astra.trading.value.Feeds.file;
import static dev.astra.trading.value.Feeds.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.testkit.Cases;
import dev.astra.testkit.Covers;
import dev.astra.trading.value.FetchedFeed;
import dev.astra.trading.value.ItemId;
import dev.astra.trading.value.ItemValue;
import dev.astra.trading.value.ValueBook;
import dev.astra.trading.value.ValuesFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TradeEvaluatorTest {
    private static final TradePolicy VALUE = TradePolicy.STRICT.with(Mode.VALUE);
    private static final TradePolicy RAP = TradePolicy.STRICT.with(Mode.RAP);
    private static final TradePolicy BOTH = TradePolicy.STRICT;

    /** 20 is not valued and has a RAP; 21 is valued and has none. */
    private static final ValueBook BOOK = book(
            item(1, 1_000, 5_000),
            item(2, 1_100, 4_900),
            item(3, 900, 5_100),
            item(4, 1_000, 5_000),
            item(5, 1_001, 5_001),
            item(6, 999, 4_999),
            item(7, 1_000, 4_900),
            item(20, 700, -1),
            item(21, -1, 800));

    private static String judge(TradePolicy policy, Side mine, Side theirs) {
        return NaiveRule.words(new TradeEvaluator(policy, BOOK).judge(new TradeOffer(mine, theirs)));
    }

    private static String judge(TradePolicy policy, long mine, long theirs) {
        return judge(policy, Side.of(mine), Side.of(theirs));
    }

    @Test
    @Covers({"A-195", "A-199"})
    void valueMayFallByTheFractionOfMySideAndNotByOneMore() {
        TradePolicy twoPercent = VALUE.with(Measure.VALUE, Tolerance.fraction("0.02"));
        assertThat(judge(twoPercent, 1, 7)).isEqualTo("keep");
        TradePolicy less = VALUE.with(Measure.VALUE, Tolerance.fraction("0.019999999"));
        assertThat(judge(less, 1, 7)).isEqualTo("decline VALUE_LOSS");
        assertThat(judge(VALUE, 1, 6)).isEqualTo("decline VALUE_LOSS");
        assertThat(judge(VALUE, 1, 5)).isEqualTo("keep");
    }

    @Test
    @Covers({"A-196", "A-199"})
    void recentAveragePriceMayFallByTheAmountAndNotByOneMore() {
        assertThat(judge(RAP.with(Measure.RAP, Tolerance.amount(100)), 2, 1)).isEqualTo("keep");
        assertThat(judge(RAP.with(Measure.RAP, Tolerance.amount(99)), 2, 1)).isEqualTo("decline RAP_LOSS");
        assertThat(judge(RAP, 1, 6)).isEqualTo("decline RAP_LOSS");
    }

    @Test
    @Covers("A-197")
    void inModeBothOneViolatedMeasureIsEnoughAndAllAreNamed() {
        assertThat(judge(BOTH, 2, 3)).isEqualTo("decline RAP_LOSS");
        assertThat(judge(BOTH, 3, 2)).isEqualTo("decline VALUE_LOSS");
        assertThat(judge(BOTH, 1, 6)).isEqualTo("decline VALUE_LOSS RAP_LOSS");
        assertThat(judge(BOTH, 6, 1)).isEqualTo("keep");
    }

    @Test
    @Covers("A-198")
    void equalTradesAreDeclinedOnlyIfThePolicySaysSo() {
        assertThat(judge(BOTH, 1, 4)).isEqualTo("keep");
        assertThat(judge(BOTH.cancelingEquals(true), 1, 4)).isEqualTo("decline EQUAL");
        assertThat(judge(RAP.cancelingEquals(true), 1, 7)).isEqualTo("decline EQUAL");
        assertThat(judge(BOTH.cancelingEquals(true), 7, 1)).isEqualTo("keep");
        assertThat(judge(VALUE.cancelingEquals(true), 2, 7)).isEqualTo("decline EQUAL");
    }

    @Test
    @Covers("A-200")
    void aMeasureThatDoesNotCountDoesNotMatter() {
        assertThat(judge(RAP, 3, 2)).isEqualTo("keep");
        assertThat(judge(VALUE, 2, 3)).isEqualTo("keep");
        assertThat(judge(VALUE, 21, 21)).isEqualTo("keep");
    }

    @Test
    @Covers("A-201")
    void everyCopyCounts() {
        assertThat(judge(BOTH, Side.of(1, 1), Side.of(1))).isEqualTo("decline VALUE_LOSS RAP_LOSS");
        assertThat(judge(BOTH, Side.of(1, 1, 1), Side.of(4, 1, 4))).isEqualTo("keep");
    }

    @Test
    @Covers("A-202")
    void robuxThatIGetCountLessTheFeeAndThoseThatIGiveInFull() {
        Side withRobux = Side.of(List.of(new ItemId(2)), 143);
        assertThat(judge(VALUE, Side.of(1), withRobux)).isEqualTo("keep");
        assertThat(judge(VALUE, Side.of(1), Side.of(List.of(new ItemId(2)), 142)))
                .isEqualTo("decline VALUE_LOSS");
        assertThat(judge(VALUE, Side.of(List.of(new ItemId(2)), 101), Side.of(1)))
                .isEqualTo("decline VALUE_LOSS");
        assertThat(judge(VALUE, Side.of(List.of(new ItemId(2)), 100), Side.of(1)))
                .isEqualTo("keep");
        assertThat(judge(VALUE.withFee(0), Side.of(1), Side.of(List.of(new ItemId(2)), 100)))
                .isEqualTo("keep");
    }

    @Test
    @Covers("A-203")
    void aTradeWithAnItemThatHasNoPriceIsLeftAloneAndTheItemNamed() {
        assertThat(judge(RAP, 21, 1)).isEqualTo("unpriced");
        Verdict verdict = new TradeEvaluator(BOTH, BOOK).judge(new TradeOffer(Side.of(1, 999), Side.of(21, 999)));
        assertThat(verdict.summary())
                .isEqualTo("left alone, no price for item 999, Item 21 (21): value unknown; RAP unknown");
        assertThat(judge(BOTH.with(Unvalued.UNPRICED), 20, 1)).isEqualTo("unpriced");
    }

    @Test
    @Covers("A-204")
    void anItemThatIsNotValuedCountsTheFilesValueOrElseItsRap() {
        ValueBook book =
                ValueBook.of(1, feed(item(20, 700, -1), item(30, 600, -1), item(1, 1, 700)), file("30:701:0:1:0\n"));
        TradeEvaluator evaluator = new TradeEvaluator(VALUE, book);
        assertThat(evaluator.judge(new TradeOffer(Side.of(30), Side.of(1))).summary())
                .isEqualTo("decline (value loss): value 701 for 700, loss 1 > 0");
        assertThat(evaluator.judge(new TradeOffer(Side.of(20), Side.of(1))).summary())
                .isEqualTo("keep: value 700 for 700, equal");
        assertThat(new TradeEvaluator(VALUE.with(Unvalued.RAP), book)
                        .judge(new TradeOffer(Side.of(30), Side.of(1)))
                        .summary())
                .isEqualTo("keep: value 600 for 700, gain 100");
    }

    @Test
    void aVerdictShowsEveryNumberThatWasUsed() {
        TradePolicy policy = BOTH.with(Measure.VALUE, Tolerance.fraction("0.02"));
        TradeOffer offer = new TradeOffer(Side.of(1, 20), Side.of(List.of(new ItemId(2)), 1_000));
        assertThat(new TradeEvaluator(policy, BOOK).judge(offer).weighing().explain())
                .containsExactly(
                        "mine: Item 1 (1) value 5,000, RAP 1,000",
                        "mine: Item 20 (20) value 700 (not valued; its RAP), RAP 700",
                        "theirs: Item 2 (2) value 4,900, RAP 1,100",
                        "theirs: 1,000 Robux, less 30 % 700",
                        "value: 5,700 for 5,600, loss 100 <= 114",
                        "RAP: 1,700 for 1,800, gain 100",
                        "policy: mode both, value loss up to 2 %, RAP loss up to 0, equal trades kept",
                        "prices: values of test feed at 2026-01-01T00:00:00Z, version 1, 9 items");
    }

    @Test
    void theLargestTradesDoNotOverflow() {
        ValueBook rich = book(item(1, ItemValue.MOST, ItemValue.MOST), item(2, 0, 0));
        long[] thousand = LongStream.generate(() -> 1).limit(Side.MOST_COPIES).toArray();
        TradePolicy policy =
                BOTH.with(Measure.VALUE, Tolerance.fraction("0.999999999")).with(Measure.RAP, Tolerance.fraction("1"));
        assertThat(new TradeEvaluator(policy, rich)
                        .judge(new TradeOffer(Side.of(thousand), Side.of(2)))
                        .summary())
                .isEqualTo("decline (value loss): value 1,000,000,000,000,000 for 0, loss 1,000,000,000,000,000 >"
                        + " 999,999,999,000,000; RAP 1,000,000,000,000,000 for 0, loss 1,000,000,000,000,000 <="
                        + " 1,000,000,000,000,000");
    }

    @Test
    void agreesWithANaiveModelForEveryPolicy() {
        List<TradePolicy> policies = Offers.policies();
        Random random = new Random(11);
        List<ItemValue> items = new ArrayList<>();
        StringBuilder rows = new StringBuilder("old\n\n");
        for (long id = 1; id <= 14; id++) {
            long rap = random.nextInt(12) == 0 ? -1 : random.nextInt(6) * 50;
            items.add(item(id, rap, random.nextBoolean() ? random.nextInt(6) * 50 : -1));
            if (random.nextBoolean()) {
                rows.append(id).append(':').append(random.nextInt(6) * 50).append(":0:1:0\n");
            }
        }
        FetchedFeed feed = feed(items);
        ValuesFile file = file(rows.toString());
        List<ItemId> ids = LongStream.rangeClosed(1, 15).mapToObj(ItemId::new).toList();
        for (TradePolicy policy : policies) {
            TradeEvaluator evaluator = new TradeEvaluator(policy, ValueBook.of(1, feed, file));
            NaiveRule naive = new NaiveRule(policy, items, file.rows());
            for (int i = 0; i < 40; i++) {
                TradeOffer offer = Offers.random(random, ids);
                assertThat(NaiveRule.words(evaluator.judge(offer)))
                        .as("%s by %s", offer, policy)
                        .isEqualTo(naive.judge(offer));
            }
        }
        assertThat(policies).hasSize(3 * 6 * 6 * 2 * 3 * 3);
    }

    @Test
    void aFractionIsReadExactlyOrRefused() {
        assertThat(Tolerance.fraction(" 0.02 ")).isEqualTo(new Tolerance(0, 20_000_000));
        assertThat(Tolerance.fraction("0.0200000000000")).isEqualTo(new Tolerance(0, 20_000_000));
        Cases.run(200, random -> {
            long billionths = random.nextInt(1_000_000_001);
            long mine = random.nextLong(4_000_000_000_000_000L);
            assertThat(new Tolerance(7, billionths).allowed(mine))
                    .isEqualTo(java.math.BigInteger.valueOf(mine)
                                    .multiply(java.math.BigInteger.valueOf(billionths))
                                    .divide(java.math.BigInteger.valueOf(1_000_000_000))
                                    .longValueExact()
                            + 7);
        });
        for (String wrong : List.of("", "2%", "-0.1", "1.1", "0,02", "1e-3", "0.0000000001", "NaN", "99999999999999")) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Tolerance.fraction(wrong)))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching("(?s).*(expected a fraction|a tolerated fraction).*");
        }
    }
}
