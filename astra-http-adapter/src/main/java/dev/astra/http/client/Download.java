package dev.astra.http.client;

import dev.astra.core.CorruptDataException;
import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import okhttp3.CacheControl;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. Reads one public text over HTTP, always from the server and never from a cache.
 *
 * <ul>
 *   <li>Only 200 with a body that is not HTML counts. 401 and 403 are refusals; every other status is unavailable, with
 *       the server's {@code Retry-After} if it gives seconds.
 *   <li>At most {@value #MOST_REDIRECTS} redirects are followed, to the same host only and never from https to http: a
 *       portal that redirects everything to its own page must not speak for the seller.
 *   <li>A call ends after the client's call time-out, {@link #CALL_LIMIT} if the client has none, reading included.
 * </ul>
 *
 * <p>Messages show the scheme and host of the address only.
 */
public final class Download {
    /** How long a call may take if the client does not say: 60 seconds. */
    public static final Duration CALL_LIMIT = Duration.ofSeconds(60);

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final Duration READ_LIMIT = Duration.ofSeconds(15);
    private static final int MOST_REDIRECTS = 3;
    private static final long LONGEST_HINT_SECONDS = 86_400;

    private final OkHttpClient client;
    private final HttpUrl address;
    private final String what;
    private final long mostBytes;

    private Download(OkHttpClient client, HttpUrl address, String what, long mostBytes) {
        this.client = client;
        this.address = address;
        this.what = what;
        this.mostBytes = mostBytes;
    }

    /**
     * A download.
     *
     * @param client its time-outs, proxy and trust are used; it is not changed
     * @param address an http or https URL
     * @param what is read there, for messages, such as {@code license list}
     * @param mostBytes how long the text may say it is; a reader of the stream keeps its own limit
     * @throws IllegalArgumentException if the address is blank or no such URL
     */
    public static Download of(OkHttpClient client, String address, String what, long mostBytes) {
        if (address.isBlank()) {
            throw new IllegalArgumentException(
                    "expected the URL of the " + what + ", got nothing; set it, the check cannot be left out");
        }
        HttpUrl url = HttpUrl.parse(address.strip());
        if (url == null) {
            throw new IllegalArgumentException("expected the URL of the " + what
                    + " such as https://example.test/file.txt, got a text of " + address.length() + " characters");
        }
        OkHttpClient.Builder limited = client.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .cache(null);
        if (client.callTimeoutMillis() == 0) {
            limited.callTimeout(CALL_LIMIT);
        }
        return new Download(limited.build(), url, what, mostBytes);
    }

    /** A client with time-outs: 10 s to connect, 15 s between two bytes, 60 s for all. */
    public static OkHttpClient defaultClient() {
        return new OkHttpClient.Builder()
                .connectTimeout(CONNECT_LIMIT)
                .readTimeout(READ_LIMIT)
                .writeTimeout(READ_LIMIT)
                .callTimeout(CALL_LIMIT)
                .build();
    }

    /**
     * Begins to read. The caller closes the stream; a body that is cut short is an {@link IOException} of it.
     *
     * @throws UnavailableException if there is no answer or another one than 200
     * @throws CorruptDataException if the body is empty, too long or HTML
     * @throws RejectedException if the server refuses
     */
    public InputStream open() {
        HttpUrl next = address;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            Response response = ask(next);
            HttpUrl target = redirect(next, response);
            if (target == null) {
                return body(response);
            }
            response.close();
            next = target;
        }
        throw new UnavailableException("expected the " + what + " from " + place() + ", got more than " + MOST_REDIRECTS
                + " redirects; use the final address");
    }

    private Response ask(HttpUrl url) {
        Request request = new Request.Builder()
                .url(url)
                .cacheControl(CacheControl.FORCE_NETWORK)
                .build();
        try {
            return client.newCall(request).execute();
        } catch (IOException unreachable) {
            throw new UnavailableException(
                    "expected the " + what + " from " + place() + ", got no answer ("
                            + unreachable.getClass().getSimpleName() + ")",
                    unreachable);
        }
    }

    private @Nullable HttpUrl redirect(HttpUrl from, Response response) {
        String location = response.header("Location");
        if (!response.isRedirect() || location == null) {
            return null;
        }
        HttpUrl target = from.resolve(location);
        boolean followed = target != null && target.host().equals(from.host()) && (target.isHttps() || !from.isHttps());
        if (!followed) {
            response.close();
            throw new UnavailableException("expected the " + what + " from " + place()
                    + ", got a redirect to another host or to http; use the final address");
        }
        return target;
    }

    private InputStream body(Response response) {
        try {
            requireOk(response);
            return requireText(response.body());
        } catch (RuntimeException refused) {
            response.close();
            throw refused;
        }
    }

    private void requireOk(Response response) {
        int status = response.code();
        String problem = "expected the " + what + " from " + place() + " with status 200, got " + status;
        if (status == 401 || status == 403) {
            throw new RejectedException(problem + "; check the address");
        }
        if (status != 200) {
            Duration hint = retryAfter(response.header("Retry-After"));
            throw hint == null
                    ? new UnavailableException(problem + "; check the address")
                    : new UnavailableException(problem, hint);
        }
    }

    private InputStream requireText(ResponseBody body) {
        long length = body.contentLength();
        if (length == 0 || length > mostBytes) {
            throw new CorruptDataException(
                    "expected the " + what + " from " + place() + " in 1 to " + mostBytes + " bytes, got " + length);
        }
        MediaType type = body.contentType();
        if (type != null && (type.subtype().equals("html") || type.subtype().equals("xhtml+xml"))) {
            throw new CorruptDataException("expected the " + what + " from " + place() + ", got an HTML page");
        }
        return body.byteStream();
    }

    private static @Nullable Duration retryAfter(@Nullable String header) {
        if (header == null || !header.matches("[0-9]{1,9}")) {
            return null;
        }
        return Duration.ofSeconds(Math.min(Long.parseLong(header), LONGEST_HINT_SECONDS));
    }

    private String place() {
        return address.scheme() + "://" + address.host();
    }
}
