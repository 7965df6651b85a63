package dev.astra.core.process.jdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. Answers what several threads ask at the same moment with one effort: whoever comes while nobody works does the
 * work, and what is asked meanwhile is answered together next. An effort begins after all that it answers was asked. The work does
 * not throw.
 */
final class Together<T> {
    private final Queue<T> asked = new ConcurrentLinkedQueue<>();
    private final AtomicInteger open = new AtomicInteger();
    private final Consumer<List<T>> work;

    Together(Consumer<List<T>> work) {
        this.work = work;
    }

    void ask(T one) {
        asked.add(one);
        if (open.getAndIncrement() == 0) {
            work();
        }
    }

    private void work() {
        int seen = 1;
        do {
            List<T> batch = new ArrayList<>();
            @Nullable T next;
            while ((next = asked.poll()) != null) {
                batch.add(next);
            }
            if (!batch.isEmpty()) {
                work.accept(batch);
            }
            seen = open.addAndGet(-seen);
        } while (seen != 0);
    }
}
