package dev.astra.launcher.instance;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Immutable. One piece of an answer: what it is, the length of its bytes, its bytes. */
final class Frame {
    static final int MAX_BYTES = 64 * 1024;

    private final Kind kind;
    private final byte[] bytes;

    private Frame(Kind kind, byte[] bytes) {
        this.kind = kind;
        this.bytes = bytes;
    }

    /** What a piece of an answer is. */
    enum Kind {
        /** The server is there and listens to this client. */
        READY(1),
        /** The command prints. */
        OUT(2),
        /** The command complains. */
        ERR(3),
        /** The command goes on. */
        ALIVE(4),
        /** The command has ended; four bytes of exit code. Nothing follows. */
        EXIT(5);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        static Kind of(int code) throws IOException {
            return Arrays.stream(values())
                    .filter(kind -> kind.code == code)
                    .findFirst()
                    .orElseThrow(() -> new IOException("expected a piece of an answer, got something else"));
        }
    }

    static Frame of(Kind kind) {
        return new Frame(kind, new byte[0]);
    }

    static Frame text(Kind kind, byte[] bytes) {
        return new Frame(kind, bytes);
    }

    static Frame exit(int code) {
        return new Frame(Kind.EXIT, ByteBuffer.allocate(4).putInt(code).array());
    }

    Kind kind() {
        return kind;
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    int exitCode() throws IOException {
        if (bytes.length != 4) {
            throw new IOException("expected an exit code of 4 bytes, got " + bytes.length);
        }
        return ByteBuffer.wrap(bytes).getInt();
    }

    void write(DataOutput out) throws IOException {
        byte[] whole = new byte[5 + bytes.length];
        ByteBuffer.wrap(whole).put((byte) kind.code).putInt(bytes.length).put(bytes);
        out.write(whole);
    }

    static Frame read(DataInput in) throws IOException {
        Kind kind = Kind.of(in.readByte());
        int length = in.readInt();
        if (length < 0 || length > MAX_BYTES) {
            throw new IOException("expected a piece of at most " + MAX_BYTES + " bytes, got " + length);
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new Frame(kind, bytes);
    }
}
