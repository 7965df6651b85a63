package dev.astra.testkit.loopback;

/** Hears what comes over a WebSocket. Called on the connection's thread, one call after the other. */
public interface WebSocketListener {
    /** A text message. */
    void received(String text);

    /** The connection has ended, whoever ended it; the last call. */
    void ended();

    /** Makes the listener of a new connection. */
    @FunctionalInterface
    interface Opening {
        /** The connection is open: what is sent now arrives first. */
        WebSocketListener open(WebSocket socket);
    }
}
