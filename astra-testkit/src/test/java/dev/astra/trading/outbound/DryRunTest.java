package dev.astra.trading.outbound;

import static dev.astra.trading.value.Feeds.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.trading.gateway.Copy;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.gateway.TradeParty;
import dev.astra.trading.offer.NaiveRule;
import dev.astra.trading.offer.Offers;
import dev.astra.trading.offer.Side;
import dev.astra.trading.offer.TradeOffer;
import dev.astra.trading.offer.TradePolicy;
import dev.astra.trading.value.ItemId;
import dev.astra.trading.value.ItemValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DryRunTest {
    private final Random random = new Random(21);
    private final Map<Long, TradeOffer> offers = new HashMap<>();
    private long copies;

    @Test
    void agreesWithANaiveModelForEveryPolicy() throws Exception {
        try (ScanScene scene = new ScanScene()) {
            ItemValue[] items = LongStream.rangeClosed(1, 9)
                    .mapToObj(id -> item(id, id == 9 ? -1 : random.nextInt(6) * 50, random.nextInt(9) * 50 - 50))
                    .toArray(ItemValue[]::new);
            scene.values(items);
            List<ItemId> ids =
                    LongStream.rangeClosed(1, 9).mapToObj(ItemId::new).toList();
            for (long id = 1; id <= 25; id++) {
                offer(scene.site, id, Offers.random(random, ids));
            }
            for (TradePolicy policy : Offers.policies()) {
                agrees(scene, policy, List.of(items));
            }
        }
    }

    private void agrees(ScanScene scene, TradePolicy policy, List<ItemValue> items) throws InterruptedException {
        scene.policy = policy;
        NaiveRule naive = new NaiveRule(policy, items, List.of());
        ScanReport report = scene.dryRun();
        assertThat(report.trades()).isNotEmpty();
        for (JudgedTrade trade : report.trades()) {
            String expected = naive.judge(offers.getOrDefault(
                    trade.id().value(), trade.verdict().weighing().offer()));
            assertThat(NaiveRule.words(trade.verdict())).as("%s", policy).isEqualTo(expected);
            assertThat(trade.action() == JudgedTrade.Action.WOULD_DECLINE)
                    .as("%s", policy)
                    .isEqualTo(expected.startsWith("decline"));
        }
    }

    private void offer(ScriptedSite site, long id, TradeOffer offer) {
        offers.put(id, offer);
        TradeParty mine = party(site, ScriptedSite.ME, offer.mine());
        TradeParty theirs = party(site, ScriptedSite.PARTNER, offer.theirs());
        site.trades.put(
                id, new ScriptedSite.Trade(mine, theirs, site.time.instant().plus(Duration.ofDays(4))));
    }

    private TradeParty party(ScriptedSite site, PlayerId player, Side side) {
        List<Copy> given = new ArrayList<>();
        for (ItemId item : side.items()) {
            given.add(ScriptedSite.copy(++copies, item.value()));
        }
        site.owned(player).addAll(given);
        return new TradeParty(player, given, side.robux());
    }
}
