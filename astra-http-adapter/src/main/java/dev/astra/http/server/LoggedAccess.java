package dev.astra.http.server;

import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread-safe. Access as lines of the log {@code dev.astra.http.access}: at level info what changed something or was
 * refused, at most some a second; reading that went well at level debug.
 */
final class LoggedAccess implements AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger("dev.astra.http.access");
    private static final int MOST_PER_SECOND = 500;
    private static final long SECOND = 1_000_000_000L;
    private static final int GOOD_BELOW = 400;

    private final AtomicLong second = new AtomicLong(Long.MIN_VALUE);
    private final AtomicLong lines = new AtomicLong();

    @Override
    public void answered(AccessLine line) {
        if (line.status() < GOOD_BELOW && line.method().equals("GET")) {
            LOG.debug("{}", line);
        } else if (LOG.isInfoEnabled() && room()) {
            LOG.info("{}", line);
        }
    }

    private boolean room() {
        long now = System.nanoTime() / SECOND;
        long before = second.get();
        if (before != now && second.compareAndSet(before, now)) {
            long more = lines.getAndSet(0) - MOST_PER_SECOND;
            if (more > 0) {
                LOG.info("left out {} lines of access", more);
            }
        }
        return lines.incrementAndGet() <= MOST_PER_SECOND;
    }
}
