package dev.astra.http.server;

import dev.astra.core.UnavailableException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Thread-safe. What the event loops of one server share. */
final class Site {
    private static final Logger LOG = LoggerFactory.getLogger(AstraServer.class);

    private final List<Contract> contracts;
    private final ServerLimits limits;
    private final InstantSource clock;
    private final AccessLog accessLog;
    private final Metrics metrics;
    private final Throttle addresses;
    private final Throttle keys;
    private final ConcurrentMap<String, Integer> perAddress = new ConcurrentHashMap<>();
    private final AtomicBoolean closing;

    Site(
            List<Contract> contracts,
            ServerLimits limits,
            InstantSource clock,
            AccessLog accessLog,
            Metrics metrics,
            AtomicBoolean closing) {
        this.contracts = List.copyOf(contracts);
        this.limits = limits;
        this.clock = clock;
        this.accessLog = accessLog;
        this.metrics = metrics;
        this.closing = closing;
        this.addresses = new Throttle(limits.addressRate());
        this.keys = new Throttle(limits.keyRate());
        byFirstPart();
    }

    /** Which document answers which paths. */
    Map<String, Contract> byFirstPart() {
        Map<String, Contract> found = new HashMap<>();
        for (Contract contract : contracts) {
            for (String part : contract.firstParts()) {
                Contract other = found.put(part, contract);
                if (other != null) {
                    throw new IllegalArgumentException("expected each path in one set of routes, got /" + part + " in "
                            + other.routes().name() + " and "
                            + contract.routes().name());
                }
            }
        }
        return found;
    }

    ServerLimits limits() {
        return limits;
    }

    AccessLog accessLog() {
        return accessLog;
    }

    Metrics metrics() {
        return metrics;
    }

    Instant now() {
        return clock.instant();
    }

    long nanoTime() {
        return System.nanoTime();
    }

    void close() {
        closing.set(true);
    }

    static String address(HttpServerRequest request) {
        SocketAddress address = request.remoteAddress();
        return address == null || address.hostAddress() == null ? "unknown" : address.hostAddress();
    }

    /** What is to be answered instead of looking at a request any further. */
    Optional<Fault> refusal(HttpServerRequest request) {
        if (closing.get()) {
            metrics.refused("closing");
            return Optional.of(Fault.later(
                    503, "closing", "the server is closing; send the same request again later", limits.closeTime()));
        }
        return addresses.tooOften(address(request), nanoTime()).map(wait -> {
            metrics.refused("address-rate");
            return Fault.later(429, "too-many-requests", "too many requests from this address", wait);
        });
    }

    Optional<Fault> tooOften(Caller caller) {
        if (caller.equals(Caller.ANYBODY)) {
            return Optional.empty();
        }
        return keys.tooOften(caller.name(), nanoTime()).map(wait -> {
            metrics.refused("key-rate");
            return Fault.later(429, "too-many-requests", "too many requests with this key", wait);
        });
    }

    /** Whether a further connection has room. */
    boolean admits(String address) {
        boolean room = metrics.connections().incrementAndGet() <= limits.connections();
        int theirs = perAddress.merge(address, 1, Integer::sum);
        if (!room || theirs > limits.connectionsPerAddress()) {
            metrics.refused("connections");
            left(address);
            return false;
        }
        return true;
    }

    void left(String address) {
        metrics.connections().decrementAndGet();
        perAddress.computeIfPresent(address, (name, count) -> count > 1 ? count - 1 : null);
    }

    void unavailable(String id, OperationMetrics operation, UnavailableException cause) {
        LOG.warn("request={} operation={}: {}", id, operation.operation(), cause.getMessage());
    }

    void unexpected(String id, OperationMetrics operation, Throwable cause) {
        LOG.error("request={} operation={}: unexpected", id, operation.operation(), cause);
    }
}
