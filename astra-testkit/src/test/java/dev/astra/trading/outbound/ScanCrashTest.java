package dev.astra.trading.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.UnavailableException;
import dev.astra.testkit.Cases;
import dev.astra.testkit.Covers;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.gateway.TradeStatus;
import dev.astra.trading.outbound.ScriptedSite.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A scan that ends at any call, or loses any answer, declines the same trades in the end, each once. */
class ScanCrashTest {
    private static final List<Fault> FAULTS = List.of(
            Fault.CRASH_BEFORE, Fault.CRASH_AFTER, Fault.ANSWER_LOST, Fault.DOWN, Fault.LIMITED, Fault.CHALLENGE);

    @Test
    @Covers("A-216")
    void aScanThatEndsAtAnyCallDeclinesNothingTwiceAndNothingLess() throws Exception {
        for (Fault fault : FAULTS) {
            for (int call = 1; call <= 20; call++) {
                try (ScanScene scene = scene()) {
                    scene.site.faults.put(call, fault);
                    untilDone(scene);
                    check(scene, fault + " at call " + call);
                }
            }
        }
    }

    @Test
    void anySequenceOfFaultsEndsWithTheSameTradesDeclinedOnce() {
        Cases.run(150, random -> {
            try (ScanScene scene = scene()) {
                for (int call = 1; call <= 60; call++) {
                    if (random.nextInt(4) == 0) {
                        scene.site.faults.put(call, FAULTS.get(random.nextInt(FAULTS.size())));
                    }
                }
                untilDone(scene);
                check(scene, scene.site.faults.toString());
            }
        });
    }

    /** Trades 1 and 3 are bad, 2 is good, 4 is dead. */
    private static ScanScene scene() {
        ScanScene scene = new ScanScene();
        scene.site.offer(1, 1, 2);
        scene.site.offer(2, 1, 3);
        scene.site.offer(3, 3, 1);
        scene.site.offer(4, new PlayerId(12), 1, 3);
        scene.site.owned(new PlayerId(12)).clear();
        scene.site.pageSize = 3;
        return scene;
    }

    private static void untilDone(ScanScene scene) throws InterruptedException {
        for (int run = 0; run < 60; run++) {
            try {
                scene.values(
                        dev.astra.trading.value.Feeds.item(1, 1_000, 1_000),
                        dev.astra.trading.value.Feeds.item(2, 900, 900),
                        dev.astra.trading.value.Feeds.item(3, 1_100, 1_100));
                ScanOutcome outcome = scene.outcome();
                if (outcome instanceof ScanOutcome.Halted) {
                    scene.builder().build().resume(ScanScene.STAFF);
                } else if (outcome instanceof ScanOutcome.Done done
                        && done.report().trades().stream()
                                .noneMatch(trade -> trade.action() == JudgedTrade.Action.UNCONFIRMED)
                        && done.report().problems().isEmpty()) {
                    return;
                }
            } catch (ScriptedSite.Crash crash) {
                scene.reopen();
            } catch (UnavailableException later) {
                assertThat(later).hasMessageContaining("");
            }
        }
        throw new AssertionError("60 runs were not enough");
    }

    private static void check(ScanScene scene, String when) {
        assertThat(scene.site.declined)
                .as(when)
                .containsOnlyKeys(1L, 3L, 4L)
                .containsValues(1)
                .doesNotContainValue(2);
        assertThat(scene.site.trade(2).status).as(when).isEqualTo(TradeStatus.OPEN);
        assertThat(scene.audit("trade 1").stream().filter("declined: declined"::equals))
                .as(when)
                .hasSize(1);
        assertThat(scene.notices().stream().filter(text -> text.contains("Trade Cancelled")))
                .as(when)
                .hasSize(3);
    }
}
