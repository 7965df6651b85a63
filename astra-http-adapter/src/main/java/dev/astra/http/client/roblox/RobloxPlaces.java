package dev.astra.http.client.roblox;

import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.gateway.TradeId;
import java.util.Objects;
import okhttp3.HttpUrl;

/**
 * Immutable. Where the services are.
 *
 * @param trades the service for trades
 * @param users the service for accounts
 * @param inventory the service for what players own
 * @param version of the details of trades: 1 or 2
 */
record RobloxPlaces(HttpUrl trades, HttpUrl users, HttpUrl inventory, int version) {
    static RobloxPlaces real() {
        return new RobloxPlaces(
                url("https://trades.roblox.com"),
                url("https://users.roblox.com"),
                url("https://inventory.roblox.com"),
                1);
    }

    static RobloxPlaces at(HttpUrl all, int version) {
        return new RobloxPlaces(all, all, all, version);
    }

    RobloxPlaces version(int other) {
        return new RobloxPlaces(trades, users, inventory, other);
    }

    HttpUrl authenticated() {
        return below(users, "v1/users/authenticated");
    }

    HttpUrl outbound() {
        return below(trades, "v1/trades/Outbound");
    }

    HttpUrl details(TradeId trade) {
        return below(trades, "v" + version + "/trades/" + trade);
    }

    HttpUrl decline(TradeId trade) {
        return below(trades, "v1/trades/" + trade + "/decline");
    }

    HttpUrl collectibles(PlayerId player) {
        return below(inventory, "v1/users/" + player + "/assets/collectibles");
    }

    private static HttpUrl below(HttpUrl base, String path) {
        return base.newBuilder().addPathSegments(path).build();
    }

    private static HttpUrl url(String text) {
        return Objects.requireNonNull(HttpUrl.parse(text));
    }
}
