package dev.astra.benchmarks.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * A process of its own that asks the vault's server. {@code deposits PORT CLIENTS SECONDS}: each client opens and completes
 * one deposit after the other. {@code checks PORT CLIENTS SECONDS RATE}: checks at a fixed rate, each timed from when it was
 * due. Prints how many a second, and their p50 and p99 in microseconds.
 */
public final class Load {
    private static final long SECOND = 1_000_000_000L;
    private static final long WARM_UP = 2 * SECOND;

    private Load() {}

    /** Runs. */
    public static void main(String[] words) throws Exception {
        int port = Integer.parseInt(words[1]);
        int clients = Integer.parseInt(words[2]);
        long seconds = Long.parseLong(words[3]);
        long rate = words.length > 4 ? Long.parseLong(words[4]) : 0;
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        List<Future<Histogram>> running = new ArrayList<>();
        long begin = System.nanoTime() + WARM_UP;
        long end = begin + seconds * SECOND;
        for (int client = 0; client < clients; client++) {
            int number = client;
            Callable<Histogram> work = words[0].equals("deposits")
                    ? () -> deposits(port, number, begin, end)
                    : () -> checks(port, number, clients * SECOND / rate, begin, end);
            running.add(threads.submit(work));
        }
        Histogram all = new Histogram(3);
        for (Future<Histogram> each : running) {
            all.add(each.get());
        }
        threads.shutdown();
        threads.awaitTermination(10, TimeUnit.SECONDS);
        System.out.println(all.getTotalCount() / seconds + " " + all.getValueAtPercentile(50) / 1_000 + " "
                + all.getValueAtPercentile(99) / 1_000);
    }

    private static Histogram deposits(int port, int client, long begin, long end) throws IOException {
        Histogram times = new Histogram(3);
        try (Bot bot = new Bot(port)) {
            for (int i = 0; System.nanoTime() < end; i++) {
                long from = System.nanoTime();
                String trade = client + "-" + i;
                bot.ask(
                        "/v2/trades",
                        "{\"bot\":\"bot-1\",\"trade\":\"" + trade + "\",\"player\":" + (77 + client) + "}");
                bot.ask("/v2/trades/bot-1~" + trade + "/complete", "{\"items\":[{\"name\":\"Huge Cat\"}]}");
                if (from >= begin) {
                    times.recordValue(System.nanoTime() - from);
                }
            }
        }
        return times;
    }

    private static Histogram checks(int port, int client, long step, long begin, long end) throws IOException {
        Histogram times = new Histogram(3);
        try (Bot bot = new Bot(port)) {
            for (long due = begin - WARM_UP + client * step / 64; due < end; due += step) {
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                bot.ask("/v2/trades/check", "{\"player\":77}");
                if (due >= begin) {
                    times.recordValue(System.nanoTime() - due);
                }
            }
        }
        return times;
    }
}
