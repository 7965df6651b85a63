package dev.astra.http.client.roblox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.astra.core.UnavailableException;
import dev.astra.core.time.Scheduler;
import dev.astra.http.client.Caller;
import dev.astra.http.client.Reply;
import dev.astra.http.client.SecretUrl;
import dev.astra.trading.account.Lookup;
import dev.astra.trading.account.Player;
import dev.astra.trading.account.ProfileSource;
import dev.astra.trading.gateway.PlayerId;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread-safe. Profiles of Roblox, which everybody may read: no session is needed.
 *
 * <ul>
 *   <li>Names are asked for at the exact interface for many names, never at the search. Banned accounts are absent: they can
 *       neither trade nor show a code.
 *   <li>10 seconds for an answer of at most 1 MiB; three tries within seconds for what may pass. {@code Retry-After} is kept:
 *       nothing is asked of that service before.
 *   <li>A picture that Roblox has yet to draw is asked for four times, half a second apart, and then absent.
 *   <li>At most 32 questions a service at a time; more are unavailable at once.
 * </ul>
 */
public final class RobloxProfileSource implements ProfileSource {
    private static final Logger LOG = LoggerFactory.getLogger("astra.roblox");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final MediaType JSON_TYPE = Objects.requireNonNull(MediaType.parse("application/json"));
    private static final int MAX_BODY_BYTES = 1 << 20;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int AVATAR_LOOKS = 4;
    private static final Duration AVATAR_PAUSE = Duration.ofMillis(500);

    private final ProfilePlaces places;
    private final String userAgent;
    private final Scheduler scheduler;
    private final Inquiries users;
    private final Inquiries thumbnails;

    private RobloxProfileSource(Builder builder) {
        this.places = builder.places;
        this.userAgent = builder.userAgent;
        this.scheduler = builder.scheduler;
        this.users = new Inquiries(caller(builder), scheduler);
        this.thumbnails = new Inquiries(caller(builder), scheduler);
    }

    private static Caller caller(Builder builder) {
        return Caller.of(builder.client, "Roblox", builder.timeout, MAX_BODY_BYTES);
    }

    /**
     * Begins to describe a source.
     *
     * @param scheduler waits between tries
     */
    public static Builder builder(Scheduler scheduler) {
        return new Builder(scheduler);
    }

    @Override
    public CompletionStage<Lookup<Player>> find(String name) {
        Request request = request(places.names())
                .post(RequestBody.create(body(name), JSON_TYPE))
                .build();
        return users.ask(request).thenApply(heard -> read(heard, reply -> ProfileReader.player(reply, name)));
    }

    private static byte[] body(String name) {
        try {
            return JSON.writeValueAsBytes(Map.of("usernames", List.of(name), "excludeBannedUsers", true));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("a text is written to memory", impossible);
        }
    }

    @Override
    public CompletionStage<Lookup<String>> text(PlayerId player) {
        return users.ask(request(places.profile(player)).build()).thenApply(heard -> read(heard, ProfileReader::text));
    }

    @Override
    public CompletionStage<Lookup<URI>> avatar(PlayerId player) {
        return avatar(player, 1);
    }

    private CompletionStage<Lookup<URI>> avatar(PlayerId player, int look) {
        return thumbnails.ask(request(places.avatar(player)).build()).thenCompose(heard -> {
            Lookup<ProfileReader.Avatar> avatar =
                    read(heard, reply -> new Lookup.Found<>(ProfileReader.avatar(reply, player)));
            return avatar.fold(
                    found -> found.value().pending() && look < AVATAR_LOOKS
                            ? later(() -> avatar(player, look + 1))
                            : CompletableFuture.completedStage(found.value()
                                    .url()
                                    .<Lookup<URI>>map(Lookup.Found::new)
                                    .orElseGet(Lookup.Absent::new)),
                    absent -> CompletableFuture.completedStage(new Lookup.Absent<>()),
                    down -> CompletableFuture.completedStage(new Lookup.Unavailable<>(down.retryAfter())));
        });
    }

    private <T> CompletionStage<Lookup<T>> later(Next<T> next) {
        CompletableFuture<Lookup<T>> answer = new CompletableFuture<>();
        try {
            scheduler.after(
                    AVATAR_PAUSE,
                    () -> next.look()
                            .exceptionally(failure -> new Lookup.Unavailable<>(Optional.empty()))
                            .thenAccept(answer::complete));
        } catch (RuntimeException closed) { // the program ends, or very much waits
            answer.complete(new Lookup.Unavailable<>(Optional.empty()));
        }
        return answer;
    }

    private interface Next<T> {
        CompletionStage<Lookup<T>> look();
    }

    private Request.Builder request(HttpUrl url) {
        return new Request.Builder()
                .url(url)
                .header("Accept", "application/json")
                .header("User-Agent", userAgent);
    }

    /** An answer that cannot be read tells nothing: that is noted, without what stood in it. */
    private static <T> Lookup<T> read(Lookup<Reply> heard, Function<Reply, Lookup<T>> reader) {
        return heard.fold(
                found -> {
                    try {
                        return reader.apply(found.value());
                    } catch (UnavailableException unreadable) {
                        LOG.warn("{}", unreadable.getMessage());
                        return new Lookup.Unavailable<>(Optional.empty());
                    }
                },
                absent -> new Lookup.Absent<>(),
                down -> new Lookup.Unavailable<>(down.retryAfter()));
    }

    /** One thread. Settings of a source. */
    public static final class Builder {
        private final Scheduler scheduler;
        private ProfilePlaces places = ProfilePlaces.real();
        private OkHttpClient client = new OkHttpClient();
        private String userAgent = "Astra";
        private Duration timeout = TIMEOUT;

        private Builder(Scheduler scheduler) {
            this.scheduler = Objects.requireNonNull(scheduler, "scheduler");
        }

        /**
         * Where all services are, for example a stand-in.
         *
         * @param url https, or http on this machine, so that nobody on the way can write a profile
         */
        public Builder baseUrl(URI url) {
            this.places = SecretUrl.of(HttpUrl.get(url))
                    .map(ProfilePlaces::at)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "expected an https URL, or http on the loopback address, got scheme " + url.getScheme()));
            return this;
        }

        /** Your own client: its connections, proxies and interceptors are used; its cookies are not. */
        public Builder client(OkHttpClient own) {
            this.client = Objects.requireNonNull(own, "client");
            return this;
        }

        /** How this program names itself; not blank. */
        public Builder userAgent(String name) {
            if (name.isBlank()) {
                throw new IllegalArgumentException("expected a user agent, got a blank one");
            }
            this.userAgent = name;
            return this;
        }

        /** The longest time from a request to the end of its answer; default 10 s. */
        public Builder timeout(Duration time) {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("timeout must be > 0, got " + time);
            }
            this.timeout = time;
            return this;
        }

        /** The source. Nothing is asked yet. */
        public RobloxProfileSource build() {
            return new RobloxProfileSource(this);
        }
    }
}
