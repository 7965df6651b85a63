package dev.astra.testkit.game;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;

/** One thread. What is on its way, each for a while of its own. */
final class Pipe {
    private final PriorityQueue<Sent> sent =
            new PriorityQueue<>(Comparator.comparing(Sent::due).thenComparing(Sent::number));
    private final Random random;
    private long number;

    Pipe(Random random) {
        this.random = random;
    }

    private record Sent(Duration due, long number, Runnable work) {}

    /** Arrives within so many milliseconds; what was sent later may be there before. */
    void send(Duration now, int mostMillis, Runnable work) {
        sent.add(new Sent(now.plusMillis(random.nextInt(mostMillis + 1)), number++, work));
    }

    void deliver(Duration now) {
        while (!sent.isEmpty() && sent.peek().due().compareTo(now) <= 0) {
            sent.remove().work().run();
        }
    }

    boolean isEmpty() {
        return sent.isEmpty();
    }

    boolean chance(int perMille) {
        return perMille > 0 && random.nextInt(1000) < perMille;
    }
}
