package dev.astra.http.client.rolimons;

import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.time.Backoff;
import dev.astra.http.client.Caller;
import dev.astra.trading.value.FetchedFeed;
import dev.astra.trading.value.ValueFeed;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. Item values of Rolimon's, over its public item list.
 *
 * <ul>
 *   <li>The list is asked for at most once per {@linkplain Builder#ttl life time}, 5 minutes and never less than one; in
 *       between, the answer that there is is given again.
 *   <li>After a failure nothing is asked for 1, 2, 4 … 30 minutes, or as long as the service says, if that is longer; until
 *       then {@link UnavailableException} says how long that still is.
 *   <li>Redirects and answers of more than 8 MiB are refused. An answer in which more than a tenth of the items has other
 *       numbers than expected in the positions that are not used counts as a changed format.
 * </ul>
 */
public final class RolimonsValueFeed implements ValueFeed {
    /** Where the list is. */
    public static final URI URL = URI.create("https://www.rolimons.com/itemapi/itemdetails");

    /** The list is never asked for more often. */
    public static final Duration LEAST_TTL = Duration.ofMinutes(1);

    private static final int MAX_BODY_BYTES = 8 << 20;
    private static final Backoff BACKOFF = new Backoff(LEAST_TTL, 2, Duration.ofMinutes(30), 0);

    private final Caller caller;
    private final Request request;
    private final FeedReader reader;
    private final Duration ttl;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable FetchedFeed newest;
    private long newestAt;
    private int failures;
    private long failedAt;
    private Duration wait = Duration.ZERO;

    private RolimonsValueFeed(Builder settings) {
        this.caller = Caller.of(settings.client, "the value feed", settings.timeout, MAX_BODY_BYTES);
        this.request = new Request.Builder()
                .url(settings.url)
                .header("Accept", "application/json")
                .header("User-Agent", settings.userAgent)
                .build();
        this.reader = new FeedReader(settings.url.host());
        this.ttl = settings.ttl;
        this.clock = settings.clock;
        this.nanos = settings.nanos;
    }

    /** Begins to describe a feed. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public FetchedFeed fetch() throws InterruptedException {
        turn.lockInterruptibly();
        try {
            FetchedFeed known = newest;
            if (known != null && since(newestAt).compareTo(ttl) < 0) {
                return known;
            }
            Duration left = wait.minus(since(failedAt));
            if (failures > 0 && !left.isNegative() && !left.isZero()) {
                throw new UnavailableException(
                        "the value feed failed " + failures
                                + (failures == 1 ? " time" : " times in a row") + "; it is not asked again before "
                                + left.plusMillis(999).toSeconds() + " s have passed",
                        left);
            }
            return ask();
        } finally {
            turn.unlock();
        }
    }

    private FetchedFeed ask() throws InterruptedException {
        try {
            FetchedFeed feed = reader.read(caller.ask(request), clock.instant());
            newest = feed;
            newestAt = nanos.getAsLong();
            failures = 0;
            return feed;
        } catch (UnavailableException failed) {
            failed(failed.retryAfter().orElse(Duration.ZERO));
            throw failed.retryAfter().filter(hint -> hint.compareTo(wait) >= 0).isPresent()
                    ? failed
                    : new UnavailableException(String.valueOf(failed.getMessage()), wait);
        } catch (RejectedException refused) {
            failed(Duration.ZERO);
            throw refused;
        }
    }

    private void failed(Duration hint) {
        failures++;
        failedAt = nanos.getAsLong();
        Duration backoff = BACKOFF.longest(failures);
        wait = hint.compareTo(backoff) > 0 ? hint : backoff;
    }

    private Duration since(long then) {
        return Duration.ofNanos(nanos.getAsLong() - then);
    }

    /** One thread. Settings of a feed. */
    public static final class Builder {
        private HttpUrl url = Objects.requireNonNull(HttpUrl.get(URL));
        private OkHttpClient client = new OkHttpClient();
        private String userAgent = "Astra";
        private Duration ttl = Duration.ofMinutes(5);
        private Duration timeout = Duration.ofSeconds(20);
        private InstantSource clock = InstantSource.system();
        private LongSupplier nanos = System::nanoTime;

        private Builder() {}

        /**
         * Where the list is.
         *
         * @param where http or https
         */
        public Builder url(URI where) {
            HttpUrl given = HttpUrl.get(where);
            if (given == null) {
                throw new IllegalArgumentException("expected an http or https URL, got scheme " + where.getScheme());
            }
            this.url = given;
            return this;
        }

        /** Your own client: its connections, proxies and interceptors are used. */
        public Builder client(OkHttpClient own) {
            this.client = Objects.requireNonNull(own, "client");
            return this;
        }

        /** How this program names itself, best with an address at which its owner can be reached; not blank. */
        public Builder userAgent(String name) {
            if (name.isBlank()) {
                throw new IllegalArgumentException("expected a user agent, got a blank one");
            }
            this.userAgent = name;
            return this;
        }

        /** How long an answer is good for; at least {@link RolimonsValueFeed#LEAST_TTL}, default 5 minutes. */
        public Builder ttl(Duration time) {
            if (time.compareTo(LEAST_TTL) < 0) {
                throw new IllegalArgumentException("ttl must be >= " + LEAST_TTL + ", got " + time);
            }
            this.ttl = time;
            return this;
        }

        /** The longest time from a request to the end of its answer; default 20 s. */
        public Builder timeout(Duration time) {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("timeout must be > 0, got " + time);
            }
            this.timeout = time;
            return this;
        }

        /**
         * The clocks.
         *
         * @param wall stamps answers
         * @param monotonic in nanoseconds; measures life times and waits
         */
        public Builder clock(InstantSource wall, LongSupplier monotonic) {
            this.clock = Objects.requireNonNull(wall, "clock");
            this.nanos = Objects.requireNonNull(monotonic, "nanos");
            return this;
        }

        /** The feed. Nothing is asked yet. */
        public RolimonsValueFeed build() {
            return new RolimonsValueFeed(this);
        }
    }
}
