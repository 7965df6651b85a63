package dev.astra.launcher.trading;

import dev.astra.core.time.Heartbeat;
import dev.astra.core.time.Workers;
import org.jspecify.annotations.Nullable;

/** Thread-safe. One scan's right to go on: it ends with {@link #stop}, and from then on nothing is declined. */
final class ScanTurn implements Heartbeat {
    private volatile boolean stopped;
    private volatile Workers.@Nullable Worker worker;

    void by(Workers.Worker started) {
        worker = started;
        if (stopped) {
            started.interrupt();
        }
    }

    void stop() {
        stopped = true;
        Workers.Worker working = worker;
        if (working != null) {
            working.interrupt();
        }
    }

    @Override
    public void beat() throws InterruptedException {
        if (Thread.interrupted() || stopped) {
            throw new InterruptedException("the scan was stopped");
        }
    }

    @Override
    public boolean current() {
        return !stopped;
    }
}
