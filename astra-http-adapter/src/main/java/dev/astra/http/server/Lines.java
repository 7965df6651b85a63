package dev.astra.http.server;

import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One thread: its event loop. The open connections and what each waits for; who waits too long is ended. */
final class Lines {
    private static final Fault LATE = Fault.of(408, "timeout", "the request did not come in within its time");

    private final Site site;
    private final IdentityHashMap<HttpConnection, Line> open = new IdentityHashMap<>();

    Lines(Site site) {
        this.site = site;
    }

    /** A connection. */
    private static final class Line {
        private final long opened;
        private long idleSince;
        private @Nullable Exchange current;

        Line(long opened) {
            this.opened = opened;
        }
    }

    void opened(HttpConnection connection) {
        String address = Optional.ofNullable(connection.remoteAddress())
                .map(remote -> remote.hostAddress())
                .orElse("unknown");
        if (!site.admits(address)) {
            connection.close();
            return;
        }
        open.put(connection, new Line(site.nanoTime()));
        connection.closeHandler(nothing -> {
            open.remove(connection);
            site.left(address);
        });
    }

    void begin(HttpConnection connection, Exchange exchange) {
        Line line = open.get(connection);
        if (line != null) {
            line.current = exchange;
            line.idleSince = 0;
        }
    }

    /** Looks at all of them; to be called a few times a second. */
    void look() {
        long now = site.nanoTime();
        for (Map.Entry<HttpConnection, Line> each : new ArrayList<>(open.entrySet())) {
            look(each.getKey(), each.getValue(), now);
        }
    }

    private void look(HttpConnection connection, Line line, long now) {
        Exchange exchange = line.current;
        ServerLimits limits = site.limits();
        if (exchange == null) {
            if (over(line.opened, now, limits.headTime())) {
                end(connection, "head-time");
            }
        } else if (exchange.answered()) {
            if (line.idleSince == 0) {
                line.idleSince = now;
            } else if (over(line.idleSince, now, limits.idleTime())) {
                end(connection, "idle-time");
            }
        } else if (!exchange.bodyRead() && over(exchange.begun(), now, limits.requestTime())) {
            exchange.fault(LATE);
            end(connection, "body-time");
        } else if (over(exchange.begun(), now, limits.requestTime().multipliedBy(2))) {
            exchange.fault(Fault.later(
                    503, "timeout", "no answer was found in time; it may still happen", Duration.ofSeconds(1)));
            end(connection, "answer-time");
        }
    }

    private void end(HttpConnection connection, String reason) {
        site.metrics().refused(reason);
        connection.close();
    }

    private static boolean over(long since, long now, Duration time) {
        return now - since > time.toNanos();
    }
}
