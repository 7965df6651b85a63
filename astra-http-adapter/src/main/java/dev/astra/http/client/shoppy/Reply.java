package dev.astra.http.client.shoppy;

import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Immutable. An HTTP answer, read to its end. */
final class Reply {
    private final int status;
    private final boolean json;
    private final @Nullable String retryAfter;
    private final @Nullable String totalPages;
    private final byte[] body;

    Reply(Response response, byte[] body) {
        this.status = response.code();
        String type = response.header("Content-Type");
        this.json = type != null && type.contains("json");
        this.retryAfter = response.header("Retry-After");
        this.totalPages = response.header("X-Total-Pages");
        this.body = body;
    }

    int status() {
        return status;
    }

    /** Whether it calls itself JSON. */
    boolean json() {
        return json;
    }

    @Nullable String retryAfter() {
        return retryAfter;
    }

    @Nullable String totalPages() {
        return totalPages;
    }

    /** Its bytes; not to be changed. */
    byte[] body() {
        return body;
    }
}
