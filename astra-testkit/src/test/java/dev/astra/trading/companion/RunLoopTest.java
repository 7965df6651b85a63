package dev.astra.trading.companion;

import static dev.astra.trading.companion.RunAction.START_BOT;
import static dev.astra.trading.companion.RunAction.START_SCAN;
import static dev.astra.trading.companion.RunAction.STOP_BOT;
import static dev.astra.trading.companion.RunAction.STOP_SCAN;
import static dev.astra.trading.companion.RunAction.TELL_FEED_BACK;
import static dev.astra.trading.companion.RunAction.TELL_FEED_DOWN;
import static dev.astra.trading.companion.RunAction.UPDATE_VALUES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.testkit.Cases;
import dev.astra.testkit.Covers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunLoopTest {
    private static final RunPolicy POLICY = RunPolicy.usual();

    private RunLoop loop = RunLoop.of(POLICY);
    private long now;

    private List<RunAction> on(RunEvent event) {
        RunLoop.Step step = loop.on(event, now);
        loop = step.next();
        return step.actions();
    }

    private List<RunAction> after(Duration time) {
        now += time.toNanos();
        return on(RunEvent.TICK);
    }

    /** With values, the bot and a scan that has ended. */
    private void running(RunPolicy policy) {
        loop = RunLoop.of(policy);
        on(RunEvent.BEGUN);
        on(RunEvent.VALUES_CHANGED);
        on(RunEvent.SCAN_ENDED);
    }

    private void updated(RunEvent how) {
        now = Math.max(now, loop.due());
        while (!on(RunEvent.TICK).contains(UPDATE_VALUES)) {
            now = loop.due();
        }
        on(how);
    }

    @Test
    @Covers("A-170")
    void updatesValuesBeforeTheFirstScan() {
        assertThat(on(RunEvent.BEGUN)).containsExactly(UPDATE_VALUES);
        assertThat(after(Duration.ofMinutes(1))).isEmpty();
        assertThat(on(RunEvent.VALUES_UNCHANGED)).containsExactly(START_BOT, START_SCAN);
    }

    @Test
    @Covers("A-171")
    void withoutScansUpdatesValuesAndRunsTheBot() {
        loop = RunLoop.of(POLICY.withoutScan());
        assertThat(on(RunEvent.BEGUN)).containsExactly(UPDATE_VALUES);
        assertThat(on(RunEvent.VALUES_CHANGED)).containsExactly(START_BOT);
        List<RunAction> all = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            all.addAll(after(Duration.ofMinutes(1)));
            all.addAll(on(RunEvent.VALUES_UNCHANGED));
        }
        assertThat(all).contains(UPDATE_VALUES).doesNotContain(START_SCAN);
    }

    @Test
    @Covers("A-172")
    void aChangeStopsTheBotPausesStartsItAgainAndScans() {
        running(POLICY);
        updated(RunEvent.VALUES_CHANGED);
        assertThat(after(POLICY.settle())).containsExactly(STOP_BOT, START_SCAN);
        assertThat(after(Duration.ofMinutes(1))).isEmpty();
        assertThat(on(RunEvent.BOT_STOPPED)).isEmpty();
        assertThat(after(POLICY.botPause().minusNanos(1))).isEmpty();
        assertThat(after(Duration.ofNanos(1))).containsExactly(START_BOT);
    }

    @Test
    @Covers("A-173")
    void scansAgainWhenTheLastScanBeganLongEnoughAgo() {
        running(POLICY);
        now = POLICY.scanEvery().toNanos() - 1;
        assertThat(on(RunEvent.TICK)).doesNotContain(START_SCAN);
        now++;
        assertThat(on(RunEvent.TICK)).contains(START_SCAN);
    }

    @Test
    @Covers("A-174")
    void withTheFilesValuesOnlyThereIsNoPeriodicScan() {
        running(POLICY.withoutPeriodicScan());
        assertThat(after(Duration.ofDays(2))).doesNotContain(START_SCAN);
        on(RunEvent.VALUES_CHANGED);
        assertThat(after(POLICY.settle())).contains(START_SCAN);
    }

    @Test
    @Covers("A-176")
    void aScanThatDiesOrHangsIsBegunAgain() {
        running(POLICY);
        now = POLICY.scanEvery().toNanos();
        assertThat(on(RunEvent.TICK)).contains(START_SCAN);
        assertThat(on(RunEvent.SCAN_FAILED)).isEmpty();
        assertThat(after(Duration.ofSeconds(30))).contains(START_SCAN);
        assertThat(after(POLICY.scanWithin())).contains(STOP_SCAN).doesNotContain(START_SCAN);
        assertThat(on(RunEvent.SCAN_ENDED)).containsExactly(START_SCAN);
    }

    @Test
    @Covers("A-178")
    void aScanThatRunsIsStoppedBeforeTheNextOne() {
        running(POLICY);
        now = POLICY.scanEvery().toNanos();
        on(RunEvent.TICK);
        on(RunEvent.VALUES_CHANGED);
        assertThat(after(POLICY.settle())).contains(STOP_SCAN).doesNotContain(START_SCAN);
        assertThat(on(RunEvent.SCAN_ENDED)).containsExactly(START_SCAN);
    }

    @Test
    @Covers("A-182")
    void severalChangesWithinAMomentAreOneRestart() {
        RunPolicy quick = new RunPolicy(
                Duration.ofSeconds(1),
                true,
                Duration.ofHours(1),
                true,
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofHours(2));
        running(quick);
        List<RunAction> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.addAll(after(Duration.ofSeconds(1)));
            all.addAll(on(RunEvent.VALUES_CHANGED));
        }
        all.addAll(after(Duration.ofSeconds(1)));
        assertThat(all.stream().filter(STOP_BOT::equals)).hasSize(1);
    }

    @Test
    void aFeedThatIsDownStopsNothingAndIsToldOnce() {
        running(POLICY);
        List<RunAction> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.addAll(after(POLICY.valuesEvery()));
            all.addAll(on(RunEvent.VALUES_FAILED));
        }
        assertThat(loop.feedDown()).isTrue();
        assertThat(all).containsOnlyOnce(TELL_FEED_DOWN).doesNotContain(STOP_BOT, STOP_SCAN);
        after(POLICY.valuesEvery());
        assertThat(on(RunEvent.VALUES_UNCHANGED)).containsExactly(TELL_FEED_BACK);
    }

    @Test
    void anyOrderOfEventsKeepsOneBotOneScanAndFreshValuesFirst() {
        Cases.run(2_000, this::anyOrder);
    }

    private void anyOrder(Random random) {
        RunPolicy policy = random.nextInt(4) == 0
                ? POLICY.withoutScan()
                : random.nextBoolean() ? POLICY : POLICY.withoutPeriodicScan();
        loop = RunLoop.of(policy);
        now = random.nextLong(1_000_000);
        Model model = new Model(policy);
        model.saw(on(RunEvent.BEGUN), now);
        for (int i = 0; i < 300; i++) {
            RunEvent event = List.of(RunEvent.values()).get(random.nextInt(RunEvent.values().length));
            model.happens(event);
            model.saw(on(event), now);
            now = random.nextInt(3) == 0 && loop.due() != RunLoop.NEVER
                    ? Math.max(now, loop.due())
                    : now + (long) Math.exp(random.nextDouble() * 30);
        }
        now += Duration.ofHours(3).toNanos();
        model.saw(on(RunEvent.TICK), now);
        model.atLast(loop, now);
    }

    /** What must hold, written down without the loop's code. */
    private static final class Model {
        private final RunPolicy policy;
        private boolean asked;
        private boolean priced;
        private boolean bot;
        private boolean botStopping;
        private long botGone = Long.MIN_VALUE;
        private boolean goneNow;
        private boolean scanning;
        private boolean scanStopping;

        Model(RunPolicy policy) {
            this.policy = policy;
        }

        void happens(RunEvent event) {
            if (event == RunEvent.VALUES_CHANGED || event == RunEvent.VALUES_UNCHANGED) {
                priced = priced || asked;
                asked = false;
            }
            if (event == RunEvent.VALUES_FAILED) {
                asked = false;
            }
            goneNow = event == RunEvent.BOT_STOPPED && botStopping;
            if (goneNow) {
                bot = false;
                botStopping = false;
            }
            if (event == RunEvent.SCAN_ENDED || event == RunEvent.SCAN_FAILED) {
                scanning = false;
                scanStopping = false;
            }
        }

        void saw(List<RunAction> actions, long now) {
            botGone = goneNow ? now : botGone;
            goneNow = false;
            for (RunAction action : actions) {
                switch (action) {
                    case UPDATE_VALUES -> {
                        assertThat(asked).as("one update at a time").isFalse();
                        asked = true;
                    }
                    case START_BOT -> {
                        assertThat(bot).as("never two bots").isFalse();
                        assertThat(priced).as("values come first").isTrue();
                        assertThat(botGone == Long.MIN_VALUE
                                        || now - botGone >= policy.botPause().toNanos())
                                .as("a pause between two bots")
                                .isTrue();
                        bot = true;
                    }
                    case STOP_BOT -> {
                        assertThat(bot && !botStopping)
                                .as("a bot that runs is stopped once")
                                .isTrue();
                        botStopping = true;
                    }
                    case START_SCAN -> {
                        assertThat(scanning).as("never two scans").isFalse();
                        assertThat(priced && policy.scan())
                                .as("scans are wanted and have values")
                                .isTrue();
                        scanning = true;
                    }
                    case STOP_SCAN -> {
                        assertThat(scanning && !scanStopping)
                                .as("a scan that runs is stopped once")
                                .isTrue();
                        scanStopping = true;
                    }
                    case TELL_FEED_DOWN, TELL_FEED_BACK -> {}
                }
            }
        }

        void atLast(RunLoop loop, long now) {
            assertThat(asked || loop.due() != RunLoop.NEVER)
                    .as("it never stops looking")
                    .isTrue();
            assertThat(!priced || bot || loop.due() > now)
                    .as("the bot is not forgotten")
                    .isTrue();
        }
    }
}
