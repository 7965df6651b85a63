package dev.astra.trading.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.AstraException;
import dev.astra.core.UnavailableException;
import dev.astra.testkit.VirtualTime;
import dev.astra.trading.gateway.Copy;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.gateway.TradeParty;
import dev.astra.trading.gateway.TradeStatus;
import dev.astra.trading.offer.Measure;
import dev.astra.trading.offer.NaiveRule;
import dev.astra.trading.offer.Side;
import dev.astra.trading.offer.Tolerance;
import dev.astra.trading.offer.TradeOffer;
import dev.astra.trading.offer.TradePolicy;
import dev.astra.trading.outbound.ScriptedSite.Fault;
import dev.astra.trading.outbound.ScriptedSite.Trade;
import dev.astra.trading.value.FeedCheck;
import dev.astra.trading.value.Feeds;
import dev.astra.trading.value.FetchedFeed;
import dev.astra.trading.value.ItemValue;
import dev.astra.trading.value.ItemValues;
import dev.astra.trading.value.UpdateOutcome;
import dev.astra.trading.value.ValueFeed;
import dev.astra.trading.value.ValueRow;
import dev.astra.trading.value.ValuesFile;
import dev.astra.trading.value.ValuesStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A week in virtual time: values every 4 minutes, a scan every hour. The feed is down for hours and lies once, the site
 * limits, loses answers, asks for a person and forgets the cookie; items change hands, trades come and go, and the program
 * dies now and then. Every decline is checked, when it happens, against the naive rule.
 */
class SimulatedWeekTest {
    private static final Path REPORT = Path.of("src/test/resources/simulated-week.txt");
    private static final int ITEMS = 40;

    private final ScanScene scene = new ScanScene();
    private final Random random = new Random(42);
    private final List<ItemValue> prices = new ArrayList<>();
    private final List<String> story = new ArrayList<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private ValuesFile stored = ValuesFile.EMPTY;
    private long nextTrade = 1;
    private int cycle;
    private final ItemValues values = ItemValues.of(feed(), new MemoryStorage(), FeedCheck.STANDARD);

    @Test
    void aWeekOfFaultsDeclinesNothingWronglyNothingTwiceAndExplainsEveryStop() throws Exception {
        scene.policy = TradePolicy.STRICT
                .with(Measure.VALUE, Tolerance.fraction("0.05"))
                .with(Measure.RAP, Tolerance.amount(300));
        for (long id = 1; id <= ITEMS; id++) {
            prices.add(Feeds.item(id, 500 + random.nextInt(2_000), id % 3 == 0 ? 500 + random.nextInt(2_000) : -1));
        }
        Instant end = scene.time.instant().plus(Duration.ofDays(7));
        for (cycle = 0; scene.time.instant().isBefore(end); cycle++) {
            update();
            if (cycle % 15 == 0) {
                people();
                scan();
            }
            scene.time.advance(Duration.ofMinutes(4));
        }
        scene.site.faults.clear();
        update();
        scan();
        String report = report();
        scene.close();
        Files.writeString(Path.of("target/simulated-week.txt"), report);
        assertThat(report).isEqualTo(read());
        assertThat(counts).doesNotContainKeys("wrong declines", "repeated declines");
        assertThat(counts.get("declined")).isGreaterThan(100);
    }

    /** The feed: down on the second day for 20 hours and now and then; on the fourth day it lacks half of the items. */
    private ValueFeed feed() {
        return () -> {
            long hour =
                    Duration.between(VirtualTime.START, scene.time.instant()).toHours();
            if ((hour >= 26 && hour < 46) || random.nextInt(50) == 0) {
                throw new UnavailableException("the feed answers 503");
            }
            List<ItemValue> all = hour == 80 ? prices.subList(0, ITEMS / 2) : prices;
            return new FetchedFeed("simulated feed", scene.time.instant(), all.size(), 0, all);
        };
    }

    private void update() throws InterruptedException {
        if (random.nextInt(10) == 0) {
            int index = random.nextInt(ITEMS);
            ItemValue old = prices.get(index);
            long value = old.value().isPresent() ? 500 + random.nextInt(2_000) : -1;
            prices.set(index, Feeds.item(old.id().value(), 500 + random.nextInt(2_000), value));
        }
        try {
            UpdateOutcome outcome = values.update();
            count(outcome.fold(
                    current ->
                            current.update().changed() ? "value updates with changes" : "value updates without changes",
                    implausible -> {
                        once("feed not believed: " + String.join("; ", implausible.doubts()));
                        return "value updates that were not believed";
                    }));
        } catch (AstraException down) {
            count("value updates without an answer");
        }
        scene.book = values.book();
    }

    /** What the players do in an hour: new trades, answers, and items that change hands. */
    private void people() {
        ScriptedSite site = scene.site;
        for (int i = 0; i < 4; i++) {
            long id = nextTrade++;
            Trade trade = site.offer(
                    id, new PlayerId(100 + random.nextInt(12)), 1 + random.nextInt(ITEMS), 1 + random.nextInt(ITEMS));
            if (random.nextInt(6) == 0) {
                remove(random.nextBoolean() ? trade.mine : trade.theirs);
            }
        }
        for (Trade trade : site.trades.values()) {
            if (trade.status == TradeStatus.OPEN) {
                if (!trade.expires.isAfter(scene.time.instant())) {
                    trade.status = TradeStatus.EXPIRED;
                } else if (random.nextInt(60) == 0) {
                    trade.status = random.nextBoolean() ? TradeStatus.COMPLETED : TradeStatus.COUNTERED;
                    remove(trade.mine);
                    remove(trade.theirs);
                } else if (random.nextInt(200) == 0) {
                    remove(trade.theirs);
                }
            }
        }
    }

