package dev.astra.http.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Immutable. What a call is answered. */
public final class Reply {
    private static final ObjectWriter WRITER = JsonMapper.builder().build().writer();
    private static final String JSON = "application/json";
    private static final int LEAST_STATUS = 200;
    private static final int MOST_STATUS = 599;

    private final int status;
    private final String type;
    private final byte[] body;
    private final Map<String, String> headers;

    /**
     * An answer of bytes.
     *
     * @param status the HTTP status
     * @param type of the body
     * @param body its bytes; not copied
     * @param headers further ones, by their names
     */
    public Reply(int status, String type, byte[] body, Map<String, String> headers) {
        this.status = status;
        this.type = Objects.requireNonNull(type, "type");
        this.body = Objects.requireNonNull(body, "body");
        this.headers = Map.copyOf(headers);
        if (status < LEAST_STATUS || status > MOST_STATUS) {
            throw new IllegalArgumentException("expected a status from 200 to 599, got " + status);
        }
    }

    /**
     * JSON.
     *
     * @param fields maps, lists, texts, numbers, booleans and null
     */
    public static Reply json(int status, Map<String, ? extends @Nullable Object> fields) {
        return new Reply(status, JSON, bytes(fields), Map.of());
    }

    /** JSON that is there already. */
    public static Reply json(int status, String text) {
        return new Reply(status, JSON, text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /** Text. */
    public static Reply text(int status, String text) {
        return new Reply(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static byte[] bytes(Map<String, ? extends @Nullable Object> fields) {
        try {
            return WRITER.writeValueAsBytes(fields);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("expected maps, lists, texts, numbers, booleans and null", impossible);
        }
    }

    /** With a header more. */
    public Reply with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Reply(status, type, body, more);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The type of the body. */
    public String type() {
        return type;
    }

    /** The body's bytes; not to be changed. */
    public byte[] body() {
        return body;
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Further headers, by their names. */
    public Map<String, String> headers() {
        return headers;
    }

    @Override
    public String toString() {
        return "reply " + status + " of " + body.length + " bytes";
    }
}
