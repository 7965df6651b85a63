package dev.astra.core.ledger;

import java.util.Random;
import java.util.stream.LongStream;

/** Runs a property over seeds that are the same on every machine, or over the one that {@code -Dastra.seed} gives. */
final class Seeds {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private Seeds() {}

    interface Body {
        void run(Random random) throws Exception;
    }

    static void run(int count, Body body) {
        seeds(count).forEach(seed -> one(seed, body));
    }

    /** Cases that share nothing. */
    static void runOnAllProcessors(int count, Body body) {
        seeds(count).parallel().forEach(seed -> one(seed, body));
    }

    private static LongStream seeds(int count) {
        Long replayed = Long.getLong("astra.seed");
        return replayed != null
                ? LongStream.of(replayed)
                : LongStream.rangeClosed(1, count).map(i -> (i * GOLDEN_GAMMA) ^ ((i * GOLDEN_GAMMA) >>> 29));
    }

    private static void one(long seed, Body body) {
        try {
            body.run(new Random(seed));
        } catch (Throwable failure) { // whatever it is, the seed must be told
            throw new AssertionError(
                    "failed with seed " + seed + " (replay it with -Dastra.seed=" + seed + "): " + failure, failure);
        }
    }
}
