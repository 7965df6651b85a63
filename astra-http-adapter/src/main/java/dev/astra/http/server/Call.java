package dev.astra.http.server;

import dev.astra.core.security.RequestLine;
import dev.astra.core.security.SignatureHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One thread. A request, wholly received. Built by the server, or by whoever answers {@link Routes} without it. */
public final class Call {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

    private final RequestLine line;
    private final Function<String, @Nullable String> headers;
    private final Map<String, String> path;
    private final Function<String, @Nullable String> query;
    private final byte[] body;
    private final Instant at;
    private final Executor executor;
    private @Nullable Fields fields;

    private Call(Builder builder) {
        this.line = builder.line;
        this.headers = builder.headers;
        this.path = builder.path;
        this.query = builder.query;
        this.body = builder.body;
        this.at = builder.at;
        this.executor = builder.executor;
    }

    /**
     * Begins to describe a call.
     *
     * @param line its method and its target as sent
     * @param at when it came
     */
    public static Builder builder(RequestLine line, Instant at) {
        return new Builder(line, at);
    }

    /** Its method and its target as sent, query included. */
    public RequestLine line() {
        return line;
    }

    /**
     * The first value of a header.
     *
     * @param name in any case
     * @return empty if it was not sent
     */
    public String header(String name) {
        return Objects.requireNonNullElse(headers.apply(name), "");
    }

    /** What a signed request carries in its headers. */
    public SignatureHeaders signature() {
        return new SignatureHeaders(
                header(SignatureHeaders.KEY_ID),
                header(SignatureHeaders.TIMESTAMP),
                header(SignatureHeaders.NONCE),
                header(SignatureHeaders.SIGNATURE));
    }

    /**
     * A part of the path that the document names, decoded.
     *
     * @throws IllegalStateException if the document has no such part here
     */
    public String path(String name) {
        String value = path.get(name);
        if (value == null) {
            throw new IllegalStateException("expected the path to have {" + name + "}");
        }
        return value;
    }

    /** The first value of a query parameter, decoded; empty if it was not sent. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(query.apply(name));
    }

    /**
     * A whole number of the query.
     *
     * @param absent what it is if it was not sent
     * @throws MalformedCallException if it is none, or out of bounds
     */
    public long query(String name, long least, long most, long absent) {
        String text = query(name).orElse(Long.toString(absent));
        if (!WHOLE.matcher(text).matches() || Long.parseLong(text) < least || Long.parseLong(text) > most) {
            throw new MalformedCallException(
                    name, name + ": expected a whole number from " + least + " to " + most + " in the query");
        }
        return Long.parseLong(text);
    }

    /** The body's bytes as sent; not to be changed. */
    public byte[] body() {
        return body;
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * The body as a JSON object.
     *
     * @throws MalformedCallException if it is none
     */
    public Fields fields() {
        if (fields == null) {
            fields = Fields.read(body);
        }
        return fields;
    }

    /** When it came. */
    public Instant at() {
        return at;
    }

    /** Where its answer is to be completed: for {@link dev.astra.core.store.Store#writeAsync}. */
    public Executor executor() {
        return executor;
    }

    /** One thread. Describes a call. */
    public static final class Builder {
        private final RequestLine line;
        private final Instant at;
        private Function<String, @Nullable String> headers = name -> null;
        private Map<String, String> path = Map.of();
        private Function<String, @Nullable String> query = name -> null;
        private byte[] body = {};
        private Executor executor = Runnable::run;

        private Builder(RequestLine line, Instant at) {
            this.line = Objects.requireNonNull(line, "line");
            this.at = Objects.requireNonNull(at, "at");
        }

        /** The first value of each header, by its name in any case; null if there is none. */
        public Builder headers(Function<String, @Nullable String> byName) {
            this.headers = Objects.requireNonNull(byName, "headers");
            return this;
        }

        /** The parts of the path that the document names, decoded. */
        public Builder path(Map<String, String> parts) {
            this.path = Map.copyOf(parts);
            return this;
        }

        /** The first value of each query parameter, decoded; null if there is none. */
        public Builder query(Function<String, @Nullable String> byName) {
            this.query = Objects.requireNonNull(byName, "query");
            return this;
        }

        /** The body; not copied. */
        public Builder body(byte[] bytes) {
            this.body = Objects.requireNonNull(bytes, "body");
            return this;
        }

        /** Where the answer is to be completed; on any thread unless said otherwise. */
        public Builder executor(Executor where) {
            this.executor = Objects.requireNonNull(where, "executor");
            return this;
        }

        /** The call. */
        public Call build() {
            return new Call(this);
        }
    }
}
