package dev.astra.http.client;

import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Where a secret may be sent: over https, or over http on this machine, so that it never travels in clear. */
public final class SecretUrl {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

    private SecretUrl() {}

    /**
     * The URL, if it is such a one.
     *
     * @param given null if it was none of http or https
     */
    public static Optional<HttpUrl> of(@Nullable HttpUrl given) {
        return Optional.ofNullable(given).filter(url -> url.isHttps() || LOOPBACK.contains(url.host()));
    }
}
