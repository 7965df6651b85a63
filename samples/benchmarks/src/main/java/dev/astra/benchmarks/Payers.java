package dev.astra.benchmarks;

import dev.astra.benchmarks.engine.Payments;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Recorder;

/** One thread. Clients that pay until they are told to stop, each waiting for its answer. */
final class Payers {
    private final List<Member> members = new ArrayList<>();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final Recorder recorder;
    private final int accounts;
    private final boolean hot;
    private volatile boolean stopped;

    /**
     * Clients.
     *
     * @param hot whether every payment goes to account 0
     */
    Payers(Payments payments, int clients, int accounts, boolean hot, long seed, Recorder recorder)
            throws IOException, SQLException {
        this.recorder = recorder;
        this.accounts = accounts;
        this.hot = hot;
        SplittableRandom seeds = new SplittableRandom(seed);
        for (int i = 0; i < clients; i++) {
            members.add(new Member(payments.payer(), seeds.split()));
        }
    }

    void start() {
        members.forEach(Thread::start);
    }

    /** Stops all and says how many payments were acknowledged. */
    long stop() throws InterruptedException {
        stopped = true;
        long acknowledged = 0;
        for (Member member : members) {
            member.join();
            acknowledged += member.acknowledged;
        }
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("a client failed", failed);
        }
        return acknowledged;
    }

    private final class Member extends Thread {
        private final Payments.Payer payer;
        private final SplittableRandom random;
        private long acknowledged;

        Member(Payments.Payer payer, SplittableRandom random) {
            super("client");
            this.payer = payer;
            this.random = random;
        }

        @Override
        public void run() {
            try (payer) {
                while (!stopped) {
                    String id = new UUID(random.nextLong(), random.nextLong()).toString();
                    int to = hot ? 0 : random.nextInt(accounts);
                    int from = (to + 1 + random.nextInt(accounts - 1)) % accounts;
                    long start = System.nanoTime();
                    long number = payer.pay(id, from, to, 1 + random.nextInt(100));
                    recorder.recordValue(System.nanoTime() - start);
                    if (number == 0) {
                        throw new IllegalStateException("expected a payment to be made, it was refused");
                    }
                    acknowledged++;
                }
            } catch (IOException | SQLException | RuntimeException failed) {
                failure.compareAndSet(null, failed);
            }
        }
    }
}
