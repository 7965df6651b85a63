package dev.astra.core.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Thread-safe. The counts behind {@link PollerState}. */
final class PollerCounts {
    private long runs;
    private long succeeded;
    private long failed;
    private int failedInARow;
    private long replaced;
    private long ignored;
    private @Nullable Instant lastSuccess;
    private @Nullable String lastFailure;

    synchronized long began() {
        return ++runs;
    }

    synchronized void succeeded(Instant at) {
        succeeded++;
        failedInARow = 0;
        lastSuccess = at;
    }

    synchronized int failed(Throwable failure) {
        failed++;
        lastFailure = String.valueOf(failure);
        return ++failedInARow;
    }

    synchronized void failure(String text) {
        lastFailure = text;
    }

    synchronized void listenerFailed() {
        lastFailure = "a listener threw";
    }

    synchronized void replaced() {
        replaced++;
    }

    synchronized void ignored() {
        ignored++;
    }

    synchronized PollerState state(PollerState.Phase phase, Duration silent, Optional<Instant> check, boolean late) {
        return new PollerState(
                phase,
                runs,
                succeeded,
                failed,
                failedInARow,
                replaced,
                ignored,
                Optional.ofNullable(lastSuccess),
                Optional.ofNullable(lastFailure),
                silent,
                check,
                late);
    }
}
