package dev.astra.http.client.shoppy;

import dev.astra.core.Secret;
import dev.astra.core.order.OrderId;
import dev.astra.core.order.OrderPage;
import dev.astra.core.order.OrderSource;
import dev.astra.core.order.ShopOrder;
import dev.astra.core.time.Pause;
import dev.astra.http.client.Caller;
import dev.astra.http.client.Reply;
import dev.astra.http.client.SecretUrl;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * Thread-safe. Orders of the shop service Shoppy, over its interface of version 1.
 *
 * <p>Waits 2.5 seconds before every request and 15 seconds for an answer, sends the key raw in {@code Authorization},
 * refuses redirects and answers of more than 8 MiB. Web pages in place of JSON, as the protection in front of the shop
 * sends them, count as a failure that passes. An empty text counts as absent, also for {@code refund_id}.
 */
public final class ShoppyOrderSource implements OrderSource {
    /** Where the service is. */
    public static final URI BASE_URL = URI.create("https://shoppy.gg/api/v1");

    private static final int MAX_BODY_BYTES = 8 << 20;

    private final Caller caller;
    private final HttpUrl orders;
    private final Secret key;
    private final String userAgent;
    private final Duration spacing;
    private final Pause pause;
    private final InstantSource clock;
    private final ShoppyAnswers answers = new ShoppyAnswers();

    private ShoppyOrderSource(Builder settings) {
        this.caller = Caller.of(settings.client, "the shop", settings.timeout, MAX_BODY_BYTES);
        this.orders = settings.base.newBuilder().addPathSegment("orders").build();
        this.key = settings.key;
        this.userAgent = settings.userAgent;
        this.spacing = settings.spacing;
        this.pause = settings.pause;
        this.clock = settings.clock;
    }

    /**
     * Begins to describe a source.
     *
     * @param key the shop's API key; sent in {@code Authorization} and nowhere else
     */
    public static Builder builder(Secret key) {
        return new Builder(Objects.requireNonNull(key, "key"));
    }

    @Override
    public OrderPage page(int number) throws InterruptedException {
        if (number < 1) {
            throw new IllegalArgumentException("pages are numbered from 1, got " + number);
        }
        HttpUrl url = orders.newBuilder()
                .addQueryParameter("page", Integer.toString(number))
                .build();
        return answers.page(number, ask(url), clock.instant());
    }

    @Override
    public Optional<ShopOrder> find(OrderId id) throws InterruptedException {
        if (id.value().equals(".") || id.value().equals("..")) { // would name another path
            return Optional.empty();
        }
        HttpUrl url = orders.newBuilder().addPathSegment(id.value()).build();
        return answers.order(id, ask(url), clock.instant());
    }

    private Reply ask(HttpUrl url) throws InterruptedException {
        pause.pause(spacing);
        Request request = new Request.Builder()
                .url(url)
                .header("Authorization", key.reveal())
                .header("Accept", "application/json")
                .header("User-Agent", userAgent)
                .build();
        return caller.ask(request);
    }

    /** One thread. Settings of a source. */
    public static final class Builder {
        private final Secret key;
        private HttpUrl base = Objects.requireNonNull(HttpUrl.get(BASE_URL));
        private OkHttpClient client = new OkHttpClient();
        private String userAgent = "Astra";
        private Duration spacing = Duration.ofMillis(2_500);
        private Duration timeout = Duration.ofSeconds(15);
        private Pause pause = Pause.real();
        private InstantSource clock = InstantSource.system();

        private Builder(Secret key) {
            if (!key.reveal().chars().allMatch(c -> c > ' ' && c <= '~')) {
                throw new IllegalArgumentException("expected an API key of printable ASCII characters without blanks");
            }
            this.key = key;
        }

        /**
         * Where the service is, for example a stand-in.
         *
         * @param url https, or http on this machine, so that the key never travels in clear
         */
        public Builder baseUrl(URI url) {
            HttpUrl given = SecretUrl.of(HttpUrl.get(url))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "expected an https URL, or http on the loopback address, got scheme " + url.getScheme()));
            this.base = given;
            return this;
        }

        /** Your own client: its connections, proxies and interceptors are used. */
        public Builder client(OkHttpClient own) {
            this.client = Objects.requireNonNull(own, "client");
            return this;
        }

        /** How this program names itself; not blank. */
        public Builder userAgent(String name) {
            if (name.isBlank()) {
                throw new IllegalArgumentException("the shop refuses requests without a user agent, got a blank one");
            }
            this.userAgent = name;
            return this;
        }

        /** The wait before every request; default 2.5 s. */
        public Builder spacing(Duration time) {
            if (time.isNegative()) {
                throw new IllegalArgumentException("spacing must be >= 0, got " + time);
            }
            this.spacing = time;
            return this;
        }

        /** The longest time from a request to the end of its answer; default 15 s. */
        public Builder timeout(Duration time) {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("timeout must be > 0, got " + time);
            }
            this.timeout = time;
            return this;
        }

        /** How to wait before requests. */
        public Builder pause(Pause waits) {
            this.pause = Objects.requireNonNull(waits, "pause");
            return this;
        }

        /** What dates in {@code Retry-After} are compared with. */
        public Builder clock(InstantSource wall) {
            this.clock = Objects.requireNonNull(wall, "clock");
            return this;
        }

        /** The source. Nothing is asked yet. */
        public ShoppyOrderSource build() {
            return new ShoppyOrderSource(this);
        }
    }
}
