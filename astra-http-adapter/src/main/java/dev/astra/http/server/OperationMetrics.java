package dev.astra.http.server;

import java.util.concurrent.atomic.LongAdder;

/** Thread-safe. Counts the answers of one operation. */
final class OperationMetrics {
    private static final long[] BOUNDS_MICROS = {
        100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000, 5_000_000
    };
    private static final int CLASSES = 6;
    private static final int NANOS = 1_000;
    private static final double SECOND = 1e6;

    private final String routes;
    private final String operation;
    private final LongAdder[] statuses = adders(CLASSES);
    private final LongAdder[] buckets = adders(BOUNDS_MICROS.length + 1);
    private final LongAdder micros = new LongAdder();

    OperationMetrics(String routes, String operation) {
        this.routes = routes;
        this.operation = operation;
    }

    private static LongAdder[] adders(int count) {
        LongAdder[] adders = new LongAdder[count];
        for (int i = 0; i < count; i++) {
            adders[i] = new LongAdder();
        }
        return adders;
    }

    String routes() {
        return routes;
    }

    String operation() {
        return operation;
    }

    void answered(int status, long nanos) {
        statuses[status / 100].increment();
        long took = nanos / NANOS;
        int bucket = 0;
        while (bucket < BOUNDS_MICROS.length && took > BOUNDS_MICROS[bucket]) {
            bucket++;
        }
        buckets[bucket].increment();
        micros.add(took);
    }

    void writeCounts(StringBuilder out) {
        for (int each = 2; each < CLASSES; each++) {
            out.append("astra_http_requests_total{")
                    .append(labels())
                    .append(",status=\"")
                    .append(each)
                    .append("xx\"} ");
            out.append(statuses[each].sum()).append('\n');
        }
    }

    void writeTimes(StringBuilder out) {
        long sum = 0;
        for (int i = 0; i < buckets.length; i++) {
            sum += buckets[i].sum();
            String bound = i < BOUNDS_MICROS.length ? Double.toString(BOUNDS_MICROS[i] / SECOND) : "+Inf";
            out.append("astra_http_request_seconds_bucket{").append(labels());
            out.append(",le=\"").append(bound).append("\"} ").append(sum).append('\n');
        }
        out.append("astra_http_request_seconds_sum{").append(labels()).append("} ");
        out.append(micros.sum() / SECOND).append('\n');
        out.append("astra_http_request_seconds_count{")
                .append(labels())
                .append("} ")
                .append(sum)
                .append('\n');
    }

    private String labels() {
        return "routes=\"" + routes + "\",operation=\"" + operation + "\"";
    }
}
