package dev.astra.http.client.vault;

import dev.astra.core.security.RequestLine;
import dev.astra.core.security.RequestSigner;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.vault.item.Handover;
import dev.astra.trading.vault.session.EndAnswer;
import dev.astra.trading.vault.session.OpenAnswer;
import dev.astra.trading.vault.session.VaultGateway;
import dev.astra.trading.vault.trade.TradeKey;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Thread-safe. A vault behind its server's {@code /v2} routes. Redirects are not followed. The address must be https,
 * except on the loopback address. A call ends after the client's call time-out, or after 20 seconds if the client has none.
 */
public final class HttpVaultGateway implements VaultGateway {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final Duration CALL_LIMIT = Duration.ofSeconds(20);

    private final OkHttpClient client;
    private final HttpUrl address;
    private final RequestSigner signer;

    /**
     * With a client of its own.
     *
     * @param url of the server, without a path
     * @param signer with a key that the server accepts
     * @throws IllegalArgumentException if the URL is none, or not https
     */
    public HttpVaultGateway(String url, RequestSigner signer) {
        this(url, signer, new OkHttpClient());
    }

    /**
     * With the caller's client.
     *
     * @param url of the server, without a path
     * @param signer with a key that the server accepts
     * @param client its time-outs, proxy and trust are used; it is not changed
     * @throws IllegalArgumentException if the URL is none, or not https
     */
    public HttpVaultGateway(String url, RequestSigner signer, OkHttpClient client) {
        HttpUrl parsed = HttpUrl.parse(url.strip());
        if (parsed == null || !(parsed.isHttps() || isLoopback(parsed.host()))) {
            throw new IllegalArgumentException(
                    "expected the https URL of the vault's server, got a text of " + url.length() + " characters");
        }
        this.address = parsed;
        this.signer = Objects.requireNonNull(signer, "signer");
        OkHttpClient.Builder limited = client.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .cache(null);
        if (client.callTimeoutMillis() == 0) {
            limited.callTimeout(CALL_LIMIT);
        }
        this.client = limited.build();
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("::1");
    }

    @Override
    public OpenAnswer open(TradeKey key, PlayerId player) {
        return VaultJson.opened(send("/v2/trades", VaultJson.opening(key, player)));
    }

    @Override
    public EndAnswer complete(TradeKey key, Handover handover) {
        return VaultJson.ended(send(path(key) + "/complete", VaultJson.handover(handover)));
    }

    @Override
    public EndAnswer cancel(TradeKey key) {
        return VaultJson.ended(send(path(key) + "/cancel", "{}"));
    }

    private static String path(TradeKey key) {
        String trade = URLEncoder.encode(key.trade().value(), StandardCharsets.UTF_8);
        return "/v2/trades/" + key.bot() + "~" + trade;
    }

    private VaultAnswer send(String path, String json) {
        HttpUrl target = address.newBuilder().encodedPath(path).build();
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        Request.Builder request = new Request.Builder().url(target).post(RequestBody.create(body, JSON));
        signer.sign(new RequestLine("POST", target.encodedPath()), body)
                .byName()
                .forEach(request::header);
        try (Response response = client.newCall(request.build()).execute()) {
            return new VaultAnswer(response.code(), response.body().byteStream().readNBytes(VaultAnswer.MOST_BYTES));
        } catch (IOException unreachable) {
            return VaultAnswer.NONE;
        }
    }
}
