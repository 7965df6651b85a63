package dev.astra.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Seeded interleavings of several stores on one log: they are one store, as far as any client can tell. */
class SharedInterleavingsTest {
    private static final int INTERLEAVINGS = Integer.getInteger("astra.interleavings", 10_000);

    @Test
    void severalStoresOnOneLogCommitEveryChangeOnceAndInOneOrder() {
        Map<SharedLife.Tally, Integer> tally = new EnumMap<>(SharedLife.Tally.class);
        Seeds.run("SharedInterleavingsTest", INTERLEAVINGS, random -> new SharedLife(random, tally).live());
        if (Long.getLong("astra.seed") == null) {
            System.out.println("shared log: " + INTERLEAVINGS + " interleavings, " + tally);
            assertThat(tally).containsOnlyKeys(SharedLife.Tally.values());
        }
    }
}
