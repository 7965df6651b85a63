package dev.astra.benchmarks.licensing;

import dev.astra.core.Actor;
import dev.astra.core.UserId;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.order.OrderRegistry;
import dev.astra.core.order.ShopOrder;
import dev.astra.core.store.Store;
import dev.astra.core.store.file.FileJournal;
import dev.astra.licensing.Activation;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.License;
import dev.astra.licensing.Licensing;
import dev.astra.licensing.publication.FileListPlace;
import dev.astra.licensing.publication.Publication;
import dev.astra.licensing.publication.SignedListPublisher;
import dev.astra.licensing.publication.WhitelistSnapshot;
import dev.astra.licensing.signature.RootKeys;
import dev.astra.licensing.signature.Signer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;

/** One thread. A store with many licenses, one client that writes without a pause, and a publication beside it. */
final class Publishing implements AutoCloseable {
    private static final Actor ACTOR = Actor.system("bench");
    private static final int BATCH = 10_000;

    private final Store store;
    private final Licensing licensing;
    private final Path directory;

    Publishing(Path directory) {
        this.directory = directory;
        this.store = Store.open(
                FileJournal.at(directory.resolve("store")),
                AuditLog.TABLES,
                OrderRegistry.TABLES,
                Licensing.TABLES,
                Publication.TABLES);
        this.licensing = Licensing.builder(store).withoutList().build();
    }

    void load(int licenses) {
        for (int from = 1; from <= licenses; from += BATCH) {
            int first = from;
            store.execute(tx -> {
                List<License> batch = new ArrayList<>();
                for (int number = first; number < Math.min(first + BATCH, licenses + 1); number++) {
                    OrderRegistry.add(
                            tx,
                            ShopOrder.of(
                                    "order-" + number,
                                    "buyer@example.test",
                                    Optional.of(ShopOrder.Payment.at(Instant.EPOCH))),
                            ACTOR);
                    batch.add(new License(
                            new BuyerId(number),
                            Optional.of(new UserId(number)),
                            Optional.empty(),
                            Optional.of(Lists.entry(number).key()),
                            Optional.of(Activation.of(Lists.machine(number), Instant.EPOCH)),
                            Optional.empty(),
                            Optional.empty()));
                }
                licensing.adopt(tx, batch, ACTOR);
            });
        }
    }

    /** How long single writes took while nothing else was done for so many milliseconds. */
    Histogram alone(long millis) throws InterruptedException {
        return during(() -> Thread.sleep(millis));
    }

    /** How long single writes took during so many publications; their milliseconds go into the other one. */
    Histogram publishing(Signer signer, RootKeys roots, int times, Histogram publications) throws InterruptedException {
        SignedListPublisher publisher = SignedListPublisher.builder(
                        store, Lists.NAME, FileListPlace.at(directory, "bench.list"))
                .build(() -> signer, () -> roots);
        return during(() -> {
            for (int i = 0; i < times; i++) {
                long begun = System.nanoTime();
                publisher.publish(WhitelistSnapshot.of(store.view()));
                publications.recordValue((System.nanoTime() - begun) / 1_000_000);
            }
        });
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private Histogram during(Work work) throws InterruptedException {
        AtomicBoolean stop = new AtomicBoolean();
        Histogram micros = new Histogram(3);
        Thread client = new Thread(
                () -> {
                    for (int i = 0; !stop.get(); i++) {
                        BuyerId id = new BuyerId(1 + i % BATCH);
                        long begun = System.nanoTime();
                        licensing.replaceKey(id, ACTOR);
                        micros.recordValue((System.nanoTime() - begun) / 1_000);
                    }
                },
                "writes");
        client.start();
        try {
            work.run();
        } finally {
            stop.set(true);
            client.join();
        }
        return micros;
    }

    @Override
    public void close() {
        store.close();
    }
}
