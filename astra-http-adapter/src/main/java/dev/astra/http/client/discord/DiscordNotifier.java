package dev.astra.http.client.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.astra.core.RejectedException;
import dev.astra.core.Secret;
import dev.astra.core.UnavailableException;
import dev.astra.core.audit.Notice;
import dev.astra.core.audit.Notifier;
import dev.astra.http.client.Caller;
import dev.astra.http.client.Reply;
import dev.astra.http.client.RetryAfter;
import dev.astra.http.client.SecretUrl;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * Thread-safe. Tells notices in a Discord channel, as cards of a webhook.
 *
 * <ul>
 *   <li>The webhook's URL is a secret, because whoever has it can write to the channel; it stands in no message and no log.
 *   <li>What is longer than Discord takes is cut with "…"; signs that would format a text are shown as signs; nobody is
 *       pinged.
 *   <li>A webhook that Discord does not know any more is asked once, and then no more: too many such requests would shut
 *       this machine out.
 * </ul>
 */
public final class DiscordNotifier implements Notifier {
    private static final int MAX_BODY_BYTES = 1 << 20;
    private static final int GREEN = 0x58FF65;
    private static final int YELLOW = 0xFFC83D;
    private static final int RED = 0xFF4B4B;
    private static final Pattern FORMAT = Pattern.compile("([\\\\*_~`|>\\[\\]<@#])");
    private static final MediaType JSON = MediaType.get("application/json");
    private static final ObjectMapper READER = new ObjectMapper();

    private final Caller caller;
    private final HttpUrl url;
    private final String username;
    private final InstantSource clock;
    private final AtomicBoolean gone = new AtomicBoolean();

    private DiscordNotifier(Builder settings) {
        this.caller = Caller.of(settings.client, "Discord", settings.timeout, MAX_BODY_BYTES);
        this.url = settings.url.newBuilder().setQueryParameter("wait", "true").build();
        this.username = settings.username;
        this.clock = settings.clock;
    }

    /**
     * Begins to describe a notifier.
     *
     * @param url of the webhook, as Discord shows it: https, or http on this machine
     * @throws IllegalArgumentException if it is no such URL; the message does not show it
     */
    public static Builder builder(Secret url) {
        return new Builder(url);
    }

    @Override
    public void tell(Notice notice) {
        if (gone.get()) {
            throw gone();
        }
        Reply reply = ask(notice);
        int status = reply.status();
        if (status / 100 == 2) {
            return;
        }
        if (status == 401 || status == 403 || status == 404) {
            gone.set(true);
            throw gone();
        }
        if (status == 429) {
            throw tooMany(reply);
        }
        if (status >= 500 || status == 408) {
            throw new UnavailableException("Discord answered " + status + "; the notice is told again later");
        }
        throw new RejectedException("Discord did not take a notice, it answered " + status + code(reply));
    }

    private Reply ask(Notice notice) {
        Request request = new Request.Builder()
                .url(url)
                .header("User-Agent", "DiscordBot (https://example.invalid/astra, 1)")
                .post(RequestBody.create(MessageJson.write(card(notice)), JSON))
                .build();
        try {
            return caller.ask(request);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("telling a notice was interrupted; it may have arrived", stop);
        }
    }

    private WebhookMessage card(Notice notice) {
        return new WebhookMessage(
                username,
                notice.headline(),
                plain(notice.title()),
                switch (notice.kind()) {
                    case DONE -> GREEN;
                    case WARNING -> YELLOW;
                    case ALARM -> RED;
                },
                notice.fields().stream()
                        .map(field ->
                                new WebhookMessage.Field(plain(field.name()), plain(field.value()), field.inline()))
                        .toList(),
                "",
                Optional.of(notice.time()));
    }

    /** The text with a backslash before each sign that would format it. */
    private static String plain(String text) {
        return FORMAT.matcher(text).replaceAll("\\\\$1");
    }

    private static RejectedException gone() {
        return new RejectedException("Discord does not know this webhook any more; make a new one and set its URL");
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

    /** One thread. Settings of a notifier. */
    public static final class Builder {
        private final HttpUrl url;
        private OkHttpClient client = new OkHttpClient();
        private String username = "Astra";
        private Duration timeout = Duration.ofSeconds(10);
        private InstantSource clock = InstantSource.system();

        private Builder(Secret url) {
            this.url = SecretUrl.of(HttpUrl.parse(url.reveal()))
                    .orElseThrow(
                            () -> new IllegalArgumentException("expected the https URL of a webhook, got a text of "
                                    + url.reveal().length() + " characters"));
        }

        /** Your own client: its connections, proxies and interceptors are used. */
        public Builder client(OkHttpClient own) {
            this.client = Objects.requireNonNull(own, "client");
            return this;
        }

        /** The name that notices are shown under; default Astra. */
        public Builder username(String name) {
            this.username = Objects.requireNonNull(name, "name");
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

        /** The notifier. Nothing is told yet. */
        public DiscordNotifier build() {
            return new DiscordNotifier(this);
        }
    }
}
