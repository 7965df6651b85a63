package dev.astra.http.server;

import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Immutable. A number of yours among the server's metrics.
 *
 * @param name a to z and underscores
 * @param meaning one line
 * @param value read on an event loop for each look: does not block
 */
public record Gauge(String name, String meaning, LongSupplier value) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,99}");

    /** Refuses another form of name. */
    public Gauge {
        Objects.requireNonNull(value, "value");
        if (!NAME.matcher(name).matches() || meaning.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("expected a name of a to z and underscores and a meaning of one line");
        }
    }
}
