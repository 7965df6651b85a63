package dev.astra.http.client.roblox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.astra.core.RejectedException;
import dev.astra.core.Secret;
import dev.astra.core.UnavailableException;
import dev.astra.core.time.Pause;
import dev.astra.http.client.Caller;
import dev.astra.http.client.Reply;
import dev.astra.http.client.SecretUrl;
import dev.astra.trading.gateway.AccountOutcome;
import dev.astra.trading.gateway.Copy;
import dev.astra.trading.gateway.CopyId;
import dev.astra.trading.gateway.DeclineOutcome;
import dev.astra.trading.gateway.DetailsOutcome;
import dev.astra.trading.gateway.InventoryOutcome;
import dev.astra.trading.gateway.ListedTrade;
import dev.astra.trading.gateway.PageOutcome;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.gateway.SessionStop;
import dev.astra.trading.gateway.TradeGateway;
import dev.astra.trading.gateway.TradeId;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/**
 * Thread-safe. Trades of one Roblox account, over the interfaces that its website uses with the account's session cookie.
 *
 * <ul>
 *   <li>Roblox may change these interfaces without notice and does not recommend them; there is no other way to list or to
 *       decline trades. Whatever wants a person stops: nothing is solved, refreshed or worked around.
 *   <li>A POST that is refused for its token is sent once more with the new token. Nothing else is repeated.
 *   <li>One request at a time, at least 1 second apart, later when the service says so; 15 seconds for an answer; at most
 *       4 MiB and, of one inventory, 200 pages of 100.
 *   <li>The cookie is sent in its header, over https only, and stands in no message and no log.
 * </ul>
 */
public final class RobloxTradeGateway implements TradeGateway {
    private static final int MAX_BODY_BYTES = 4 << 20;

    private static final String PAGE_SIZE = "100";
    private static final int MOST_PAGES = 200;
    private static final int NOT_FOUND = 2;
    private static final int INACTIVE = 3;
    private static final int TWO_STEP = 23;

    private final Session session;
    private final RobloxPlaces places;

    RobloxTradeGateway(Session session, RobloxPlaces places) {
        this.session = session;
        this.places = places;
    }

    /**
     * Begins to describe a gateway.
     *
     * @param cookie the value of the session cookie {@code .ROBLOSECURITY}, with the warning that it begins with
     */
    public static Builder builder(Secret cookie) {
        return new Builder(cookie);
    }

    @Override
    public AccountOutcome account() throws InterruptedException {
        return session.get(places.authenticated())
                .fold(
                        given -> new AccountOutcome.SignedIn(new PlayerId(
                                Fields.id(Fields.tree(ok(given.reply(), "the account"), "the account"), "id"))),
                        stopped -> new AccountOutcome.Stopped(stopped.stop()));
    }

    @Override
    public PageOutcome outbound(Optional<String> cursor) throws InterruptedException {
        HttpUrl.Builder url = places.outbound()
                .newBuilder()
                .addQueryParameter("limit", PAGE_SIZE)
                .addQueryParameter("sortOrder", "Desc");
        cursor.ifPresent(place -> url.addQueryParameter("cursor", place));
        return session.get(url.build())
                .fold(given -> page(given.reply(), cursor), stopped -> new PageOutcome.Stopped(stopped.stop()));
    }

    private static PageOutcome page(Reply reply, Optional<String> cursor) {
        if (reply.status() == 400 && cursor.isPresent()) {
            return new PageOutcome.CursorLost();
        }
        JsonNode page = Fields.tree(ok(reply, "the trades"), "a page of trades");
        List<ListedTrade> trades = new ArrayList<>();
        Fields.list(page, "data").forEach(trade -> trades.add(TradeReader.listed(trade)));
        Optional<String> next = Fields.nextCursor(page);
        if (next.isPresent() && next.equals(cursor)) {
            throw new UnavailableException("expected the place of the next page of trades, Roblox gave the same again");
        }
        return new PageOutcome.Page(trades, next);
    }

    @Override
    public DetailsOutcome details(TradeId trade) throws InterruptedException {
        return session.get(places.details(trade))
                .fold(given -> details(trade, given.reply()), stopped -> new DetailsOutcome.Stopped(stopped.stop()));
    }

    private static DetailsOutcome details(TradeId trade, Reply reply) {
        return isUnknown(reply)
                ? new DetailsOutcome.Gone()
                : new DetailsOutcome.Found(TradeReader.details(trade, Fields.tree(ok(reply, "a trade"), "a trade")));
    }

    @Override
    public DeclineOutcome decline(TradeId trade) throws InterruptedException {
        return session.post(places.decline(trade))
                .fold(given -> declined(given.reply()), stopped -> new DeclineOutcome.Stopped(stopped.stop()));
    }

    private static DeclineOutcome declined(Reply reply) {
        if (reply.status() / 100 == 2 && reply.json()) {
            return new DeclineOutcome.Declined();
        }
        Errors errors = Errors.of(reply);
        if (isUnknown(reply)) {
            return new DeclineOutcome.Gone();
        }
        if (reply.status() == 400 && errors.is(INACTIVE)) {
            return new DeclineOutcome.NotOpen();
        }
        if (reply.status() == 400 && errors.is(TWO_STEP)) {
            return new DeclineOutcome.Stopped(SessionStop.TWO_STEP);
        }
        if (reply.status() == 400 && TradeReader.refusal(errors).isPresent()) {
            return new DeclineOutcome.Refused(TradeReader.refusal(errors).get());
        }
        if (reply.status() == 403) {
            return new DeclineOutcome.Refused("Roblox does not let this account do it (status 403)");
        }
        ok(reply, "to decline a trade");
        throw new UnavailableException("expected JSON after declining a trade, found something else");
    }

