package dev.astra.launcher.companion;

import dev.astra.core.process.SafePoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Thread-safe. A program says itself when it must not be stopped: a file exists meanwhile.
 *
 * @param file that one
 */
record WithoutFile(Path file) implements SafePoint {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    @Override
    public void await() throws InterruptedException {
        while (Files.exists(file)) {
            TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
        }
    }
}
