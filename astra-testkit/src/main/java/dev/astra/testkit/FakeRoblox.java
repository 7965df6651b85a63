package dev.astra.testkit;

import dev.astra.core.Secret;
import dev.astra.testkit.StandIn.Asked;
import dev.astra.trading.gateway.Copy;
import dev.astra.trading.gateway.DeclineOutcome;
import dev.astra.trading.gateway.InventoryOutcome;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.gateway.TradeDetails;
import dev.astra.trading.gateway.TradeId;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Thread-safe. A stand-in for the services of Roblox, all on one loopback address. Everybody may read accounts by name,
 * profiles and pictures. Trades need a session: the account, the list of sent trades and their details in both versions,
 * declining, inventories. It checks the session cookie, asks for a token against forged requests before it changes anything,
 * pages with cursors, and fails as told.
 */
public final class FakeRoblox implements AutoCloseable {
    private static final Pattern TRADE = Pattern.compile("/v([12])/trades/(\\d{1,18})");
    private static final Pattern DECLINE = Pattern.compile("/v1/trades/(\\d{1,18})/decline");
    private static final Pattern COLLECTIBLES = Pattern.compile("/v1/users/(\\d{1,18})/assets/collectibles");
    private static final Pattern CURSOR = Pattern.compile("place_(\\d{1,9})_(\\d{1,9})");
    private static final List<String> PAGE_SIZES = List.of("10", "25", "50", "100");

    private final StandIn server = StandIn.start("fake-roblox", this::answer);
    private final TradingSite site;
    private final ProfileSite profiles;
    private Secret cookie;
    private boolean signedIn = true;
    private int token = 1;
    private int cursors = 1;

    private FakeRoblox(TradingSite site, ProfileSite profiles, Secret cookie) {
        this.site = site;
        this.profiles = profiles;
        this.cookie = cookie;
    }

    /**
     * Starts on a free port.
     *
     * @param site what it knows
     * @param cookie the only session that it accepts
     */
    public static FakeRoblox start(TradingSite site, Secret cookie) {
        return new FakeRoblox(site, new ProfileSite(), cookie);
    }

    /**
     * Starts on a free port, for those who only look accounts up: it accepts no session.
     *
     * @param profiles the accounts that it knows
     */
    public static FakeRoblox start(ProfileSite profiles) {
        FakeRoblox roblox =
                new FakeRoblox(new TradingSite(new PlayerId(1), InstantSource.system()), profiles, Secret.of("nobody"));
        roblox.endSession();
        return roblox;
    }

    /** What it knows of trades. */
    public TradingSite site() {
        return site;
    }

    /** What it knows of accounts. */
    public ProfileSite profiles() {
        return profiles;
    }

    /** What to use as the base URL of every service. */
    public URI baseUrl() {
        return server.url("");
    }

    /** Ends the session: the cookie is refused from now on. */
    public synchronized void endSession() {
        signedIn = false;
    }

    /** Begins another session. */
    public synchronized void beginSession(Secret newCookie) {
        cookie = newCookie;
        signedIn = true;
    }

    /** Makes the token that is out worthless. */
    public synchronized void changeToken() {
        token++;
    }

    /** Makes the cursors that are out worthless. */
    public synchronized void loseCursors() {
        cursors++;
    }

    /** Answers the next request so; several faults queue up. */
    public void failNext(ShopFault fault) {
        server.failNext(fault);
    }

    /** Acts on the next request, and breaks the connection in place of the answer. */
    public void loseNextAnswer() {
        server.loseNextAnswer();
    }

    /**
     * A demand for proof that a person acts.
     *
     * @param type {@code chef}, {@code twostepverification} …
     */
    public static ShopFault challenge(String type) {
        return new ShopFault(
                403,
                Map.of(
                        "Content-Type",
                        "application/json",
                        "rblx-challenge-id",
                        "made-up-challenge",
                        "rblx-challenge-type",
                        type),
                RobloxJson.error(0, "Challenge is required to authorize the request"),
                false);
    }

    /** Too many requests, with the seconds after which there is room again. */
    public static ShopFault tooManyRequests(int seconds) {
        return new ShopFault(
                429,
                Map.of(
                        "Content-Type",
                        "application/json",
                        "x-ratelimit-remaining",
                        "0",
                        "x-ratelimit-reset",
                        Integer.toString(seconds)),
                RobloxJson.error(0, "Too many requests"),
                false);
    }

    /** The requests so far: method, path and query. */
    public List<String> requests() {
        return server.requests();
    }

    /** Forgets the requests so far. */
    public void forgetRequests() {
        server.forgetRequests();
    }

    /** Stops. Idempotent. */
    @Override
    public void close() {
        server.close();
    }

    private ShopFault answer(Asked asked) {
        return new FakeProfiles(profiles).answer(asked).orElseGet(() -> withSession(asked));
    }

