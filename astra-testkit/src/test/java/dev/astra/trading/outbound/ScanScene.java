package dev.astra.trading.outbound;

import static dev.astra.trading.value.Feeds.item;

import dev.astra.core.Actor;
import dev.astra.core.audit.AuditEvent;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.store.Delivery;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Outbox;
import dev.astra.core.store.Store;
import dev.astra.core.store.View;
import dev.astra.core.time.Heartbeat;
import dev.astra.testkit.VirtualTime;
import dev.astra.trading.offer.TradePolicy;
import dev.astra.trading.value.Feeds;
import dev.astra.trading.value.FetchedFeed;
import dev.astra.trading.value.ItemValue;
import dev.astra.trading.value.ValueBook;
import dev.astra.trading.value.ValuesFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A site, a store that can be reopened, values, and a scan between them. Item 1 is worth 1,000, item 2 900, item 3 1,100. */
final class ScanScene implements AutoCloseable {
    static final Actor STAFF = Actor.system("test");

    final VirtualTime time = new VirtualTime();
    final InMemoryJournal journal = new InMemoryJournal();
    final ScriptedSite site = new ScriptedSite(time);
    Store store = open();
    Optional<ValueBook> book = Optional.empty();
    TradePolicy policy = TradePolicy.STRICT;

    ScanScene() {
        values(item(1, 1_000, 1_000), item(2, 900, 900), item(3, 1_100, 1_100));
    }

    Store open() {
        return Store.builder(journal).clock(time, time::nanos).open(OutboundScan.TABLES, AuditLog.TABLES);
    }

    void reopen() {
        store.close();
        store = open();
    }

    void values(ItemValue... items) {
        FetchedFeed feed = Feeds.feed(items);
        book = Optional.of(ValueBook.of(
                1, new FetchedFeed(feed.source(), time.instant(), items.length, 0, feed.items()), ValuesFile.EMPTY));
    }

    OutboundScan.Builder builder() {
        return OutboundScan.builder(store, site, () -> book)
                .policy(policy)
                .clock(time)
                .pause(time)
                .chance(new SplittableRandom(1));
    }

    ScanOutcome outcome() throws InterruptedException {
        return builder().declining().telling().build().run(Heartbeat.unwatched());
    }

    ScanReport run() throws InterruptedException {
        return report(outcome());
    }

    ScanReport dryRun() throws InterruptedException {
        return report(builder().build().dryRun(Heartbeat.unwatched()));
    }

    static ScanReport report(ScanOutcome outcome) {
        return outcome.fold(
                ScanOutcome.Done::report, ScanScene::unexpected, ScanScene::unexpected, ScanScene::unexpected);
    }

    private static ScanReport unexpected(ScanOutcome outcome) {
        throw new AssertionError("expected a whole scan, got " + outcome);
    }

    Optional<TrackedTrade> remembered(long id) {
        return store.read(view -> OutboundScan.trades(view)
                .filter(trade -> trade.id().value() == id)
                .findFirst());
    }

    List<Long> rememberedIds() {
        return store.read(view ->
                OutboundScan.trades(view).map(trade -> trade.id().value()).toList());
    }

    long sequence() {
        return store.read(View::sequence);
    }

    /** The audit log of a trade, oldest first: action and what it is now. */
    List<String> audit(String subject) {
        List<String> lines = new ArrayList<>(store.read(view -> AuditLog.of(view, subject)
                .newestFirst()
                .map((AuditEvent event) -> event.action() + ": " + event.after())
                .toList()));
        Collections.reverse(lines);
        return lines;
    }

    List<String> notices() {
        return store.read(view -> Outbox.waiting(view)
                .map((Delivery delivery) -> delivery.message().payload())
                .toList());
    }

    @Override
    public void close() {
        store.close();
    }
}
