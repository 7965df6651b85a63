package dev.astra.core.ledger;

import java.util.Random;

/** Runs a property over seeds that are the same on every machine, or over the one that {@code -Dastra.seed} gives. */
final class Seeds {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private Seeds() {}

    interface Body {
        void run(Random random) throws Exception;
    }

    static void run(int count, Body body) {
        Long replayed = Long.getLong("astra.seed");
        for (int i = 1; i <= (replayed == null ? count : 1); i++) {
            long mixed = i * GOLDEN_GAMMA;
            long seed = replayed == null ? mixed ^ (mixed >>> 29) : replayed;
            try {
                body.run(new Random(seed));
            } catch (Throwable failure) { // whatever it is, the seed must be told
                throw new AssertionError(
                        "failed with seed " + seed + " (replay it with -Dastra.seed=" + seed + "): " + failure,
                        failure);
            }
        }
    }
}
