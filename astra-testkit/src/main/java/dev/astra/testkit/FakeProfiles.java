package dev.astra.testkit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.astra.testkit.StandIn.Asked;
import dev.astra.trading.account.Player;
import dev.astra.trading.gateway.PlayerId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Immutable. What Roblox answers to everybody: names, profiles and pictures of accounts. */
record FakeProfiles(ProfileSite site) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern PROFILE = Pattern.compile("/v1/users/(\\d{1,18})");
    private static final List<String> SIZES = List.of("48x48", "150x150", "420x420", "720x720");
    private static final int MOST = 100;

    /** The answer; empty if this is something else. */
    Optional<ShopFault> answer(Asked asked) {
        if (asked.path().equals("/v1/usernames/users")) {
            return Optional.of(
                    asked.method().equals("POST") ? names(asked) : refused(405, 0, "The http method is not supported"));
        }
        if (asked.path().equals("/v1/users/avatar-headshot")) {
            return Optional.of(pictures(asked));
        }
        Matcher profile = PROFILE.matcher(asked.path());
        return profile.matches() && asked.method().equals("GET")
                ? Optional.of(profile(new PlayerId(Long.parseLong(profile.group(1)))))
                : Optional.empty();
    }

    private ShopFault names(Asked asked) {
        if (!asked.header("Content-Type").orElse("").startsWith("application/json")) {
            return refused(415, 0, "Unsupported media type");
        }
        List<String> names = new ArrayList<>();
        boolean withBanned = true;
        try (JsonParser json = JSON.createParser(asked.body())) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    names.add(json.getText());
                } else if (token == JsonToken.VALUE_TRUE) {
                    withBanned = false;
                }
            }
        } catch (IOException broken) {
            return refused(400, 0, "BadRequest");
        }
        if (names.size() > MOST) {
            return refused(400, 2, "Too many usernames.");
        }
        boolean all = withBanned;
        return ShopFault.json(
                200,
                "{\"data\":["
                        + String.join(
                                ",",
                                names.stream().flatMap(name -> found(name, all)).toList())
                        + "]}");
    }

    private Stream<String> found(String name, boolean withBanned) {
        return site.find(name, withBanned).map(player -> RobloxJson.named(player, name)).stream();
    }

    private ShopFault profile(PlayerId id) {
        Optional<Player> player = site.player(id);
        return player.isPresent()
                ? ShopFault.json(
                        200, RobloxJson.profile(player.get(), site.text(id).orElse(""), site.isBanned(id)))
                : refused(404, 3, "The user id is invalid.");
    }

    private ShopFault pictures(Asked asked) {
        if (!SIZES.contains(asked.query().getOrDefault("size", ""))) {
            return refused(400, 3, "The requested size is invalid.");
        }
        if (!asked.query().getOrDefault("format", "").equals("Png")) {
            return refused(400, 2, "The requested format is invalid.");
        }
        List<String> found = Stream.of(asked.query().getOrDefault("userIds", "").split(","))
                .filter(id -> id.matches("[1-9]\\d{0,17}"))
                .map(id -> new PlayerId(Long.parseLong(id)))
                .flatMap(id -> site.look(id).map(state -> RobloxJson.picture(id, state)).stream())
                .toList();
        return ShopFault.json(200, "{\"data\":[" + String.join(",", found) + "]}");
    }

    private static ShopFault refused(int status, int code, String message) {
        return ShopFault.json(status, RobloxJson.error(code, message));
    }
}