    @Override
    public InventoryOutcome inventory(PlayerId player) throws InterruptedException {
        Map<CopyId, Copy> copies = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        Optional<String> cursor = Optional.empty();
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            HttpUrl.Builder url = places.collectibles(player)
                    .newBuilder()
                    .addQueryParameter("limit", PAGE_SIZE)
                    .addQueryParameter("sortOrder", "Asc");
            cursor.ifPresent(place -> url.addQueryParameter("cursor", place));
            Answer answer = session.get(url.build());
            if (answer instanceof Answer.Stopped stopped) {
                return new InventoryOutcome.Stopped(stopped.stop());
            }
            Reply reply = ((Answer.Given) answer).reply();
            Optional<InventoryOutcome> end = withoutCopies(reply, pages);
            if (end.isPresent()) {
                return end.get();
            }
            JsonNode page = Fields.tree(ok(reply, "an inventory"), "a page of an inventory");
            for (JsonNode asset : Fields.list(page, "data")) {
                Copy copy = TradeReader.owned(asset);
                copies.put(copy.id(), copy);
            }
            cursor = Fields.nextCursor(page);
            if (cursor.isEmpty()) {
                return new InventoryOutcome.Owned(List.copyOf(copies.values()));
            }
            if (!seen.add(cursor.get())) {
                throw new UnavailableException("expected an end of an inventory, Roblox gave the same page again");
            }
        }
        throw new UnavailableException("expected an inventory of at most " + MOST_PAGES + " pages, found more");
    }

    private static Optional<InventoryOutcome> withoutCopies(Reply reply, int pagesBefore) {
        if (reply.status() == 403) {
            return Optional.of(new InventoryOutcome.Hidden());
        }
        Errors errors = Errors.of(reply);
        boolean unknown = (reply.status() == 404 || reply.status() == 400)
                && (errors.is(1) || errors.is(INACTIVE))
                && pagesBefore == 0;
        if (unknown) {
            return Optional.of(new InventoryOutcome.NoSuchPlayer());
        }
        if (reply.status() == 400 && pagesBefore > 0) {
            throw new UnavailableException("Roblox lost its place in an inventory; it is read again");
        }
        return Optional.empty();
    }

    /** Whether the service says that it knows no such trade; an address that is gone says nothing of that. */
    private static boolean isUnknown(Reply reply) {
        return (reply.status() == 400 || reply.status() == 404)
                && Errors.of(reply).is(NOT_FOUND);
    }

    private static Reply ok(Reply reply, String what) {
        int status = reply.status();
        if (status / 100 == 2) {
            return reply;
        }
        String got = "asked Roblox for " + what + ", it answered " + status;
        if (status == 404 || status == 410) {
            throw new RejectedException(got + "; the address is gone, a newer Astra may know the new one");
        }
        throw new RejectedException(got + (status / 100 == 3 ? "; redirects are not followed" : ""));
    }

    /** One thread. Settings of a gateway. */
    public static final class Builder {
        private final Secret cookie;
        private RobloxPlaces places = RobloxPlaces.real();
        private OkHttpClient client = new OkHttpClient();
        private String userAgent = "Astra";
        private Duration spacing = Duration.ofSeconds(1);
        private Duration timeout = Duration.ofSeconds(15);
        private Pause pause = Pause.real();
        private InstantSource clock = InstantSource.system();

        private Builder(Secret cookie) {
            if (!cookie.reveal().chars().allMatch(c -> c > ' ' && c <= '~' && c != ';' && c != ',')) {
                throw new IllegalArgumentException("expected the value of one cookie in printable ASCII characters");
            }
            this.cookie = cookie;
        }

        /**
         * Where all services are, for example a stand-in.
         *
         * @param url https, or http on this machine, so that the cookie never travels in clear
         */
        public Builder baseUrl(URI url) {
            HttpUrl given = SecretUrl.of(HttpUrl.get(url))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "expected an https URL, or http on the loopback address, got scheme " + url.getScheme()));
            this.places = RobloxPlaces.at(given, places.version());
            return this;
        }

        /**
         * Which version of a trade's details is asked for; default 1. Only 2 says which copies are on hold, and its ids of
         * copies cannot be compared with those of inventories.
         *
         * @param number 1 or 2
         */
        public Builder detailsVersion(int number) {
            if (number != 1 && number != 2) {
                throw new IllegalArgumentException("detailsVersion must be 1 or 2, got " + number);
            }
            this.places = places.version(number);
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

        /** The wait before every request; default 1 s. */
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

        /** The gateway. Nothing is asked yet. */
        public RobloxTradeGateway build() {
            Caller caller = Caller.of(client, "Roblox", timeout, MAX_BODY_BYTES);
            return new RobloxTradeGateway(new Session(caller, cookie, userAgent, spacing, pause, clock), places);
        }
    }
}
