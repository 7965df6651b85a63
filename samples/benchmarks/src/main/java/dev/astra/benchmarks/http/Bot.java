package dev.astra.benchmarks.http;

import dev.astra.core.Secret;
import dev.astra.core.security.KeyId;
import dev.astra.core.security.RequestKey;
import dev.astra.core.security.RequestLine;
import dev.astra.core.security.RequestSigner;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One thread. A connection of a game's client, which signs what it sends. */
final class Bot implements AutoCloseable {
    /** The key that all servers here accept. */
    static final RequestKey KEY = new RequestKey(new KeyId("bot-1"), Secret.of("q7Zr2xVb9Lk4TnW8cY1mPs6HdJf3Ga5E"));

    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

    private final RequestSigner signer = new RequestSigner(KEY);
    private final Socket socket;
    private final InputStream in;

    Bot(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** A whole signed request. */
    static byte[] request(RequestSigner signer, String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        head.append("Content-Type: application/json\r\nContent-Length: ")
                .append(bytes.length)
                .append("\r\n");
        for (Map.Entry<String, String> each :
                signer.sign(new RequestLine("POST", path), bytes).byName().entrySet()) {
            head.append(each.getKey()).append(": ").append(each.getValue()).append("\r\n");
        }
        return (head + "\r\n" + body).getBytes(StandardCharsets.UTF_8);
    }

    /** Sends a request and waits for its answer. */
    void ask(String path, String body) throws IOException {
        socket.getOutputStream().write(request(signer, path, body));
        int status = answer();
        if (status != 200) {
            throw new IOException("expected 200 from " + path + ", got " + status);
        }
    }

    private int answer() throws IOException {
        String line = line();
        int status = Integer.parseInt(line.substring(9, 12));
        int length = 0;
        for (line = line(); !line.isEmpty(); line = line()) {
            if (line.regionMatches(true, 0, "content-length:", 0, LENGTH.length)) {
                length = Integer.parseInt(line.substring(LENGTH.length).strip());
            }
        }
        in.skipNBytes(length);
        return status;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server hung up");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
