package dev.astra.http.client;

import java.util.Optional;
import okhttp3.Headers;
import okhttp3.Response;

/** Immutable. An HTTP answer, read to its end. */
public final class Reply {
    private final int status;
    private final Headers headers;
    private final byte[] body;

    /**
     * Keeps what matters of an answer.
     *
     * @param response its status and headers are kept
     * @param body its bytes, all of them
     */
    public Reply(Response response, byte[] body) {
        this.status = response.code();
        this.headers = response.headers();
        this.body = body;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Whether it calls itself JSON. */
    public boolean json() {
        return header("Content-Type").filter(type -> type.contains("json")).isPresent();
    }

    /** A header, if it was sent. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Its bytes; not to be changed. */
    public byte[] body() {
        return body;
    }
}
