package dev.astra.testkit.discord;

/** Immutable. Calls about the bot itself and about people. */
final class AccountRoutes {
    private final World world;
    private final Payloads payloads;

    AccountRoutes(World world) {
        this.world = world;
        this.payloads = new Payloads(world);
    }

    void addTo(Routes routes, String gatewayUrl) {
        routes.on(
                "GET",
                "/users/@me",
                call -> Payloads.user(world.bot())
                        .put("verified", true)
                        .put("mfa_enabled", true)
                        .put("locale", "en-US"));
        routes.on(
                "GET",
                "/gateway/bot",
                call -> JsonObject.of()
                        .put("url", gatewayUrl)
                        .put("shards", 1)
                        .put(
                                "session_start_limit",
                                JsonObject.of()
                                        .put("total", 1000)
                                        .put("remaining", 999)
                                        .put("reset_after", 1)
                                        .put("max_concurrency", 1)));
        routes.on(
                "GET",
                "/oauth2/applications/@me",
                call -> JsonObject.of()
                        .id("id", world.bot().id())
                        .put("name", world.bot().name())
                        .put("description", "")
                        .put("bot_public", false)
                        .put("bot_require_code_grant", false)
                        .put("owner", Payloads.user(world.bot())));
        routes.on("GET", "/users/{}", call -> Payloads.user(world.user(call.id(0))));
        routes.on("POST", "/users/@me/channels", call -> {
            FakeUser user = world.user(call.json().id("recipient_id"));
            if (user.bot()) {
                throw Refusal.closedMessages();
            }
            return payloads.channel(world.directWith(user));
        });
    }
}