    private synchronized ShopFault withSession(Asked asked) {
        if (!signedIn || !hasCookie(asked)) {
            return ShopFault.json(401, RobloxJson.error(0, "Authorization has been denied for this request."));
        }
        Matcher decline = DECLINE.matcher(asked.path());
        if (decline.matches() && asked.method().equals("POST")) {
            return decline(asked, new TradeId(Long.parseLong(decline.group(1))));
        }
        if (!asked.method().equals("GET")) {
            return ShopFault.json(405, RobloxJson.error(0, "Method not allowed"));
        }
        if (asked.path().equals("/v1/users/authenticated")) {
            return ShopFault.json(200, RobloxJson.account(site.account()));
        }
        if (asked.path().equalsIgnoreCase("/v1/trades/outbound")) {
            return outbound(asked);
        }
        Matcher trade = TRADE.matcher(asked.path());
        if (trade.matches()) {
            return details(
                    new TradeId(Long.parseLong(trade.group(2))), trade.group(1).equals("2"));
        }
        Matcher collectibles = COLLECTIBLES.matcher(asked.path());
        return collectibles.matches()
                ? collectibles(asked, new PlayerId(Long.parseLong(collectibles.group(1))))
                : ShopFault.json(404, "{\"errors\":[{\"code\":0,\"message\":\"\"}]}");
    }

    private boolean hasCookie(Asked asked) {
        return asked.header("Cookie").orElse("").equals(".ROBLOSECURITY=" + cookie.reveal());
    }

    private ShopFault decline(Asked asked, TradeId trade) {
        String wanted = "token-" + token;
        if (!asked.header("X-CSRF-TOKEN").orElse("").equals(wanted)) {
            return new ShopFault(
                    403,
                    Map.of("Content-Type", "application/json", "x-csrf-token", wanted),
                    RobloxJson.error(0, "XSRF token invalid"),
                    false);
        }
        DeclineOutcome outcome = site.decline(trade);
        return outcome.fold(
                declined -> ShopFault.json(200, "{}"),
                notOpen -> ShopFault.json(400, RobloxJson.error(3, "The trade is inactive.")),
                gone -> unknownTrade(),
                refused -> ShopFault.json(400, RobloxJson.error(4, "You are not authorized to modify this trade.")),
                stopped -> challenge("chef"));
    }

    private ShopFault details(TradeId id, boolean second) {
        return site.trade(id)
                .map(trade -> ShopFault.json(200, second ? RobloxJson.second(trade) : RobloxJson.first(trade, site)))
                .orElseGet(FakeRoblox::unknownTrade);
    }

    private static ShopFault unknownTrade() {
        return ShopFault.json(
                400, RobloxJson.error(2, "The trade cannot be found or you are not authorized to view it."));
    }

    private ShopFault outbound(Asked asked) {
        List<TradeDetails> open = site.open();
        return paged(
                asked,
                open.size(),
                (from, to) -> open.subList(from, to).stream()
                        .map(trade -> RobloxJson.listed(trade, site))
                        .toList());
    }

    private ShopFault collectibles(Asked asked, PlayerId player) {
        InventoryOutcome inventory = site.inventory(player);
        if (inventory instanceof InventoryOutcome.Owned owned) {
            List<Copy> numbered =
                    owned.copies().stream().filter(copy -> copy.id().isNumber()).toList();
            return paged(
                    asked,
                    numbered.size(),
                    (from, to) -> numbered.subList(from, to).stream()
                            .map(RobloxJson::owned)
                            .toList());
        }
        return inventory instanceof InventoryOutcome.Hidden
                ? ShopFault.json(403, RobloxJson.error(11, "You don't have permissions to view the user's assets"))
                : ShopFault.json(404, RobloxJson.error(1, "The specified user does not exist!"));
    }

    private ShopFault paged(Asked asked, int size, Slice slice) {
        String limit = asked.query().getOrDefault("limit", "10");
        OptionalLong from = place(Optional.ofNullable(asked.query().get("cursor")));
        if (!PAGE_SIZES.contains(limit) || from.isEmpty()) {
            return ShopFault.json(400, RobloxJson.error(1, "Invalid cursor or limit."));
        }
        int begin = (int) Math.min(size, from.getAsLong());
        int end = Math.min(size, begin + Integer.parseInt(limit));
        String next = end < size ? "\"place_" + cursors + "_" + end + "\"" : "null";
        return ShopFault.json(
                200,
                "{\"previousPageCursor\":null,\"nextPageCursor\":" + next + ",\"data\":["
                        + String.join(",", slice.of(begin, end)) + "]}");
    }

    private OptionalLong place(Optional<String> cursor) {
        if (cursor.isEmpty()) {
            return OptionalLong.of(0);
        }
        Matcher place = CURSOR.matcher(cursor.get());
        return place.matches() && Integer.parseInt(place.group(1)) == cursors
                ? OptionalLong.of(Long.parseLong(place.group(2)))
                : OptionalLong.empty();
    }

    /** The JSON of some rows. */
    private interface Slice {
        List<String> of(int from, int to);
    }
}
