package dev.astra.discord.licensing;

import dev.astra.core.UserId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Thread-safe. Who was met lately; of more than a few thousand the one who was met longest ago is forgotten. */
final class Seen {
    private static final int MOST = 5_000;
    private static final long LATELY = Duration.ofHours(6).toNanos();

    private final LongSupplier nanos;
    private final Map<UserId, Long> met = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UserId, Long> eldest) {
            return size() > MOST;
        }
    };

    Seen(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Notes that somebody is met; says whether they were not met lately. */
    synchronized boolean isNew(UserId user) {
        long now = nanos.getAsLong();
        Long last = met.get(user);
        if (last != null && now - last < LATELY) {
            return false;
        }
        met.remove(user);
        met.put(user, now);
        return true;
    }
}
