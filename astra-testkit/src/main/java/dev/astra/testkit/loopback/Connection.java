package dev.astra.testkit.loopback;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** One thread reads it; any thread may cut it. A client's connection. */
public final class Connection {
    private static final String PROTOCOL_ID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final Socket socket;
    private final BufferedInputStream in;
    private final OutputStream out;

    Connection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = new BufferedOutputStream(socket.getOutputStream());
    }

    void serve(LoopbackServer.Handler handler) throws IOException, InterruptedException {
        RequestReader requests = new RequestReader(in);
        boolean open = true;
        while (open) {
            Optional<Request> request = requests.next();
            open = request.isPresent() && handler.answer(request.get()).give(this);
        }
    }

    void respond(int status, Map<String, String> headers, byte[] body) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " " + (status < 400 ? "OK" : "Refused") + "\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (status != 204) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
    }

    void upgrade(Request request, WebSocketListener.Opening opening) throws IOException {
        String key = request.header("Sec-WebSocket-Key");
        if (key == null) {
            respond(400, Map.of(), new byte[0]);
            return;
        }
        String head = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accept(key) + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        new WebSocket(socket, in, out).run(opening);
    }

    /** Ends the connection so that the client sees a reset, not an orderly end. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    void drain() throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }

    void close() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // There is nothing left to end.
        }
    }

    private static String accept(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest((key + PROTOCOL_ID).getBytes(StandardCharsets.ISO_8859_1));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-1", impossible);
        }
    }
}
