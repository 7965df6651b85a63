package dev.astra.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.time.Backoff;
import dev.astra.testkit.Cases;
import dev.astra.testkit.VirtualTime;
import dev.astra.testkit.VirtualWorkers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final VirtualTime time = new VirtualTime();
    private final InMemoryJournal journal = new InMemoryJournal();
    private final List<String> arrived = new ArrayList<>();
    private final Deque<RuntimeException> failures = new ArrayDeque<>();
    private final List<String> alerts = new ArrayList<>();
    private Store store = openStore();
    private Outbox outbox = openOutbox();

    private Store openStore() {
        return Store.builder(journal).clock(time, time::nanos).open();
    }

    private Outbox openOutbox() {
        Outbox opened = Outbox.builder(store, time)
                .workers(new VirtualWorkers(time))
                .backoff(Backoff.constant(Duration.ofSeconds(10)))
                .tries(3)
                .handler("mail", this::deliver)
                .listener((delivery, failure) -> alerts.add(delivery.message().key()))
                .build();
        opened.start();
        return opened;
    }

    @AfterEach
    void close() {
        outbox.close();
        store.close();
    }

    private void deliver(Delivery delivery) {
        RuntimeException failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
        arrived.add(delivery.message().payload());
    }

    private void send(String lane, String key, String payload) {
        store.execute(tx -> tx.send(new OutboxMessage("mail", lane, key, payload)));
    }

    private void settle() {
        time.advance(Duration.ZERO);
    }

    private long waiting() {
        return Outbox.waiting(store.view()).count();
    }

    @Test
    void deliversWhatATransactionSentOnceItIsDurable() {
        send("a", "k1", "one");
        send("a", "k2", "two");
        settle();
        assertThat(arrived).containsExactly("one", "two");
        assertThat(waiting()).isZero();
    }

    @Test
    void sendsNothingOfAChangeThatWasUndone() {
        try {
            store.execute(tx -> {
                tx.send(new OutboxMessage("mail", "a", "k", "never"));
                throw new ArithmeticException("undone");
            });
        } catch (ArithmeticException expected) {
            settle();
        }
        assertThat(arrived).isEmpty();
        assertThat(waiting()).isZero();
    }

    @Test
    void triesAgainWithBackoffAndHonorsALongerHint() {
        failures.add(new UnavailableException("down"));
        failures.add(new UnavailableException("down", Duration.ofMinutes(1)));
        send("a", "k", "late");
        settle();
        time.advance(Duration.ofSeconds(9));
        assertThat(failures).hasSize(1);
        time.advance(Duration.ofSeconds(1));
        assertThat(failures).isEmpty();
        time.advance(Duration.ofSeconds(59));
        assertThat(arrived).isEmpty();
        time.advance(Duration.ofSeconds(1));
        assertThat(arrived).containsExactly("late");
    }

    @Test
    void keepsTheOrderOfALaneWhileItsFirstMessageFailsAndOtherLanesGoOn() {
        failures.add(new UnavailableException("down"));
        send("a", "k1", "first");
        settle();
        send("a", "k2", "second");
        send("b", "k3", "other lane");
        settle();
        assertThat(arrived).containsExactly("other lane");
        time.advance(Duration.ofSeconds(10));
        assertThat(arrived).containsExactly("other lane", "first", "second");
    }

    @Test
    void parksWhatIsRejectedAtOnceAndBlocksOnlyItsLaneUntilItIsReleased() {
        failures.add(new RejectedException("never"));
        send("a", "poison", "poison");
        settle();
        send("a", "behind", "behind");
        send("b", "other", "other");
        time.advance(Duration.ofDays(1));
        assertThat(alerts).containsExactly("poison");
        assertThat(arrived).containsExactly("other");
        long id = Outbox.waiting(store.view()).findFirst().orElseThrow().id();
        assertThat(outbox.release(id)).isPresent();
        assertThat(outbox.release(id)).isEmpty();
        settle();
        assertThat(arrived).containsExactly("other", "poison", "behind");
    }

    @Test
    void parksWhatKeepsFailingInAnUnexpectedWayAfterItsTries() {
        for (int i = 0; i < 3; i++) {
            failures.add(new IllegalArgumentException("a bug"));
        }
        send("a", "k", "x");
        time.advance(Duration.ofMinutes(5));
        assertThat(alerts).containsExactly("k");
        assertThat(failures).isEmpty();
        assertThat(Outbox.waiting(store.view()).findFirst().orElseThrow().attempts())
                .isEqualTo(3);
    }

    @Test
    void aNewerMessageReplacesAWaitingOneOfTheSameKey() {
        failures.add(new UnavailableException("down"));
        send("a", "list", "version 1");
        settle();
        send("a", "list", "version 2");
        send("a", "list", "version 3");
        time.advance(Duration.ofMinutes(1));
        assertThat(arrived).containsExactly("version 3");
        assertThat(waiting()).isZero();
    }

    @Test
    void aDeliveryUnderWayDoesNotCountForANewerMessageOfItsKey() {
        try (Store other = openStore()) {
            Outbox slow = Outbox.builder(other, time)
                    .workers(new VirtualWorkers(time))
                    .handler("mail", delivery -> {
                        arrived.add(delivery.message().payload());
                        if (arrived.size() == 1) {
                            other.execute(tx -> tx.send(new OutboxMessage("mail", "a", "list", "version 2")));
                        }
                    })
                    .build();
            slow.start();
            other.execute(tx -> tx.send(new OutboxMessage("mail", "a", "list", "version 1")));
            settle();
            assertThat(arrived).containsExactly("version 1", "version 2");
            assertThat(Outbox.waiting(other.view())).isEmpty();
            slow.close();
        }
    }

    @Test
    void goesOnAfterARestartWhereItStood() {
        failures.add(new UnavailableException("down"));
        send("a", "k1", "one");
        settle();
        send("a", "k2", "two");
        close();
        store = openStore();
        outbox = openOutbox();
        time.advance(Duration.ofSeconds(10));
        assertThat(arrived).containsExactly("one", "two");
    }

    @Test
    void ofTwoNodesOnlyTheOneWithTheLeaseDeliversUntilItIsGone() {
        try (Store left = openStore();
                Store right = openStore()) {
            Outbox first = leased(left, "left");
            Outbox second = leased(right, "right");
            first.start();
            second.start();
            left.execute(tx -> tx.send(new OutboxMessage("fax", "a", "k1", "one")));
            right.execute(tx -> tx.send(new OutboxMessage("fax", "a", "k2", "two")));
            left.refresh();
            time.advance(Duration.ofSeconds(20));
            assertThat(arrived).containsExactly("left one", "left two");
            first.close();
            right.execute(tx -> tx.send(new OutboxMessage("fax", "a", "k3", "three")));
            time.advance(Duration.ofSeconds(9));
            assertThat(arrived).hasSize(2);
            time.advance(Duration.ofSeconds(60));
            assertThat(arrived).containsExactly("left one", "left two", "right three");
            second.close();
        }
    }

    private Outbox leased(Store node, String name) {
        return Outbox.builder(node, time)
                .workers(new VirtualWorkers(time))
                .lease(Duration.ofSeconds(60))
                .handler(
                        "fax",
                        delivery -> arrived.add(name + " " + delivery.message().payload()))
                .build();
    }

    @Test
    void messagesOfATopicThatNobodyHandlesWaitAndAreNamed() {
        store.execute(tx -> tx.send(new OutboxMessage("fax", "f", "k", "x")));
        settle();
        assertThat(outbox.unhandled()).containsExactly("fax");
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void everyMessageArrivesInTheOrderOfItsLaneWhateverFails() {
        Cases.run(60, random -> {
            arrived.clear();
            Map<String, List<String>> sent = new HashMap<>();
            for (int i = 0; i < 30; i++) {
                if (random.nextInt(3) == 0) {
                    failures.add(new UnavailableException("scripted"));
                }
                String lane = "lane " + random.nextInt(3);
                String payload = lane + " message " + i;
                sent.computeIfAbsent(lane, none -> new ArrayList<>()).add(payload);
                send(lane, random.nextLong() + "-" + i, payload);
                time.advance(Duration.ofSeconds(random.nextInt(15)));
            }
            time.advance(Duration.ofHours(1));
            sent.forEach((lane, payloads) -> assertThat(
                            arrived.stream().filter(payload -> payload.startsWith(lane + " ")))
                    .containsExactlyElementsOf(payloads));
            assertThat(waiting()).isZero();
        });
    }
}
