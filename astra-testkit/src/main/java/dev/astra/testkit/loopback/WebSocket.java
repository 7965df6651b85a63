package dev.astra.testkit.loopback;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Thread-safe. The server's end of a WebSocket. Sending never waits for the client: what is sent queues up, and a client that
 * does not read for too long loses its connection.
 */
public final class WebSocket {
    private static final int WAITING = 100_000;
    private static final int FRAME_BYTES = 1024 * 1024;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final BlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>(WAITING);

    WebSocket(Socket socket, InputStream in, OutputStream out) {
        this.socket = socket;
        this.in = new DataInputStream(in);
        this.out = out;
    }

    /** Sends a text message. */
    public void send(String text) {
        queue(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a binary message. */
    public void send(byte[] content) {
        queue(BINARY, content);
    }

    /**
     * Ends it in order.
     *
     * @param code why, as a number that the protocol of the client knows
     * @param reason why, in words
     */
    public void close(int code, String reason) {
        byte[] words = reason.getBytes(StandardCharsets.UTF_8);
        queue(
                CLOSE,
                ByteBuffer.allocate(2 + words.length)
                        .putShort((short) code)
                        .put(words)
                        .array());
    }

    /** Ends it as a broken cable would: without a word. */
    public void cut() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException alreadyGone) {
            // It is cut either way.
        }
    }

    /** Serves the connection until it ends. */
    void run(WebSocketListener.Opening opening) {
        Thread writer = new Thread(this::write, Thread.currentThread().getName() + "-writer");
        writer.setDaemon(true);
        WebSocketListener listener = opening.open(this);
        writer.start();
        try {
            read(listener);
        } catch (IOException broken) {
            // The end is told below, whatever brought it.
        } finally {
            writer.interrupt();
            listener.ended();
        }
    }

    private void queue(int kind, byte[] content) {
        if (!waiting.offer(frame(kind, content))) {
            cut();
        }
    }

    private static byte[] frame(int kind, byte[] content) {
        ByteBuffer frame = ByteBuffer.allocate(10 + content.length).put((byte) (0x80 | kind));
        if (content.length < 126) {
            frame.put((byte) content.length);
        } else if (content.length <= 0xFFFF) {
            frame.put((byte) 126).putShort((short) content.length);
        } else {
            frame.put((byte) 127).putLong(content.length);
        }
        frame.put(content);
        return Arrays.copyOf(frame.array(), frame.position());
    }

    private void read(WebSocketListener listener) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        while (true) {
            int head = in.readUnsignedByte();
            byte[] content = content();
            int kind = head & 0x0F;
            if (kind == CLOSE) {
                queue(CLOSE, content);
                return;
            }
            if (kind == PING) {
                queue(PONG, content);
            } else if (kind <= BINARY) {
                message.write(content);
                if ((head & 0x80) != 0) {
                    listener.received(message.toString(StandardCharsets.UTF_8));
                    message.reset();
                }
            }
        }
    }

    private byte[] content() throws IOException {
        int mask = in.readUnsignedByte();
        long length = mask & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        if (length < 0 || length > FRAME_BYTES || (mask & 0x80) == 0) {
            throw new IOException("expected a masked frame of at most " + FRAME_BYTES + " bytes, got " + length);
        }
        byte[] key = new byte[4];
        in.readFully(key);
        byte[] content = new byte[(int) length];
        in.readFully(content);
        for (int i = 0; i < content.length; i++) {
            content[i] ^= key[i & 3];
        }
        return content;
    }

    private void write() {
        try {
            boolean open = true;
            while (open) {
                byte[] frame = waiting.take();
                write(frame);
                open = (frame[0] & 0x0F) != CLOSE;
            }
        } catch (IOException gone) {
            cut();
        } catch (InterruptedException ended) {
            writeTheFarewell();
        }
    }

    /** What still waits when the client has said goodbye, so that it sees the end it asked for. */
    private void writeTheFarewell() {
        try (socket) {
            for (byte[] frame = waiting.poll(); frame != null; frame = waiting.poll()) {
                write(frame);
            }
        } catch (IOException gone) {
            cut();
        }
    }

    private void write(byte[] frame) throws IOException {
        out.write(frame);
        out.flush();
    }
}
