package dev.astra.http.server.vault;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sends bytes as they are and reads one answer; a new connection whenever the other end closed the last one. */
final class Wireman implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("content-length: ([0-9]+)");
    private static final int LONGEST_MILLIS = 20_000;

    private final URI url;
    private @Nullable Socket socket;
    private @Nullable InputStream in;

    Wireman(URI url) {
        this.url = url;
    }

    /** An answer; 0 if the connection was closed without one. */
    record Answer(int status, String text) {}

    static String shown(byte[] request) {
        String text = new String(request, StandardCharsets.ISO_8859_1);
        return text.length() > 1_000 ? text.substring(0, 1_000) + "…" : text;
    }

    /**
     * Asks.
     *
     * @param whole whether the other end can tell where the request ends, so that the connection is good for another one
     */
    Answer ask(byte[] request, boolean whole) {
        try {
            Socket open = connection();
            open.getOutputStream().write(request);
            open.getOutputStream().flush();
            if (!whole) {
                open.shutdownOutput();
            }
            Answer answer = read();
            if (!whole) {
                end();
            }
            return answer;
        } catch (IOException closed) {
            end();
            return new Answer(0, "");
        }
    }

    private Socket connection() throws IOException {
        Socket open = socket;
        if (open == null) {
            open = new Socket(url.getHost(), url.getPort());
            open.setTcpNoDelay(true);
            open.setSoLinger(true, 0);
            open.setSoTimeout(LONGEST_MILLIS);
            socket = open;
            in = new BufferedInputStream(open.getInputStream());
        }
        return open;
    }

    private Answer read() throws IOException {
        String head = head();
        if (head.isEmpty()) {
            end();
            return new Answer(0, "");
        }
        Matcher length = LENGTH.matcher(head.toLowerCase(Locale.ROOT));
        byte[] body = length.find() ? input().readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
        int status = Integer.parseInt(head.split(" ", 3)[1]);
        if (status == 100) {
            return read();
        }
        if (status != 200 && status != 401 && status != 422 && status != 404 && status != 409) {
            end();
        }
        return new Answer(status, head + new String(body, StandardCharsets.UTF_8));
    }

    private InputStream input() throws IOException {
        InputStream open = in;
        if (open == null) {
            throw new IOException("closed");
        }
        return open;
    }

    private String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int last = 0;
        int c = input().read();
        while (c >= 0) {
            head.write(c);
            last = c == '\n' ? last + 1 : c == '\r' ? last : 0;
            if (last == 2) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
            c = input().read();
        }
        return "";
    }

    private void end() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        socket = null;
        in = null;
    }

    @Override
    public void close() {
        end();
    }
}
