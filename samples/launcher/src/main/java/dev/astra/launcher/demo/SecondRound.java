package dev.astra.launcher.demo;

import dev.astra.core.AstraException;
import dev.astra.core.UserId;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.order.OrderRegistry;
import dev.astra.core.order.ShopOrder;
import dev.astra.core.store.Store;
import dev.astra.core.store.View;
import dev.astra.core.store.file.FileJournal;
import dev.astra.licensing.License;
import dev.astra.licensing.Licensing;
import dev.astra.licensing.MachineId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/** One thread. Many buyers at once; the seller's process is killed among them, and everything acknowledged is looked for. */
final class SecondRound {
    private static final int BUYERS = 60;
    private static final int AT_ONCE = 6;
    private static final int KILL_AFTER = 40;

    private final Stage stage;
    private final Narrator narrator;
    private final Set<Buyer> claimed = ConcurrentHashMap.newKeySet();
    private final Set<Buyer> bound = ConcurrentHashMap.newKeySet();
    private final CountDownLatch untilKill = new CountDownLatch(KILL_AFTER);

    /** Somebody who bought, with a made-up machine. */
    private record Buyer(UserId user, ShopOrder order, MachineId machine) {}

    SecondRound(Stage stage, Narrator narrator) {
        this.stage = stage;
        this.narrator = narrator;
    }

    void play() throws IOException, InterruptedException {
        List<Buyer> buyers = arrive();
        killAmongThem(buyers);
        lookForAll(buyers);
        restart();
    }

    private List<Buyer> arrive() throws InterruptedException {
        narrator.step(BUYERS + " more buyers come at once");
        List<Buyer> buyers = new ArrayList<>();
        Instant now = Instant.now();
        for (int i = 1; i <= BUYERS; i++) {
            ShopOrder order = Orders.paid("buyer" + i, now.plusSeconds(i));
            stage.shop().put(order);
            MachineId machine = MachineId.parse(UUID.randomUUID().toString());
            buyers.add(new Buyer(new UserId(700_000_000_000L + i), order, machine));
        }
        stage.type("orders", "sync");
        return buyers;
    }

    private void killAmongThem(List<Buyer> buyers) throws InterruptedException {
        narrator.step("They claim and bind, " + AT_ONCE + " at a time, and the process is killed");
        Queue<Buyer> waiting = new ConcurrentLinkedQueue<>(buyers);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            Thread thread = new Thread(() -> serve(waiting), "buyers-" + i);
            thread.start();
            threads.add(thread);
        }
        untilKill.await();
        long pid = stage.seller().pid();
        stage.seller().kill();
        for (Thread thread : threads) {
            thread.join();
        }
        narrator.say("kill -9 " + pid + ", after " + (claimed.size() + bound.size()) + " acknowledged answers: "
                + claimed.size() + " claims, " + bound.size() + " bindings");
    }

    /** One after the other until the process is gone; only an answer counts. */
    private void serve(Queue<Buyer> waiting) {
        try {
            for (Buyer buyer = waiting.poll(); buyer != null; buyer = waiting.poll()) {
                String user = buyer.user.toString();
                acknowledge(claimed, buyer, List.of("buyer", "claim", buyer.order.idText(), "--user", user));
                acknowledge(bound, buyer, List.of("machine", "bind", buyer.machine.value(), "--user", user));
            }
        } catch (AstraException gone) {
            // The process was killed: nothing more is acknowledged.
        }
    }

    private void acknowledge(Set<Buyer> those, Buyer buyer, List<String> command) {
        if (stage.seller().command(command).done()) {
            those.add(buyer);
            untilKill.countDown();
        }
    }

    private void lookForAll(List<Buyer> buyers) throws InterruptedException {
        narrator.step("What is on the disk?");
        FileJournal journal = FileJournal.at(stage.store());
        try (Store store = Store.open(journal, AuditLog.TABLES, OrderRegistry.TABLES, Licensing.TABLES)) {
            View view = store.view();
            narrator.say(journal.cutTail()
                    .map(tail -> "the last write was torn; " + tail.bytes()
                            + " bytes that nobody was told of were set aside")
                    .orElse("the log is whole: " + view.sequence() + " batches"));
            long keptClaims = claimed.stream()
                    .filter(buyer -> license(view, buyer).isPresent())
                    .count();
            long keptBindings =
                    bound.stream().filter(buyer -> isBound(view, buyer)).count();
            long unheard = buyers.stream()
                    .filter(buyer -> license(view, buyer).isPresent() && !claimed.contains(buyer))
                    .count();
            narrator.say(unheard + " claims were on the disk before their answer was: found whole, never half");
            narrator.check(keptClaims == claimed.size(), keptClaims + " of " + claimed.size() + " claims are there");
            narrator.check(keptBindings == bound.size(), keptBindings + " of " + bound.size() + " bindings are there");
        }
    }

    private static Optional<License> license(View view, Buyer buyer) {
        return Licensing.of(view, buyer.user).stream().findFirst();
    }

    private static boolean isBound(View view, Buyer buyer) {
        return license(view, buyer)
                .flatMap(License::machine)
                .filter(buyer.machine::equals)
                .isPresent();
    }

    private void restart() throws IOException, InterruptedException {
        narrator.step("It starts again and goes on");
        stage.restart();
        narrator.say("astra run, process " + stage.seller().pid());
        boolean published = stage.type("whitelist", "publish").done();
        narrator.check(
                published && stage.type("whitelist", "verify").done(),
                "every license that is bound is on the list: this machine and " + bound.size() + " or more others");
    }
}
