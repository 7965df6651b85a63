package dev.astra.http.client.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.astra.core.Secret;
import dev.astra.core.UnavailableException;
import dev.astra.http.client.Caller;
import dev.astra.http.client.Reply;
import dev.astra.http.client.RetryAfter;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * Thread-safe. One webhook of a Discord channel. Its URL is a secret, because whoever has it can write to the channel; it
 * stands in no message and no log. A message may appear twice if an answer was lost.
 */
public final class DiscordWebhook {
    private static final int MAX_BODY_BYTES = 1 << 20;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");
    private static final MediaType JSON = MediaType.get("application/json");
    private static final ObjectMapper READER = new ObjectMapper();
    private static final String GONE = "Discord does not know this webhook any more; make a new one and set its URL";

    private final Caller caller;
    private final HttpUrl url;
    private final InstantSource clock;
    private final AtomicBoolean dead = new AtomicBoolean();

    private DiscordWebhook(Builder settings) {
        this.caller = Caller.of(settings.client, "Discord", settings.timeout, MAX_BODY_BYTES);
        this.url = settings.url.newBuilder().setQueryParameter("wait", "true").build();
        this.clock = settings.clock;
    }

    /**
     * Begins to describe a webhook.
     *
     * @param url as Discord shows it: https, or http on this machine
     * @throws IllegalArgumentException if it is no such URL; the message does not show it
     */
    public static Builder builder(Secret url) {
        return new Builder(url);
    }

    /**
     * Sends a message, once.
     *
     * @throws UnavailableException if Discord wants fewer messages, with its hint, or gave no answer; try again
     */
    public SendOutcome send(WebhookMessage message) throws InterruptedException {
        if (dead.get()) {
            return new SendOutcome.Dead(GONE);
        }
        Reply reply = caller.ask(new Request.Builder()
                .url(url)
                .header("User-Agent", "DiscordBot (https://example.invalid/astra, 1)")
                .post(RequestBody.create(MessageJson.write(message), JSON))
                .build());
        int status = reply.status();
        if (status / 100 == 2) {
            return new SendOutcome.Sent();
        }
        if (status == 401 || status == 403 || status == 404) {
            dead.set(true);
            return new SendOutcome.Dead(GONE);
        }
        if (status == 429) {
            throw tooMany(reply);
        }
        if (status >= 500) {
            throw new UnavailableException("Discord answered " + status + "; the message is tried again");
        }
        return new SendOutcome.Refused("Discord answered " + status + code(reply));
    }

    private UnavailableException tooMany(Reply reply) {
        Optional<Duration> hint = RetryAfter.parse(reply.header("Retry-After").orElse(null), clock.instant())
                .or(() -> RetryAfter.parse(field(reply, "retry_after"), clock.instant()));
        String said = "Discord wants fewer messages";
        return hint.map(wait -> new UnavailableException(said, wait)).orElseGet(() -> new UnavailableException(said));
    }

    private static String code(Reply reply) {
        String code = field(reply, "code");
        return code.matches("[0-9]{1,6}") ? " (code " + code + ")" : "";
    }

    private static String field(Reply reply, String name) {
        try {
            JsonNode root = READER.readTree(reply.body());
            return root == null ? "" : root.path(name).asText("");
        } catch (IOException notJson) {
            return "";
        }
    }

    /** One thread. Settings of a webhook. */
    public static final class Builder {
        private final HttpUrl url;
        private OkHttpClient client = new OkHttpClient();
        private Duration timeout = Duration.ofSeconds(10);
        private InstantSource clock = InstantSource.system();

        private Builder(Secret url) {
            HttpUrl given = HttpUrl.parse(url.reveal());
            if (given == null || (!given.isHttps() && !LOOPBACK.contains(given.host()))) {
                throw new IllegalArgumentException("expected the https URL of a webhook, got a text of "
                        + url.reveal().length() + " characters");
            }
            this.url = given;
        }

        /** Your own client: its connections, proxies and interceptors are used. */
        public Builder client(OkHttpClient own) {
            this.client = Objects.requireNonNull(own, "client");
            return this;
        }

        /** The longest time from a message to the end of the answer; default 10 s. */
        public Builder timeout(Duration time) {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("timeout must be > 0, got " + time);
            }
            this.timeout = time;
            return this;
        }

        /** What dates in {@code Retry-After} are compared with. */
        public Builder clock(InstantSource wall) {
            this.clock = Objects.requireNonNull(wall, "clock");
            return this;
        }

        /** The webhook. Nothing is sent yet. */
        public DiscordWebhook build() {
            return new DiscordWebhook(this);
        }
    }
}
