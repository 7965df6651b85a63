package dev.astra.http.client.roblox;

import dev.astra.trading.gateway.PlayerId;
import java.util.Objects;
import okhttp3.HttpUrl;

/**
 * Immutable. Where profiles are.
 *
 * @param users the service for accounts
 * @param thumbnails the service for pictures
 */
record ProfilePlaces(HttpUrl users, HttpUrl thumbnails) {
    static ProfilePlaces real() {
        return new ProfilePlaces(url("https://users.roblox.com"), url("https://thumbnails.roblox.com"));
    }

    static ProfilePlaces at(HttpUrl all) {
        return new ProfilePlaces(all, all);
    }

    /** Exact names, many at once. */
    HttpUrl names() {
        return users.newBuilder().addPathSegments("v1/usernames/users").build();
    }

    HttpUrl profile(PlayerId player) {
        return users.newBuilder().addPathSegments("v1/users/" + player).build();
    }

    HttpUrl avatar(PlayerId player) {
        return thumbnails
                .newBuilder()
                .addPathSegments("v1/users/avatar-headshot")
                .addQueryParameter("userIds", player.toString())
                .addQueryParameter("size", "420x420")
                .addQueryParameter("format", "Png")
                .addQueryParameter("isCircular", "false")
                .build();
    }

    private static HttpUrl url(String text) {
        return Objects.requireNonNull(HttpUrl.parse(text));
    }
}
