package dev.astra.testkit.discord;

import java.time.InstantSource;

/** One thread at a time. Makes ids that carry the time, as Discord's do: clients read from them how old something is. */
final class Snowflakes {
    private static final long DISCORD_EPOCH = 1_420_070_400_000L;
    private static final int SEQUENCE_BITS = 22;

    private final InstantSource clock;
    private long last;

    Snowflakes(InstantSource clock) {
        this.clock = clock;
    }

    long next() {
        long now = (clock.millis() - DISCORD_EPOCH) << SEQUENCE_BITS;
        last = Math.max(now, last + 1);
        return last;
    }
}
