package dev.astra.launcher.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.process.Phase;
import dev.astra.core.process.ProcessSpec;
import dev.astra.core.process.ProcessSpecBuilder;
import dev.astra.http.client.rolimons.RolimonsValueFeed;
import dev.astra.launcher.config.Scans;
import dev.astra.testkit.Covers;
import dev.astra.testkit.FakeRoblox;
import dev.astra.testkit.ScriptedMachine.Life;
import dev.astra.testkit.ShopFault;
import dev.astra.trading.companion.RunPolicy;
import dev.astra.trading.gateway.TradeId;
import dev.astra.trading.value.FileValuesStorage;
import dev.astra.trading.value.ItemValues;
import dev.astra.trading.value.UpdateOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What {@code astra run} does with values, scans and the trade bot, part by part. */
class TradingRunTest extends TradingFloor {
    @Test
    @Covers("A-170")
    void valuesComeBeforeTheTradeBotAndTheFirstScan() {
        rolimons.failNext(ShopFault.unavailableHtml());
        start(POLICY, Scans.DECLINE);
        time.advance(Duration.ofSeconds(20));
        assertThat(machine.launches()).isZero();
        assertThat(roblox.requests()).isEmpty();
        time.advance(Duration.ofMinutes(5));
        assertThat(machine.launches()).isEqualTo(1);
        assertThat(requestsAtLaunch).isEqualTo(2);
        assertThat(roblox.requests()).isNotEmpty();
    }

    @Test
    @Covers("A-171")
    void withoutScansValuesAreUpdatedAndTheBotRuns() {
        start(POLICY.withoutScan(), Scans.DECLINE);
        item(1, 5_000);
        time.advance(Duration.ofHours(3));
        assertThat(phase()).isEqualTo(Phase.RUNNING);
        assertThat(directory.resolve("values")).content().contains("1:5000:");
        assertThat(roblox.requests()).isEmpty();
    }

    @Test
    @Covers("A-172")
    void aChangeOfValuesRestartsTheBotAfterItsPauseAndDeclinesWhatBecameBad() {
        start(POLICY, Scans.DECLINE);
        time.advance(Duration.ofMinutes(3));
        assertThat(site.declined()).isEmpty();
        item(2, 500);
        time.advance(Duration.ofMinutes(1).plus(POLICY.settle()).plusSeconds(2));
        assertThat(phase()).isEqualTo(Phase.OFF);
        assertThat(site.declined()).containsExactly(new TradeId(7));
        time.advance(POLICY.botPause());
        assertThat(phase()).isEqualTo(Phase.RUNNING);
        assertThat(machine.launches()).isEqualTo(2);
    }

    @Test
    @Covers("A-172")
    void valuesThatACommandUpdatedMeanwhileRestartTheBotAndScanToo() throws Exception {
        start(POLICY, Scans.DECLINE);
        time.advance(Duration.ofMinutes(3));
        item(2, 500);
        ItemValues typed = ItemValues.of(
                RolimonsValueFeed.builder()
                        .url(rolimons.url())
                        .ttl(RolimonsValueFeed.LEAST_TTL)
                        .clock(time, time::nanos)
                        .build(),
                FileValuesStorage.at(directory.resolve("values")));
        assertThat(typed.update()).isInstanceOf(UpdateOutcome.Current.class);
        time.advance(Duration.ofMinutes(1).plus(POLICY.settle()).plusSeconds(2));
        assertThat(phase()).isEqualTo(Phase.OFF);
        assertThat(site.declined()).containsExactly(new TradeId(7));
        time.advance(POLICY.botPause());
        assertThat(machine.launches()).isEqualTo(2);
        time.advance(Duration.ofHours(2));
        assertThat(machine.launches()).isEqualTo(2);
    }

    @Test
    void whatTheBotComputesForItselfDoesNotRestartIt() throws Exception {
        start(POLICY, Scans.DECLINE);
        time.advance(Duration.ofMinutes(3));
        Path file = directory.resolve("values");
        Files.writeString(file, Files.readString(file) + "\n3:70:0.5:1627789128:7.0");
        time.advance(Duration.ofHours(1));
        assertThat(machine.launches()).isEqualTo(1);
    }

    @Test
    @Covers("A-173")
    void scansByTheClockWhereNothingChanges() {
        start(POLICY, Scans.DECLINE);
        time.advance(Duration.ofMinutes(59));
        roblox.forgetRequests();
        time.advance(Duration.ofMinutes(2));
        assertThat(roblox.requests()).isNotEmpty();
        assertThat(machine.launches()).isEqualTo(1);
    }

    @Test
    @Covers("A-174")
    void doesNotScanByTheClockWhereOnlyValuesCount() {
        start(POLICY.withoutPeriodicScan(), Scans.DECLINE);
        time.advance(Duration.ofMinutes(5));
        roblox.forgetRequests();
        time.advance(Duration.ofDays(1));
        assertThat(roblox.requests()).isEmpty();
    }

