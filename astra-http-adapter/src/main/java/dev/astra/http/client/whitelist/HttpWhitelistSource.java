package dev.astra.http.client.whitelist;

import dev.astra.http.client.Download;
import dev.astra.licensing.LegacyWhitelist;
import dev.astra.licensing.verify.WhitelistSource;
import java.io.InputStream;
import okhttp3.OkHttpClient;

/**
 * Thread-safe. Reads the published list from a web server.
 *
 * <p>Redirects are followed to the same host only and never from https to http. A read ends after the client's call
 * time-out, or after 60 seconds if the client has none.
 */
public final class HttpWhitelistSource implements WhitelistSource {
    private final Download download;

    /**
     * With a client of its own: 10 s to connect, 15 s between two bytes, 60 s for all.
     *
     * @param url where the list is published, http or https
     * @throws IllegalArgumentException if the URL is blank or no such URL
     */
    public HttpWhitelistSource(String url) {
        this(url, Download.defaultClient());
    }

    /**
     * With the caller's client.
     *
     * @param url where the list is published, http or https
     * @param client its time-outs, proxy and trust are used; it is not changed
     * @throws IllegalArgumentException if the URL is blank or no such URL
     */
    public HttpWhitelistSource(String url, OkHttpClient client) {
        this.download = Download.of(client, url, "license list", LegacyWhitelist.MAX_BYTES);
    }

    @Override
    public InputStream open() {
        return download.open();
    }
}
