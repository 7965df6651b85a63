package dev.astra.benchmarks;

import dev.astra.benchmarks.engine.Engine.Upkeep;
import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** One thread starts and stops it. Snapshots or checkpoints, one after the other without a pause. */
final class Upkeeping {
    private final Thread thread;
    private volatile boolean stopped;
    private volatile @Nullable Exception failure;
    private volatile long runs;

    Upkeeping(Upkeep upkeep) {
        this.thread = new Thread(() -> loop(upkeep), "upkeep");
        thread.start();
    }

    private void loop(Upkeep upkeep) {
        long ended = 0;
        try {
            while (!stopped) {
                upkeep.run();
                runs = ++ended;
            }
        } catch (IOException | SQLException | RuntimeException failed) {
            failure = failed;
        }
    }

    /** Lets the last one end and says how many there were. */
    long stop() throws InterruptedException {
        stopped = true;
        thread.join();
        Exception failed = failure;
        if (failed != null) {
            throw new IllegalStateException("the upkeep failed", failed);
        }
        return runs;
    }
}
