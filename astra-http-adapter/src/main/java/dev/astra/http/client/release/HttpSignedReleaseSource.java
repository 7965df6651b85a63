package dev.astra.http.client.release;

import dev.astra.core.CorruptDataException;
import dev.astra.core.UnavailableException;
import dev.astra.http.client.Download;
import dev.astra.licensing.release.Channel;
import dev.astra.licensing.release.Release;
import dev.astra.licensing.release.SignedReleaseSource;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import okhttp3.OkHttpClient;

/**
 * Thread-safe. Reads signed manifests and the files that they name from one directory of a web server.
 *
 * <p>Redirects are followed to the same host only and never from https to http. A manifest's read ends after the client's
 * call time-out, or after 60 seconds if it has none; a file's read after {@link #FILE_LIMIT}, and when no byte comes for the
 * client's read time-out.
 */
public final class HttpSignedReleaseSource implements SignedReleaseSource {
    /** How long fetching a file may take: 2 hours. */
    public static final Duration FILE_LIMIT = Duration.ofHours(2);

    private final String directory;
    private final OkHttpClient client;
    private final OkHttpClient patient;

    /**
     * With a client of its own: 10 s to connect, 15 s between two bytes.
     *
     * @param url of the directory, http or https
     * @throws IllegalArgumentException if the URL is blank or no such URL
     */
    public HttpSignedReleaseSource(String url) {
        this(url, Download.defaultClient());
    }

    /**
     * With the caller's client.
     *
     * @param url of the directory, http or https
     * @param client its time-outs, proxy and trust are used; it is not changed
     * @throws IllegalArgumentException if the URL is blank or no such URL
     */
    public HttpSignedReleaseSource(String url, OkHttpClient client) {
        String stripped = url.strip();
        this.directory = stripped.endsWith("/") ? stripped : stripped + "/";
        this.client = client;
        this.patient = client.newBuilder().callTimeout(FILE_LIMIT).build();
        Download.of(client, stripped, "directory of releases", Release.MOST_BYTES);
    }

    @Override
    public byte[] manifest(Channel channel) {
        Download download = Download.of(client, directory + channel.fileName(), "release manifest", Release.MOST_BYTES);
        try (InputStream in = download.open()) {
            byte[] bytes = in.readNBytes(Release.MOST_BYTES + 1);
            if (bytes.length > Release.MOST_BYTES) {
                throw new CorruptDataException(
                        "expected a release manifest of at most " + Release.MOST_BYTES + " bytes, got more");
            }
            return bytes;
        } catch (IOException broken) {
            throw new UnavailableException(
                    "expected the whole release manifest, got a part of it before the connection failed", broken);
        }
    }

    @Override
    public InputStream open(Release release) {
        return Download.of(patient, directory + release.file(), "release file", release.bytes())
                .open();
    }
}
