package dev.astra.core.store;

import java.util.Random;

/** Runs a property over seeds that are the same on every machine, or over the one that {@code -Dastra.seed} gives. */
final class Seeds {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private Seeds() {}

    interface Body {
        void run(Random random) throws Exception;
    }

    static void run(String test, int count, Body body) {
        Long replayed = Long.getLong("astra.seed");
        if (replayed != null) {
            one(test, replayed, body);
            return;
        }
        for (int i = 1; i <= count; i++) {
            long mixed = i * GOLDEN_GAMMA;
            one(test, mixed ^ (mixed >>> 29), body);
        }
    }

    private static void one(String test, long seed, Body body) {
        try {
            body.run(new Random(seed));
        } catch (Throwable failure) { // whatever it is, the seed must be told
            throw new AssertionError(
                    "failed with seed " + seed + "; replay it with: mvn verify -pl astra-core -am -Dtest=" + test
                            + " -Dsurefire.failIfNoSpecifiedTests=false -Dastra.seed=" + seed + ": " + failure,
                    failure);
        }
    }
}
