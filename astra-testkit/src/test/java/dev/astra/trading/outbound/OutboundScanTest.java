package dev.astra.trading.outbound;

import static dev.astra.trading.value.Feeds.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.UnavailableException;
import dev.astra.core.time.Heartbeat;
import dev.astra.testkit.Covers;
import dev.astra.trading.gateway.Copy;
import dev.astra.trading.gateway.CopyId;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.gateway.TradeStatus;
import dev.astra.trading.outbound.JudgedTrade.Action;
import dev.astra.trading.outbound.JudgedTrade.Finding;
import dev.astra.trading.outbound.ScriptedSite.Fault;
import dev.astra.trading.value.ItemId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboundScanTest {
    private final ScanScene scene = new ScanScene();
    private final ScriptedSite site = scene.site;

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    @Covers("A-190")
    void allPagesAreReadAlsoWhenThePlaceIsLost() throws Exception {
        for (long id = 1; id <= 35; id++) {
            site.offer(id, 1, 3);
        }
        site.losesThePlace = true;
        ScanReport report = scene.run();
        assertThat(report.listed()).isEqualTo(35);
        assertThat(report.pages()).isEqualTo(2 + 4);
        assertThat(report.count(Finding.GOOD)).isEqualTo(35);
    }

    @Test
    @Covers("A-191")
    void detailsAreFetchedOnceAndTooManyRequestsAreWaitedOut() throws Exception {
        for (long id = 1; id <= 5; id++) {
            site.offer(id, 1, 3);
        }
        site.faults.put(3, Fault.LIMITED);
        site.faults.put(7, Fault.DOWN);
        Instant before = scene.time.instant();
        scene.run();
        assertThat(Duration.between(before, scene.time.instant())).isEqualTo(Duration.ofSeconds(90 + 60));
        assertThat(site.count("details")).isEqualTo(5 + 2);
        scene.run();
        scene.reopen();
        scene.run();
        assertThat(site.count("details")).isEqualTo(5 + 2);
    }

    @Test
    void asMuchFailureAsIsNotWorthWaitingForEndsTheScanAndNothingIsLost() throws Exception {
        site.offer(1, 1, 3);
        for (int call = 2; call <= 6; call++) {
            site.faults.put(call, Fault.DOWN);
        }
        assertThatThrownBy(scene::run).isInstanceOf(UnavailableException.class);
        assertThat(scene.run().count(Finding.GOOD)).isEqualTo(1);
    }

    @Test
    @Covers("A-193")
    void aDeclineIsBelievedWhenItWasReadBack() throws Exception {
        site.offer(1, 1, 2);
        ScanReport report = scene.run();
        assertThat(report.count(Action.DECLINED)).isEqualTo(1);
        assertThat(site.calls).containsSubsequence("decline 1", "details 1");
        assertThat(scene.remembered(1).orElseThrow().state()).isEqualTo(TrackedTrade.State.DECLINED);
    }

    @Test
    @Covers("A-194")
    void aDeclineThatFailsIsRepeatedAndNobodyIsToldBefore() throws Exception {
        site.offer(1, 1, 2);
        for (int call = 4; call <= 9; call++) {
            site.faults.put(call, Fault.DOWN);
        }
        ScanReport first = scene.run();
        assertThat(first.count(Action.UNCONFIRMED)).isEqualTo(1);
        assertThat(site.trade(1).status).isEqualTo(TradeStatus.OPEN);
        assertThat(scene.notices()).isEmpty();
        site.faults.clear();
        assertThat(scene.run().count(Action.DECLINED)).isEqualTo(1);
        assertThat(scene.notices()).hasSize(1);
    }

    @Test
    void aLostAnswerIsReadBackAndNotAskedForAgain() throws Exception {
        site.offer(1, 1, 2);
        site.faults.put(4, Fault.ANSWER_LOST);
        assertThat(scene.run().count(Action.DECLINED)).isEqualTo(1);
        assertThat(site.count("decline")).isEqualTo(1);
        assertThat(scene.notices()).hasSize(1);
    }

    @Test
    @Covers("A-205")
    void expiredTradesAreForgotten() throws Exception {
        site.offer(1, 1, 3);
        scene.time.advance(Duration.ofDays(1));
        site.offer(2, 1, 3);
        scene.values(item(1, 1_000, 1_000), item(3, 1_100, 1_100));
        scene.run();
        assertThat(scene.rememberedIds()).containsExactly(1L, 2L);
        scene.time.advance(Duration.ofDays(3));
        scene.values(item(1, 1_000, 1_000), item(3, 1_100, 1_100));
        assertThat(scene.run().ended()).isEqualTo(1);
        assertThat(scene.rememberedIds()).containsExactly(2L);
    }

    @Test
    @Covers("A-206")
    void aTradeWithAnItemThatIsNotMineAnyMoreIsDeclined() throws Exception {
        site.offer(1, 1, 3);
        scene.run();
        site.owned(ScriptedSite.ME).clear();
        ScanReport report = scene.run();
        assertThat(report.count(Finding.MINE_GONE)).isEqualTo(1);
        assertThat(site.trade(1).status).isEqualTo(TradeStatus.DECLINED);
        assertThat(scene.audit("trade 1").get(1)).contains("not yours any more: item 1");
    }

    @Test
    @Covers("A-207")
    void anItemThatIsNotThePartnersAnyMoreIsTheSameButAHiddenInventorySaysNothing() throws Exception {
        site.offer(1, new PlayerId(11), 1, 3);
        site.offer(2, new PlayerId(12), 1, 3);
        site.owned(new PlayerId(11)).clear();
        site.owned(new PlayerId(12)).clear();
        site.hidden.add(new PlayerId(12));
        ScanReport report = scene.run();
        assertThat(report.count(Finding.THEIRS_GONE)).isEqualTo(1);
        assertThat(site.trade(1).status).isEqualTo(TradeStatus.DECLINED);
        assertThat(site.trade(2).status).isEqualTo(TradeStatus.OPEN);
    }

    @Test
    @Covers("A-208")
    void aRememberedTradeIsJudgedByNewValues() throws Exception {
        site.offer(1, 1, 3);
        assertThat(scene.run().count(Finding.GOOD)).isEqualTo(1);
        scene.values(item(1, 1_000, 1_000), item(3, 1_100, 999));
        assertThat(scene.run().count(Action.DECLINED)).isEqualTo(1);
        assertThat(scene.audit("trade 1"))
                .satisfiesExactly(
                        kept -> assertThat(kept)
                                .startsWith(
                                        "keep: keep: value 1,000 for 1,100, gain 100; RAP 1,000 for 1,100, gain 100")
                                .contains("theirs: Item 3 (3) value 1,100, RAP 1,100"),
                        decided -> assertThat(decided)
                                .startsWith("decline decided: decline (value loss): value 1,000 for 999, loss 1 > 0"),
                        done -> assertThat(done).isEqualTo("declined: declined"));
    }

    @Test
    @Covers("A-209")
    void eachInventoryIsDownloadedOnceInAScan() throws Exception {
        for (long id = 1; id <= 30; id++) {
            site.offer(id, new PlayerId(100 + id % 3), 1, 3);
        }
        assertThat(scene.run().inventories()).isEqualTo(1 + 3);
        assertThat(site.count("inventory")).isEqualTo(4);
        scene.run();
        assertThat(site.count("inventory")).isEqualTo(8);
    }

    @Test
    @Covers({"A-210", "A-211"})
    void whatIsRememberedBeginsEmptyHasEachTradeOnceAndLosesOnlyWhatIsOver() throws Exception {
        assertThat(scene.rememberedIds()).isEmpty();
        for (long id = 1; id <= 12; id++) {
            site.offer(id, 1, 3);
        }
        scene.run();
        scene.run();
        assertThat(scene.rememberedIds()).hasSize(12).doesNotHaveDuplicates();
        site.trade(5).status = TradeStatus.COUNTERED;
        site.trade(9).status = TradeStatus.EXPIRED;
        scene.run();
        assertThat(scene.rememberedIds()).hasSize(10).doesNotContain(5L, 9L);
    }

    @Test
    @Covers("A-212")
    void aDeadCookieHaltsTheScanTellsPeopleOnceAndAsksNothingMore() throws Exception {
        site.offer(1, 1, 2);
        site.faults.put(1, Fault.SIGNED_OUT);
        for (int i = 0; i < 3; i++) {
            String advice = scene.outcome()
                    .fold(done -> "", halted -> halted.halt().stop().advice(), noValues -> "", off -> "");
            assertThat(advice).contains("sign in again");
        }
        assertThat(site.calls).hasSize(1);
        assertThat(scene.notices()).hasSize(1).first().asString().contains("sign in again");
        scene.builder().build().resume(ScanScene.STAFF);
        assertThat(scene.run().count(Action.DECLINED)).isEqualTo(1);
    }

    @Test
    void aChallengeInTheMiddleOfADeclineHaltsAndTheDeclineIsDoneAfterwards() throws Exception {
        site.offer(1, 1, 2);
        site.faults.put(4, Fault.CHALLENGE);
        assertThat(scene.outcome()).isInstanceOf(ScanOutcome.Halted.class);
        assertThat(site.declines()).isZero();
        scene.reopen();
        assertThat(scene.outcome()).isInstanceOf(ScanOutcome.Halted.class);
        scene.builder().build().resume(ScanScene.STAFF);
        assertThat(scene.run().count(Action.DECLINED)).isEqualTo(1);
        assertThat(site.declined).containsOnly(java.util.Map.entry(1L, 1));
    }

    @Test
    void whatTheSiteRefusesIsNotTriedAgain() throws Exception {
        site.offer(1, 1, 2).refusal = "not allowed";
        assertThat(scene.run().count(Action.REFUSED)).isEqualTo(1);
        scene.run();
        assertThat(site.count("decline")).isEqualTo(1);
        assertThat(scene.notices()).hasSize(1);
    }

    @Test
    @Covers("A-215")
    void aThousandRememberedTradesAreJudgedWithoutAskingAboutAnyOfThem() throws Exception {
        for (long id = 1; id <= 1_000; id++) {
            site.offer(id, 1, 3);
        }
        site.pageSize = 100;
        scene.run();
        site.calls.clear();
        assertThat(scene.run().trades()).hasSize(1_000);
        assertThat(site.calls).hasSize(1 + 10 + 2);
    }

    @Test
    @Covers("A-232")
    void aDryRunSaysWhatItWouldDoAndDoesNothing() throws Exception {
        site.offer(1, 1, 2);
        site.offer(2, 1, 3);
        long sequence = scene.sequence();
        ScanReport report = scene.dryRun();
        assertThat(report.trades().stream().map(trade -> trade.id() + " " + trade.finding() + " " + trade.action()))
                .containsExactly("2 GOOD NONE", "1 BAD WOULD_DECLINE");
        assertThat(site.count("decline")).isZero();
        assertThat(scene.sequence()).isEqualTo(sequence);
    }

    @Test
    @Covers("A-234")
    void everyDecisionToDeclineIsInTheAuditLogWithItsPricesAndNoPerson() throws Exception {
        site.offer(1, new PlayerId(987_654_321), 1, 2);
        scene.run();
        String decided = scene.audit("trade 1").get(0);
        assertThat(decided)
                .contains("mine: Item 1 (1) value 1,000, RAP 1,000")
                .contains("theirs: Item 2 (2) value 900, RAP 900")
                .contains("policy: mode both")
                .contains("prices: values of test feed at 2026-01-01T00:00:00Z");
        assertThat(scene.audit("trade 1").toString()).doesNotContain("987654321");
    }

    @Test
    @Covers({"A-221", "A-222"})
    void peopleAreToldWhatWasSavedAndWhichTradeItWas() throws Exception {
        site.offer(77, new PlayerId(4_321), 1, 2);
        scene.values(item(1, 12_000, 51_000), item(2, 12_500, 40_000));
        scene.run();
        assertThat(scene.notices().get(0))
                .contains("Astra has cancelled a non-profitable trade!", "Trade Cancelled")
                .contains(
                        "{\"name\":\"Your Value\",\"value\":\"51,000\"",
                        "{\"name\":\"Value saved\",\"value\":\"11,000\"")
                .doesNotContain("RAP saved")
                .contains("\"77\"", "\"4321\"", "Item 1 (1)", "Item 2 (2)", "mode both", "2026-01-01T00:00:00Z");
    }

    @Test
    void nothingIsDeclinedUnlessItIsSwitchedOn() throws Exception {
        site.offer(1, 1, 2);
        assertThat(scene.builder().build().run(Heartbeat.unwatched())).isInstanceOf(ScanOutcome.Off.class);
        assertThat(site.calls).isEmpty();
    }

    @Test
    void valuesThatAreTooOldDeclineNothing() throws Exception {
        site.offer(1, 1, 2);
        scene.time.advance(Duration.ofMinutes(61));
        String reason = scene.outcome().fold(done -> "", halted -> "", ScanOutcome.NoValues::reason, off -> "");
        assertThat(reason).contains("61 minutes old");
        assertThat(site.calls).isEmpty();
    }

    @Test
    void copiesWithIdsOfAnotherKindAreCountedByItem() {
        Ownership numbers = new Ownership(List.of(ScriptedSite.copy(5, 1), ScriptedSite.copy(6, 1)));
        Copy text = new Copy(new CopyId("3f0d6e2a-0000-4000-8000-000000000001"), new ItemId(1), false);
        Copy other = new Copy(new CopyId("3f0d6e2a-0000-4000-8000-000000000002"), new ItemId(2), false);
        assertThat(numbers.missing(List.of(text, text))).isEmpty();
        assertThat(numbers.missing(List.of(text, text, text))).hasSize(1);
        assertThat(numbers.missing(List.of(other))).containsExactly(other);
        assertThat(numbers.missing(List.of(ScriptedSite.copy(7, 1)))).hasSize(1);
    }
}
