package dev.astra.http.client.enrollment;

import dev.astra.core.CorruptDataException;
import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.http.client.Download;
import dev.astra.http.client.SecretUrl;
import dev.astra.licensing.activation.ActivationFile;
import dev.astra.licensing.activation.EnrollmentGateway;
import dev.astra.licensing.activation.EnrollmentRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Thread-safe. Asks a web server: one POST of {@link EnrollmentRequest#text} as {@code text/plain}. The answer 200 has the
 * file; 400, 403, 404, 409 and 422 are a no whose body, at most {@value #MOST_REASON} characters, says why; everything else
 * is unavailable. Redirects are not followed: the request has a secret in it. So the address must be https, except on the
 * loopback address. A call ends after the client's call time-out, or after 60 seconds if the client has none.
 */
public final class HttpEnrollmentGateway implements EnrollmentGateway {
    /** The most characters of a reason that are told. */
    public static final int MOST_REASON = 200;

    private static final MediaType TEXT = MediaType.get("text/plain; charset=utf-8");
    private static final long LONGEST_HINT_SECONDS = 86_400;

    private final OkHttpClient client;
    private final HttpUrl address;

    /**
     * With a client of its own: 10 s to connect, 15 s between two bytes, 60 s for all.
     *
     * @param url where requests go
     * @throws IllegalArgumentException if the URL is none, or not https
     */
    public HttpEnrollmentGateway(String url) {
        this(url, Download.defaultClient());
    }

    /**
     * With the caller's client.
     *
     * @param url where requests go
     * @param client its time-outs, proxy and trust are used; it is not changed
     * @throws IllegalArgumentException if the URL is none, or not https
     */
    public HttpEnrollmentGateway(String url, OkHttpClient client) {
        this.address = SecretUrl.of(HttpUrl.parse(url.strip()))
                .orElseThrow(() -> new IllegalArgumentException("expected the https URL of the activation server, got a"
                        + " text of " + url.length() + " characters"));
        OkHttpClient.Builder limited = client.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .cache(null);
        if (client.callTimeoutMillis() == 0) {
            limited.callTimeout(Download.CALL_LIMIT);
        }
        this.client = limited.build();
    }

    @Override
    public byte[] enroll(EnrollmentRequest request) {
        Request call = new Request.Builder()
                .url(address)
                .post(RequestBody.create(request.text().getBytes(StandardCharsets.UTF_8), TEXT))
                .build();
        try (Response response = client.newCall(call).execute()) {
            return switch (response.code()) {
                case 200 -> file(response);
                case 400, 403, 404, 409, 422 ->
                    throw new RejectedException(
                            "the seller's answer is no (" + response.code() + "): " + reason(response));
                default -> throw unavailable(response);
            };
        } catch (IOException unreachable) {
            throw new UnavailableException(
                    "expected an answer from " + place() + ", got none ("
                            + unreachable.getClass().getSimpleName() + ")",
                    unreachable);
        }
    }

    private byte[] file(Response response) throws IOException {
        byte[] bytes = response.body().byteStream().readNBytes(ActivationFile.MOST_BYTES + 1);
        if (bytes.length == 0 || bytes.length > ActivationFile.MOST_BYTES) {
            throw new CorruptDataException("expected an activation file of 1 to " + ActivationFile.MOST_BYTES
                    + " bytes from " + place() + ", got " + (bytes.length == 0 ? "nothing" : "more"));
        }
        return bytes;
    }

    /** What the server says may be anything: only plain characters of the beginning are shown. */
    private static String reason(Response response) throws IOException {
        byte[] bytes = response.body().byteStream().readNBytes(MOST_REASON);
        String text = new String(bytes, StandardCharsets.UTF_8).replaceAll("[^\\p{L}\\p{N}\\p{P} ]+", " ");
        return text.isBlank() ? "no reason was given" : text.strip();
    }

    private UnavailableException unavailable(Response response) {
        String problem = "expected a file or a no from " + place() + ", got status " + response.code();
        String hint = response.header("Retry-After", "");
        return hint != null && hint.matches("[0-9]{1,9}")
                ? new UnavailableException(
                        problem, Duration.ofSeconds(Math.min(Long.parseLong(hint), LONGEST_HINT_SECONDS)))
                : new UnavailableException(problem);
    }

    private String place() {
        return address.scheme() + "://" + address.host();
    }
}
