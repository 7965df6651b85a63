package dev.astra.trading.offer;

import static dev.astra.trading.value.Feeds.book;
import static dev.astra.trading.value.Feeds.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.trading.offer.BatchVerdicts.Decision;
import dev.astra.trading.value.ItemId;
import dev.astra.trading.value.ItemValue;
import dev.astra.trading.value.ValueBook;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OfferBatchTest {
    private final Random random = new Random(17);
    private final ValueBook book = book(LongStream.rangeClosed(1, 14)
            .mapToObj(id -> item(id, price(12), price(2)))
            .toArray(ItemValue[]::new));

    private long price(int oneInSoManyHasNone) {
        return random.nextInt(oneInSoManyHasNone) == 0 ? -1 : random.nextInt(6) * 50;
    }

    /** Now and then larger than a row, and with items that nobody knows. */
    private List<TradeOffer> offers(int count) {
        List<ItemId> ids = LongStream.rangeClosed(1, 15).mapToObj(ItemId::new).toList();
        List<TradeOffer> offers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            TradeOffer offer = Offers.random(random, ids);
            List<ItemId> more = new ArrayList<>(offer.mine().items());
            more.addAll(offer.theirs().items());
            offers.add(random.nextInt(8) == 0 ? new TradeOffer(Side.of(more, 100), offer.theirs()) : offer);
        }
        return offers;
    }

    private static Decision decision(Verdict verdict) {
        return verdict.fold(keep -> Decision.KEEP, decline -> Decision.DECLINE, unpriced -> Decision.UNPRICED);
    }

    @Test
    void saysWhatIsSaidOneByOneForEveryPolicy() {
        List<TradeOffer> offers = offers(60);
        OfferBatch batch = OfferBatch.of(offers);
        Map<Decision, Integer> seen = new EnumMap<>(Decision.class);
        for (TradePolicy policy : Offers.policies()) {
            TradeEvaluator evaluator = new TradeEvaluator(policy, book);
            BatchVerdicts verdicts = evaluator.judge(batch);
            Map<Decision, Integer> counts = new EnumMap<>(Decision.class);
            for (int place = 0; place < offers.size(); place++) {
                Verdict one = evaluator.judge(offers.get(place));
                assertThat(verdicts.decision(place))
                        .as("%s by %s", offers.get(place), policy)
                        .isEqualTo(decision(one));
                assertThat(verdicts.verdict(place).summary()).isEqualTo(one.summary());
                counts.merge(decision(one), 1, Integer::sum);
            }
            for (Decision decision : Decision.values()) {
                assertThat(verdicts.count(decision)).isEqualTo(counts.getOrDefault(decision, 0));
            }
            seen.putAll(counts);
        }
        assertThat(seen).containsOnlyKeys(Decision.values());
    }

    @Test
    void isJudgedAnewByOtherPrices() {
        OfferBatch batch = OfferBatch.of(List.of(new TradeOffer(Side.of(1), Side.of(2))));
        assertThat(batch.size()).isEqualTo(1);
        BatchVerdicts before =
                new TradeEvaluator(TradePolicy.STRICT, book(item(1, 10, 10), item(2, 10, 10))).judge(batch);
        BatchVerdicts after =
                new TradeEvaluator(TradePolicy.STRICT, book(item(1, 10, 10), item(2, 10, 9))).judge(batch);
        assertThat(before.decision(0)).isEqualTo(Decision.KEEP);
        assertThat(after.decision(0)).isEqualTo(Decision.DECLINE);
        assertThat(after.size()).isEqualTo(1);
    }

    @Test
    void nothingIsJudgedToNothing() {
        OfferBatch none = OfferBatch.of(List.of());
        assertThat(new TradeEvaluator(TradePolicy.STRICT, book()).judge(none).size())
                .isZero();
    }
}
