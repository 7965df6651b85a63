package dev.astra.testkit;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Immutable. A wrong answer of a stand-in.
 *
 * @param status the HTTP status
 * @param headers further headers
 * @param body what it sends
 * @param silent whether it sends nothing at all until the stand-in is closed
 */
public record ShopFault(int status, Map<String, String> headers, String body, boolean silent) {
    private static final String HTML = "text/html; charset=UTF-8";
    private static final String JSON = "application/json";

    /** Keeps a copy of the headers. */
    public ShopFault {
        headers = Map.copyOf(headers);
    }

    /** 401: the key is not accepted. */
    public static ShopFault unauthorized() {
        return json(401, "{\"status\":false,\"error\":{\"message\":\"Unauthenticated.\",\"code\":401}}");
    }

    /** 403 with a web page, as a protection in front of the shop sends it. */
    public static ShopFault forbiddenHtml() {
        return html(403);
    }

    /** 403 in JSON: not yours. */
    public static ShopFault forbidden() {
        return json(403, "{\"status\":false,\"message\":\"This action is unauthorized.\"}");
    }

    /** 404: not there. */
    public static ShopFault notFound() {
        return json(404, "{\"status\":false,\"message\":\"Requested resource not found\"}");
    }

    /** 406: not as asked for. */
    public static ShopFault notAcceptable() {
        return json(406, "{\"status\":false,\"message\":\"Not acceptable\"}");
    }

    /** 429 without a hint. */
    public static ShopFault tooManyRequests() {
        return json(429, "{\"status\":false,\"message\":\"Too Many Attempts.\"}");
    }

    /**
     * 429 with a hint.
     *
     * @param retryAfter the header's text
     */
    public static ShopFault tooManyRequests(String retryAfter) {
        return new ShopFault(
                429,
                Map.of("Content-Type", JSON, "Retry-After", retryAfter),
                tooManyRequests().body(),
                false);
    }

    /** 503 with a web page. */
    public static ShopFault unavailableHtml() {
        return html(503);
    }

    /** 200 with a list that ends in the middle. */
    public static ShopFault truncated() {
        return json(200, "[{\"id\":\"0f5b2c1e-7d1a-4c0e-9b55-1c2d3e4f5a6b\",\"email\":\"buyer@exam");
    }

    /** 302 to somewhere else. */
    public static ShopFault redirect(URI where) {
        return new ShopFault(302, Map.of("Location", where.toString()), "", false);
    }

    /** No answer before the stand-in is closed. */
    public static ShopFault silence() {
        return new ShopFault(200, Map.of(), "", true);
    }

    /**
     * Any JSON.
     *
     * @param status the HTTP status
     * @param body the text
     */
    public static ShopFault json(int status, String body) {
        return new ShopFault(status, Map.of("Content-Type", JSON), body, false);
    }

    private static ShopFault html(int status) {
        return new ShopFault(
                status, Map.of("Content-Type", HTML), "<!DOCTYPE html><html><body>Just a moment…</body></html>", false);
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
