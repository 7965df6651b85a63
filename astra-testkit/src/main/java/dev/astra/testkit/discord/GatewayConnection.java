package dev.astra.testkit.discord;

import dev.astra.testkit.loopback.Request;
import dev.astra.testkit.loopback.WebSocket;
import dev.astra.testkit.loopback.WebSocketListener;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.Deflater;

/** Thread-safe. One WebSocket of the bot, compressed if it asked for it. */
final class GatewayConnection implements WebSocketListener {
    static final int HELLO = 10;
    private static final int CHUNK_BYTES = 8192;

    private final FakeGateway gateway;
    private final WebSocket socket;
    private final Optional<Deflater> deflater;

    GatewayConnection(FakeGateway gateway, Request request, WebSocket socket) {
        this.gateway = gateway;
        this.socket = socket;
        this.deflater =
                "zlib-stream".equals(request.query().get("compress")) ? Optional.of(new Deflater()) : Optional.empty();
    }

    synchronized void send(String payload) {
        if (deflater.isEmpty()) {
            socket.send(payload);
            return;
        }
        deflater.get().setInput(payload.getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK_BYTES];
        int length;
        do {
            length = deflater.get().deflate(chunk, 0, chunk.length, Deflater.SYNC_FLUSH);
            out.write(chunk, 0, length);
        } while (length == chunk.length);
        socket.send(out.toByteArray());
    }

    void send(int op, Object data) {
        send(JsonObject.of().put("op", op).put("d", data).toString());
    }

    void close(int code, String reason) {
        socket.close(code, reason);
    }

    void cut() {
        socket.cut();
    }

    @Override
    public void received(String text) {
        gateway.received(this, JsonObject.parse(text));
    }

    @Override
    public void ended() {
        gateway.ended(this);
    }
}
