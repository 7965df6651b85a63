package dev.astra.http.client.roblox;

import dev.astra.core.Secret;
import dev.astra.core.UnavailableException;
import dev.astra.core.time.Pause;
import dev.astra.http.client.Caller;
import dev.astra.http.client.Reply;
import dev.astra.http.client.RetryAfter;
import dev.astra.trading.gateway.SessionStop;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread-safe. The signed-in session of one account: one request at a time, spaced, with the cookie and the newest token
 * against forged requests. Once the cookie was refused nothing is sent any more.
 */
final class Session {
    private static final Logger LOG = LoggerFactory.getLogger("astra.roblox");
    private static final Duration LONGEST_GAP = Duration.ofMinutes(1);
    private static final int LONGEST_TOKEN = 256;

    private final Caller caller;
    private final Secret cookie;
    private final String userAgent;
    private final Duration spacing;
    private final Pause pause;
    private final InstantSource clock;
    private final ReentrantLock turn = new ReentrantLock(true);
    private Duration gap;
    private boolean signedOut;
    private @Nullable String token;

    Session(Caller caller, Secret cookie, String userAgent, Duration spacing, Pause pause, InstantSource clock) {
        this.caller = caller;
        this.cookie = cookie;
        this.userAgent = userAgent;
        this.spacing = spacing;
        this.gap = spacing;
        this.pause = pause;
        this.clock = clock;
    }

    Answer get(HttpUrl url) throws InterruptedException {
        return inTurn(request(url), false);
    }

    /** Sends an empty POST. It is sent again once if it was refused for its token, because then it was not executed. */
    Answer post(HttpUrl url) throws InterruptedException {
        return inTurn(request(url).post(new Once()), true);
    }

    private Request.Builder request(HttpUrl url) {
        return new Request.Builder()
                .url(url)
                .header("Accept", "application/json")
                .header("User-Agent", userAgent)
                .header("Cookie", ".ROBLOSECURITY=" + cookie.reveal());
    }

    private Answer inTurn(Request.Builder request, boolean changes) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            if (signedOut) {
                return new Answer.Stopped(SessionStop.SIGNED_OUT);
            }
            Reply first = send(request);
            if (!changes || !wantsToken(first)) {
                return judge(first);
            }
            Reply second = send(request);
            if (wantsToken(second)) {
                throw new UnavailableException("Roblox refused a request for its token twice; it was not executed");
            }
            return judge(second);
        } finally {
            turn.unlock();
        }
    }

    private Reply send(Request.Builder request) throws InterruptedException {
        pause.pause(gap);
        String newest = token;
        if (newest != null) {
            request.header("X-CSRF-TOKEN", newest);
        }
        Reply reply = caller.ask(request.build());
        gap = gapAfter(reply);
        if (reply.status() == 403) {
            reply.header("x-csrf-token").filter(Session::isToken).ifPresent(given -> token = given);
        }
        return reply;
    }

    /** A refusal for the token is known by its header, never by its text; a challenge is none. */
    private boolean wantsToken(Reply reply) {
        return reply.status() == 403
                && reply.header("x-csrf-token").filter(Session::isToken).isPresent()
                && challenge(reply).isEmpty();
    }

    private Answer judge(Reply reply) {
        Optional<SessionStop> stop = stop(reply);
        if (stop.isPresent()) {
            signedOut = stop.get() == SessionStop.SIGNED_OUT;
            LOG.warn("Roblox wants a person: {}", stop.get().advice());
            return new Answer.Stopped(stop.get());
        }
        int status = reply.status();
        if (status == 429) {
            String said = "Roblox says too many requests";
            throw hint(reply)
                    .map(wait -> new UnavailableException(said, wait))
                    .orElseGet(() -> new UnavailableException(said));
        }
        if (status >= 500 || status == 408 || status == 425) {
            throw new UnavailableException("Roblox answered " + status + "; it is tried again");
        }
        return new Answer.Given(reply);
    }

    private static Optional<SessionStop> stop(Reply reply) {
        if (reply.status() == 401 || (reply.status() / 100 == 3 && toLogin(reply))) {
            return Optional.of(SessionStop.SIGNED_OUT);
        }
        return reply.status() == 403 ? challenge(reply) : Optional.empty();
    }

    private static boolean toLogin(Reply reply) {
        return reply.header("Location")
                .map(place -> place.toLowerCase(Locale.ROOT).contains("login"))
                .orElse(false);
    }

    private static Optional<SessionStop> challenge(Reply reply) {
        Optional<String> type = reply.header("rblx-challenge-type");
        if (type.isEmpty() && reply.header("rblx-challenge-id").isEmpty()) {
            return Errors.of(reply).saysChallenge() ? Optional.of(SessionStop.CHALLENGE) : Optional.empty();
        }
        boolean twoStep = type.orElse("").toLowerCase(Locale.ROOT).contains("twostep");
        return Optional.of(twoStep ? SessionStop.TWO_STEP : SessionStop.CHALLENGE);
    }

    private Optional<Duration> hint(Reply reply) {
        return RetryAfter.parse(reply.header("Retry-After").orElse(null), clock.instant())
                .or(() -> reset(reply));
    }

    /** When the budget of requests is used up, nothing is sent before it is filled again. */
    private Duration gapAfter(Reply reply) {
        boolean usedUp = reply.header("x-ratelimit-remaining")
                .map(left -> left.strip().equals("0"))
                .orElse(false);
        Duration until = usedUp ? reset(reply).orElse(Duration.ZERO) : Duration.ZERO;
        Duration bounded = until.compareTo(LONGEST_GAP) > 0 ? LONGEST_GAP : until;
        return bounded.compareTo(spacing) > 0 ? bounded : spacing;
    }

    private Optional<Duration> reset(Reply reply) {
        return RetryAfter.parse(reply.header("x-ratelimit-reset").orElse(null), clock.instant());
    }

    private static boolean isToken(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_TOKEN && text.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    /** An empty body that the client may not send a second time by itself. */
    private static final class Once extends RequestBody {
        @Override
        public @Nullable MediaType contentType() {
            return null;
        }

        @Override
        public long contentLength() {
            return 0;
        }

        @Override
        public void writeTo(BufferedSink sink) {}

        @Override
        public boolean isOneShot() {
            return true;
        }
    }
}
