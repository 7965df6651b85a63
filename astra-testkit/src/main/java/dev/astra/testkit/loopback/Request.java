package dev.astra.testkit.loopback;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Immutable. A request as it came. */
public final class Request {
    private final String method;
    private final String path;
    private final Map<String, String> query;
    private final Map<String, String> headers;
    private final byte[] body;

    private Request(String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.body = body;
    }

    /** In upper case. */
    public String method() {
        return method;
    }

    /** Without the query, as sent. */
    public String path() {
        return path;
    }

    /** By name, decoded. */
    public Map<String, String> query() {
        return query;
    }

    /** Empty if there is none. */
    public byte[] body() {
        return body.clone();
    }

    static Request of(String method, String target, Map<String, String> headers, byte[] body) {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        return new Request(method, path, query(mark < 0 ? "" : target.substring(mark + 1)), headers, body);
    }

    /** A header, whatever the case of its name. */
    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /** Whether the client asks to go on with WebSocket frames. */
    public boolean isUpgrade() {
        return "websocket".equalsIgnoreCase(header("Upgrade"));
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
