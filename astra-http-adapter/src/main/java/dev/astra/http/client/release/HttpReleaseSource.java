package dev.astra.http.client.release;

import dev.astra.core.CorruptDataException;
import dev.astra.core.UnavailableException;
import dev.astra.http.client.Download;
import dev.astra.licensing.verify.ReleaseSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import okhttp3.OkHttpClient;

/**
 * Thread-safe. Reads the published version from a web server.
 *
 * <p>Redirects are followed to the same host only and never from https to http. A read ends after the client's call
 * time-out, or after 60 seconds if the client has none.
 */
public final class HttpReleaseSource implements ReleaseSource {
    private final Download download;

    /**
     * With a client of its own: 10 s to connect, 15 s between two bytes, 60 s for all.
     *
     * @param url where the version is published, http or https
     * @throws IllegalArgumentException if the URL is blank or no such URL
     */
    public HttpReleaseSource(String url) {
        this(url, Download.defaultClient());
    }

    /**
     * With the caller's client.
     *
     * @param url where the version is published, http or https
     * @param client its time-outs, proxy and trust are used; it is not changed
     * @throws IllegalArgumentException if the URL is blank or no such URL
     */
    public HttpReleaseSource(String url, OkHttpClient client) {
        this.download = Download.of(client, url, "published version", MAX_BYTES);
    }

    @Override
    public String latest() {
        try (InputStream in = download.open()) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new CorruptDataException(
                        "expected the published version in at most " + MAX_BYTES + " bytes, got more");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UnavailableException(
                    "expected the whole published version, got a part of it before the connection failed", broken);
        }
    }
}
