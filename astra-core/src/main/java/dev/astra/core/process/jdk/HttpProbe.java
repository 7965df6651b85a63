package dev.astra.core.process.jdk;

import dev.astra.core.process.Probe;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.time.Duration;

/** Thread-safe. A program is well if it answers GET with a status from 200 to 299; redirections are not followed. */
public final class HttpProbe implements Probe {
    private static final Duration LONGEST = Duration.ofHours(1);

    private final URI address;
    private final Duration within;

    /**
     * Looks at an address.
     *
     * @param address http or https
     * @param within the time to connect, and the time to answer; positive, up to an hour
     */
    public HttpProbe(URI address, Duration within) {
        if (!"http".equals(address.getScheme()) && !"https".equals(address.getScheme())) {
            throw new IllegalArgumentException(
                    "expected an http or https address, got the scheme " + address.getScheme());
        }
        this.address = address;
        this.within = checked(within);
    }

    static Duration checked(Duration within) {
        if (within.toMillis() < 1 || within.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("within must be 1 ms to " + LONGEST + ", got " + within);
        }
        return within;
    }

    @Override
    public void check() throws IOException {
        URLConnection opened = address.toURL().openConnection();
        if (!(opened instanceof HttpURLConnection connection)) {
            throw new IOException("expected an http connection, got another");
        }
        try {
            connection.setConnectTimeout((int) within.toMillis());
            connection.setReadTimeout((int) within.toMillis());
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            int status = connection.getResponseCode();
            if (status < 200 || status > 299) {
                throw new IOException("expected a status of 200 to 299, got " + status);
            }
        } finally {
            connection.disconnect();
        }
    }
}
