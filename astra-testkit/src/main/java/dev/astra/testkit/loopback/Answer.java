package dev.astra.testkit.loopback;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a request gets: a response, a WebSocket, or a connection that breaks. */
@FunctionalInterface
public interface Answer {
    /**
     * Gives the answer.
     *
     * @return whether the connection can carry another request
     */
    boolean give(Connection connection) throws IOException, InterruptedException;

    /**
     * A response.
     *
     * @param status the HTTP status
     * @param headers further headers
     * @param body sent as UTF-8
     */
    static Answer reply(int status, Map<String, String> headers, String body) {
        return connection -> {
            connection.respond(status, headers, body.getBytes(StandardCharsets.UTF_8));
            return true;
        };
    }

    /** The connection is cut before a byte of a response. */
    static Answer cut() {
        return connection -> {
            connection.reset();
            return false;
        };
    }

    /** Nothing is sent and the connection stays open until the server is closed or the client gives up. */
    static Answer silence() {
        return connection -> {
            connection.drain();
            return false;
        };
    }

    /** The connection becomes a WebSocket. */
    static Answer upgrade(Request request, WebSocketListener.Opening opening) {
        return connection -> {
            connection.upgrade(request, opening);
            return false;
        };
    }
}
