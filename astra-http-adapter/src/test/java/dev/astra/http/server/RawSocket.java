package dev.astra.http.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection whose bytes a test writes itself. */
final class RawSocket implements AutoCloseable {
    private static final int LONGEST_MILLIS = 20_000;

    private final Socket socket;

    RawSocket(URI url) {
        try {
            socket = new Socket(url.getHost(), url.getPort());
            socket.setSoTimeout(LONGEST_MILLIS);
            socket.setTcpNoDelay(true);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    RawSocket write(String text) {
        return write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Writes what the other end still takes. */
    RawSocket write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (SocketException closed) {
            // the other end has said all that it wants to say
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return this;
    }

    RawSocket endOfOutput() {
        try {
            socket.shutdownOutput();
        } catch (IOException closed) {
            // closed already
        }
        return this;
    }

    /** What comes up to this text, and with it; or to the end. */
    String readUntil(String last) {
        StringBuilder read = new StringBuilder();
        try {
            while (read.indexOf(last) < 0) {
                int next = socket.getInputStream().read();
                if (next < 0) {
                    break;
                }
                read.append((char) next);
            }
        } catch (SocketException reset) {
            return "";
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return read.toString();
    }

    /** All that comes until the other end closes. */
    String readToEnd() {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException reset) {
            return "";
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
