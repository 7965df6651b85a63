package dev.astra.core.store;

import dev.astra.core.time.Workers;
import java.util.ArrayDeque;
import java.util.Queue;

/** One thread. Work that waits until a test gives it its turn. */
final class Turns implements Workers {
    private final Queue<Runnable> waiting = new ArrayDeque<>();

    @Override
    public Worker start(String name, Runnable work) {
        waiting.add(work);
        return new Worker() {
            @Override
            public boolean alive() {
                return waiting.contains(work);
            }

            @Override
            public void interrupt() {}
        };
    }

    /** Does the piece of work that waits longest, if there is one. */
    boolean one() {
        Runnable work = waiting.poll();
        if (work != null) {
            work.run();
        }
        return work != null;
    }
}