    @Test
    @Covers("A-176")
    void aScanThatDiesIsBegunAgain() {
        for (int i = 0; i < 12; i++) {
            roblox.failNext(ShopFault.unavailableHtml());
        }
        item(2, 500);
        start(POLICY, Scans.DECLINE);
        time.advance(Duration.ofMinutes(20));
        assertThat(site.declined()).containsExactly(new TradeId(7));
    }

    @Test
    @Covers("A-176")
    void aScanThatHangsIsStoppedAndBegunAgain() {
        RunPolicy impatient = new RunPolicy(
                POLICY.valuesEvery(),
                true,
                POLICY.scanEvery(),
                true,
                POLICY.botPause(),
                POLICY.settle(),
                Duration.ofMinutes(5));
        roblox.failNext(FakeRoblox.tooManyRequests(600));
        item(2, 500);
        start(impatient, Scans.DECLINE);
        time.advance(Duration.ofMinutes(6));
        assertThat(site.declined()).containsExactly(new TradeId(7));
        assertThat(time.nanos()).isLessThan(Duration.ofMinutes(10).toNanos());
    }

    @Test
    @Covers("A-175")
    void aBotThatDiesIsStartedAgainAndSomebodyIsTold() {
        life = Life.ending(Duration.ofMillis(5), 1);
        start(POLICY, Scans.DECLINE);
        time.advance(Duration.ofMinutes(1));
        assertThat(machine.launches()).isGreaterThan(3);
        assertThat(told).containsOnlyOnce("FAILING");
    }

    @Test
    @Covers("A-183")
    void aRestartWaitsForTheBotsSafePointButNotForEver() {
        ProcessSpecBuilder busy =
                ProcessSpec.builder(BOT.value(), "olympian").safePoint(() -> {}, Duration.ofSeconds(30));
        start(POLICY, Scans.DECLINE, busy);
        time.advance(Duration.ofMinutes(3));
        item(2, 500);
        time.advance(Duration.ofMinutes(1).plusSeconds(30));
        assertThat(phase()).isEqualTo(Phase.DRAINING);
        assertThat(told).contains("safe point asked").doesNotContain("safe point given up");
        time.advance(Duration.ofSeconds(8));
        assertThat(phase()).isEqualTo(Phase.OFF);
        assertThat(told).contains("safe point given up");
        time.advance(POLICY.botPause());
        assertThat(machine.launches()).isEqualTo(2);
    }

    @Test
    void aFeedThatIsDownLeavesEverythingRunningAndIsToldOnce() {
        start(POLICY, Scans.DECLINE);
        time.advance(Duration.ofMinutes(1));
        for (int i = 0; i < 100; i++) {
            rolimons.failNext(ShopFault.unavailableHtml());
        }
        time.advance(Duration.ofHours(6));
        assertThat(told).containsOnlyOnce("feed down").doesNotContain("STOPPED");
        assertThat(machine.launches()).isEqualTo(1);
        assertThat(phase()).isEqualTo(Phase.RUNNING);
    }

    @Test
    void theFirstScanOnlyTellsUnlessItIsAskedForMore() {
        item(2, 500);
        start(POLICY, Scans.DRY_FIRST);
        time.advance(Duration.ofMinutes(10));
        assertThat(roblox.requests()).isNotEmpty();
        assertThat(site.declined()).isEmpty();
        time.advance(Duration.ofHours(1));
        assertThat(site.declined()).containsExactly(new TradeId(7));
    }

    @Test
    void aDryRunNeverDeclines() {
        item(2, 500);
        start(POLICY, Scans.DRY);
        time.advance(Duration.ofHours(5));
        assertThat(site.declined()).isEmpty();
    }

    @Test
    void aBotThatAPersonStoppedStaysStoppedWhenValuesChange() {
        start(POLICY, Scans.DECLINE);
        time.advance(Duration.ofMinutes(1));
        supervisor.stop(BOT);
        item(2, 500);
        time.advance(Duration.ofMinutes(10));
        assertThat(phase()).isEqualTo(Phase.OFF);
        assertThat(machine.launches()).isEqualTo(1);
        supervisor.start(BOT);
        time.advance(Duration.ofSeconds(5));
        assertThat(phase()).isEqualTo(Phase.RUNNING);
    }

    @Test
    void afterTheEndNothingBegins() {
        start(POLICY, Scans.DECLINE);
        time.advance(Duration.ofMinutes(1));
        run.close();
        int asked = rolimons.requests();
        time.advance(Duration.ofDays(1));
        assertThat(rolimons.requests()).isEqualTo(asked);
    }
}
