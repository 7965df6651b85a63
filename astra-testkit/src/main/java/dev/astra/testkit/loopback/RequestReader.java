package dev.astra.testkit.loopback;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One thread. Takes requests off a connection. */
final class RequestReader {
    private static final int LINE_BYTES = 16 * 1024;
    private static final int BODY_BYTES = 32 * 1024 * 1024;

    private final InputStream in;

    RequestReader(InputStream in) {
        this.in = in;
    }

    /** The next request; empty once the client has ended the connection between two of them. */
    Optional<Request> next() throws IOException {
        String start = line();
        if (start == null) {
            return Optional.empty();
        }
        String[] words = start.split(" ", -1);
        if (words.length != 3) {
            throw new IOException("expected a request line, got " + words.length + " words");
        }
        Map<String, String> headers = headers();
        return Optional.of(Request.of(words[0], words[1], headers, body(headers)));
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(); line != null && !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("expected a header with a colon");
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return chunks();
        }
        String length = headers.get("content-length");
        return length == null ? new byte[0] : exactly(size(length, 10));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String line = line();
            if (line == null) {
                throw new EOFException("expected a chunk");
            }
            int size = size(line.split(";", 2)[0].strip(), 16);
            body.write(exactly(size));
            line();
            if (size == 0) {
                return body.toByteArray();
            }
            size("" + body.size(), 10);
        }
    }

    private static int size(String text, int radix) throws IOException {
        try {
            int size = Integer.parseInt(text, radix);
            if (size >= 0 && size <= BODY_BYTES) {
                return size;
            }
        } catch (NumberFormatException wrong) {
            throw new IOException("expected a number of bytes, got \"" + text + "\"", wrong);
        }
        throw new IOException("expected at most " + BODY_BYTES + " bytes, got " + text);
    }

    private byte[] exactly(int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("expected " + size + " bytes, got " + bytes.length);
        }
        return bytes;
    }

    private @Nullable String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return line.toString(StandardCharsets.UTF_8).stripTrailing();
            }
            line.write(next);
            if (line.size() > LINE_BYTES) {
                throw new IOException("expected lines of at most " + LINE_BYTES + " bytes");
            }
        }
        return null;
    }
}
