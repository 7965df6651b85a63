package dev.astra.http.server;

import dev.astra.http.server.ServerLimits.Rate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Thread-safe. Keeps each of many to a rate. Of each it remembers one time: when all that it did so far would have been in
 * order at the average rate; ahead of the present by more than a burst, it has to wait.
 */
final class Throttle {
    private static final int MOST_REMEMBERED = 100_000;
    private static final long SECOND = 1_000_000_000L;

    private final long step;
    private final long ahead;
    private final ConcurrentMap<String, Long> orderly = new ConcurrentHashMap<>();

    Throttle(Rate rate) {
        this.step = Math.max(1, SECOND / rate.perSecond());
        this.ahead = Math.multiplyExact(step, (long) rate.burst());
    }

    /**
     * Whether it is too often.
     *
     * @param now nanoseconds that never go back
     * @return how long to wait, if it is
     */
    Optional<Duration> tooOften(String who, long now) {
        long[] wait = {0};
        orderly.compute(who, (name, before) -> {
            long next = (before == null ? now : Math.max(before, now)) + step;
            wait[0] = next - now - ahead;
            return wait[0] > 0 ? before : Long.valueOf(next);
        });
        makeRoom(now);
        return wait[0] > 0 ? Optional.of(Duration.ofNanos(wait[0])) : Optional.empty();
    }

    private void makeRoom(long now) {
        if (orderly.size() > MOST_REMEMBERED) {
            orderly.values().removeIf(time -> time <= now);
            if (orderly.size() > MOST_REMEMBERED) {
                orderly.clear();
            }
        }
    }
}
