package dev.astra.http.client.roblox;

import dev.astra.testkit.VirtualTime;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * One thread. Waits for what real requests and virtual pauses bring: time passes only while somebody waits for it.
 *
 * @param time what pauses wait for
 */
record Patience(VirtualTime time) {
    private static final Duration STEP = Duration.ofMillis(10);
    private static final long LONGEST_NANOS = Duration.ofSeconds(20).toNanos();

    Patience() {
        this(new VirtualTime());
    }

    <T> T await(CompletionStage<T> stage) {
        long end = System.nanoTime() + LONGEST_NANOS;
        while (!stage.toCompletableFuture().isDone()) {
            if (time.pending() > 0) {
                time.advance(STEP);
            }
            Thread.onSpinWait();
            if (System.nanoTime() > end) {
                throw new AssertionError("no answer came");
            }
        }
        return stage.toCompletableFuture().join();
    }
}
