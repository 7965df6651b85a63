package dev.astra.testkit;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Seeded cases: runs one property over many random inputs, the same ones on every machine. A failure names its seed;
 * {@code -Dastra.seed=SEED} runs that case alone.
 *
 * <pre>{@code
 * Cases.run(500, random -> assertThat(decode(encode(anyOrder(random)))).isEqualTo(...));
 * }</pre>
 */
public final class Cases {
    /** The system property that replays one seed. */
    public static final String SEED_PROPERTY = "astra.seed";

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private Cases() {}

    /** One case. It takes all its chance from the generator that it is given. */
    @FunctionalInterface
    public interface Body {
        /**
         * Builds an input and checks the property.
         *
         * @param random seeded for this case
         * @throws Exception if the property does not hold
         */
        void run(Random random) throws Exception;
    }

    /**
     * Runs a property over seeds, or over the one seed that {@value #SEED_PROPERTY} gives.
     *
     * @param count how many seeds; at least 1
     * @param body the property
     * @throws AssertionError at the first case that fails, with its seed
     */
    public static void run(int count, Body body) {
        run(count, System.getProperty(SEED_PROPERTY), body);
    }

    static void run(int count, @Nullable String replay, Body body) {
        if (count < 1) {
            throw new IllegalArgumentException("expected at least 1 case, got " + count);
        }
        if (replay != null) {
            one("replayed case", seed(replay), body);
            return;
        }
        for (int i = 1; i <= count; i++) {
            one("case " + i + " of " + count, seed(i), body);
        }
    }

    private static void one(String which, long seed, Body body) {
        try {
            body.run(new Random(seed));
        } catch (Throwable failure) { // whatever it is, the seed must be told
            throw new AssertionError(
                    which + " failed with seed " + seed + " (replay it with -D" + SEED_PROPERTY + "=" + seed + "): "
                            + failure,
                    failure);
        }
    }

    private static long seed(int index) {
        long mixed = index * GOLDEN_GAMMA;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        return mixed ^ (mixed >>> 31);
    }

    private static long seed(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(
                    "-D" + SEED_PROPERTY + " must be a whole number as a failure printed it, got '" + text + "'",
                    notANumber);
        }
    }
}
