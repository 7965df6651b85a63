package dev.astra.http.server;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Thread-safe. What the server counts, in the text form of Prometheus. */
final class Metrics {
    private final ConcurrentMap<String, OperationMetrics> operations = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, LongAdder> refusals = new ConcurrentHashMap<>();
    private final AtomicLong connections = new AtomicLong();
    private final List<Gauge> gauges;

    Metrics(List<Gauge> gauges) {
        this.gauges = List.copyOf(gauges);
    }

    OperationMetrics operation(String routes, String operation) {
        return operations.computeIfAbsent(routes + "/" + operation, name -> new OperationMetrics(routes, operation));
    }

    /** Something was refused before an operation saw it. */
    void refused(String reason) {
        refusals.computeIfAbsent(reason, name -> new LongAdder()).increment();
    }

    AtomicLong connections() {
        return connections;
    }

    String text() {
        StringBuilder out = new StringBuilder();
        Collection<OperationMetrics> sorted = new TreeMap<>(operations).values();
        head(out, "astra_http_requests_total", "counter", "answered requests");
        sorted.forEach(each -> each.writeCounts(out));
        head(out, "astra_http_request_seconds", "histogram", "from a request's first line to its answer");
        sorted.forEach(each -> each.writeTimes(out));
        head(out, "astra_http_refused_total", "counter", "what was refused before an operation saw it");
        for (Map.Entry<String, LongAdder> each : new TreeMap<>(refusals).entrySet()) {
            out.append("astra_http_refused_total{reason=\"")
                    .append(each.getKey())
                    .append("\"} ");
            out.append(each.getValue().sum()).append('\n');
        }
        head(out, "astra_http_connections", "gauge", "open connections");
        out.append("astra_http_connections ").append(connections.get()).append('\n');
        for (Gauge gauge : gauges) {
            head(out, gauge.name(), "gauge", gauge.meaning());
            out.append(gauge.name())
                    .append(' ')
                    .append(gauge.value().getAsLong())
                    .append('\n');
        }
        return out.toString();
    }

    private static void head(StringBuilder out, String name, String type, String meaning) {
        out.append("# HELP ").append(name).append(' ').append(meaning).append('\n');
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }
}
