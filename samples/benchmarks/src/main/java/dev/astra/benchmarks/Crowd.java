package dev.astra.benchmarks;

import dev.astra.benchmarks.engine.Client;
import dev.astra.benchmarks.engine.Engine;
import dev.astra.benchmarks.engine.License;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Recorder;

/** One thread. Clients that bind random licenses to random machines until they are told to stop. */
final class Crowd {
    private final List<Member> members = new ArrayList<>();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final Recorder recorder;
    private final long records;
    private volatile boolean stopped;

    Crowd(Engine engine, Cell cell, long seed, Recorder recorder) throws IOException, SQLException {
        this.recorder = recorder;
        this.records = cell.records();
        SplittableRandom seeds = new SplittableRandom(seed);
        for (int i = 0; i < cell.clients(); i++) {
            members.add(new Member(engine.client(), seeds.split()));
        }
    }

    void start() {
        members.forEach(Thread::start);
    }

    /** Stops all and says how many binds were acknowledged. */
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
        private final Client client;
        private final SplittableRandom random;
        private long acknowledged;

        Member(Client client, SplittableRandom random) {
            super("client");
            this.client = client;
            this.random = random;
        }

        @Override
        public void run() {
            try (client) {
                while (!stopped) {
                    String order = License.orderOf(1 + random.nextLong(records));
                    String machine = License.machine(random.nextLong());
                    long start = System.nanoTime();
                    long binds = client.bind(order, machine);
                    recorder.recordValue(System.nanoTime() - start);
                    if (binds == 0) {
                        throw new IllegalStateException("expected the license of " + order + " to be bound");
                    }
                    acknowledged++;
                }
            } catch (IOException | SQLException | RuntimeException failed) {
                failure.compareAndSet(null, failed);
            }
        }
    }
}
