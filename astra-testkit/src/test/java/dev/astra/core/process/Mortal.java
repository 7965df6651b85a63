package dev.astra.core.process;

import dev.astra.core.time.Scheduler;
import dev.astra.core.time.Workers;
import dev.astra.testkit.VirtualTime;
import java.time.Duration;
import java.time.InstantSource;

/** One thread. The time and the threads of one supervisor: they end with it. */
final class Mortal implements Scheduler, Workers {
    private final VirtualTime time;
    private boolean dead;

    Mortal(VirtualTime time) {
        this.time = time;
    }

    void die() {
        dead = true;
    }

    @Override
    public Handle after(Duration delay, Runnable task) {
        return time.after(delay, () -> {
            if (!dead) {
                task.run();
            }
        });
    }

    @Override
    public InstantSource clock() {
        return time;
    }

    @Override
    public long nanos() {
        return time.nanos();
    }

    @Override
    public Worker start(String name, Runnable work) {
        Handle begun = after(Duration.ofMillis(1), work);
        return new Worker() {
            @Override
            public boolean alive() {
                return false;
            }

            @Override
            public void interrupt() {
                begun.cancel();
            }
        };
    }
}