    private void remove(TradeParty party) {
        scene.site.owned(party.player()).removeAll(party.copies());
    }

    private void scan() throws InterruptedException {
        ScriptedSite site = scene.site;
        site.faults.clear();
        int base = site.calls.size();
        for (int call = 1; call <= 200; call++) {
            int dice = random.nextInt(1_500);
            @Nullable Fault fault = dice < 20
                    ? Fault.LIMITED
                    : dice < 35
                            ? Fault.ANSWER_LOST
                            : dice < 45
                                    ? Fault.DOWN
                                    : dice < 49 ? Fault.CRASH_AFTER : dice < 53 ? Fault.CRASH_BEFORE : null;
            if (fault != null) {
                site.faults.put(base + call, fault);
            }
        }
        int hour = cycle / 15;
        if (hour == 60 || hour == 100 || hour == 130) {
            site.faults.put(base + 5, hour == 60 ? Fault.SIGNED_OUT : hour == 100 ? Fault.CHALLENGE : Fault.TWO_STEP);
        }
        Map<Long, TradeStatus> before = new TreeMap<>();
        site.trades.forEach((id, trade) -> before.put(id, trade.status));
        try {
            ended(scene.outcome());
        } catch (ScriptedSite.Crash crash) {
            count("crashes");
            scene.reopen();
        } catch (AstraException unavailable) {
            tell("scan ended: " + unavailable.getMessage());
        }
        check(before);
    }

    private void ended(ScanOutcome outcome) {
        outcome.fold(
                done -> {
                    done.report().trades().forEach(trade -> {
                        if (trade.action() != JudgedTrade.Action.NONE) {
                            count(trade.finding() + " " + trade.action());
                        }
                    });
                    done.report()
                            .problems()
                            .forEach(problem -> count("problem: "
                                    + problem.replaceAll("[0-9]+", "#").replaceAll(":.*", "")));
                    return count("whole scans");
                },
                halted -> {
                    once("halted: " + halted.halt().stop().advice());
                    if (Duration.between(halted.halt().since(), scene.time.instant())
                                    .toHours()
                            >= 5) {
                        scene.builder().build().resume(ScanScene.STAFF);
                        return tell("a person has acted; the scan goes on");
                    }
                    return "";
                },
                noValues -> {
                    count("scans without values to believe");
                    return once(
                            "no scan: " + noValues.reason().replaceAll("are [0-9]+ minutes", "are too many minutes"));
                },
                off -> "");
    }

    /** What was declined in this scan must be bad by the naive rule, or dead. */
    private void check(Map<Long, TradeStatus> before) {
        ScriptedSite site = scene.site;
        site.trades.forEach((id, trade) -> {
            if (trade.status == TradeStatus.DECLINED && before.get(id) == TradeStatus.OPEN) {
                count("declined");
                TradeOffer offer = new TradeOffer(side(trade.mine), side(trade.theirs));
                boolean bad = new NaiveRule(scene.policy, believed(), rows())
                        .judge(offer)
                        .startsWith("decline");
                if (!bad && owns(trade.mine) && owns(trade.theirs)) {
                    count("wrong declines");
                }
            }
            if (site.declined.getOrDefault(id, 0) > 1) {
                count("repeated declines");
            }
        });
    }

    private List<ItemValue> believed() {
        return scene.book.orElseThrow().entries().stream()
                .map(entry -> new ItemValue(entry.id(), entry.name(), entry.rap(), entry.value(), false))
                .toList();
    }

    private List<ValueRow> rows() {
        return stored.rows();
    }

    private boolean owns(TradeParty party) {
        List<Copy> owned = scene.site.owned(party.player());
        return owned.containsAll(party.copies());
    }

    private static Side side(TradeParty party) {
        return Side.of(party.copies().stream().map(Copy::item).toList(), party.robux());
    }

    private String report() throws IOException {
        long left = scene.site.trades.values().stream()
                .filter(trade -> trade.status == TradeStatus.OPEN)
                .count();
        StringBuilder text = new StringBuilder("A simulated week\n\n");
        counts.forEach((what, count) -> text.append(String.format("%6d  %s\n", count, what)));
        text.append(String.format("%6d  %s\n", scene.site.trades.size(), "trades in all"));
        text.append(String.format("%6d  %s\n", left, "trades open at the end"));
        text.append(String.format("%6d  %s\n", scene.site.calls.size(), "calls of the site"));
        text.append(String.format("%6d  %s\n", scene.site.count("decline"), "calls to decline"));
        text.append(String.format("%6d  %s\n\n", scene.notices().size(), "notices for people"));
        story.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static String read() throws IOException {
        return Files.exists(REPORT) ? Files.readString(REPORT) : "";
    }

    private String count(String what) {
        counts.merge(what, 1, Integer::sum);
        return what;
    }

    /** Tells what goes on for longer only when it begins. */
    private String once(String what) {
        boolean again = !story.isEmpty() && story.get(story.size() - 1).endsWith(what);
        return again ? what : tell(what);
    }

    private String tell(String what) {
        story.add(scene.time.instant() + "  " + what);
        return count("stops and remarks, told below");
    }

    private final class MemoryStorage implements ValuesStorage {
        @Override
        public ValuesFile read() {
            return stored;
        }

        @Override
        public void replace(ValuesFile before, ValuesFile after) {
            stored = after;
        }
    }
}
