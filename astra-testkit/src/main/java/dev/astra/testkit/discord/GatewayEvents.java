package dev.astra.testkit.discord;

import java.util.List;

/** One thread at a time. What the gateway says beyond what happens in guilds. */
final class GatewayEvents {
    private final World world;
    private final Payloads payloads;

    GatewayEvents(World world) {
        this.world = world;
        this.payloads = new Payloads(world);
    }

    JsonObject ready(GatewaySession session, String resumeUrl) {
        List<JsonObject> guilds = world.guilds().stream()
                .map(guild -> JsonObject.of().id("id", guild.id()).put("unavailable", true))
                .toList();
        return JsonObject.of()
                .put("v", 10)
                .put("user", Payloads.user(world.bot()))
                .put("guilds", guilds)
                .put("session_id", session.id())
                .put("resume_gateway_url", resumeUrl)
                .put("private_channels", List.of())
                .put("application", JsonObject.of().id("id", world.bot().id()).put("flags", 0));
    }

    JsonObject guild(FakeGuild guild, GatewaySession session) {
        return payloads.guild(guild, session.hears(Intents.GUILD_MEMBERS));
    }

    /** The members that the bot asked for, by id or by how the name begins. */
    JsonObject members(JsonObject wanted) {
        FakeGuild guild = world.guild(wanted.id("guild_id"));
        List<String> ids = wanted.texts("user_ids");
        List<JsonObject> found = guild.memberIds().stream()
                .filter(id -> wanted.has("user_ids")
                        ? ids.contains(Long.toUnsignedString(id))
                        : world.user(id).name().startsWith(wanted.text("query")))
                .map(id -> payloads.member(guild, id))
                .toList();
        return JsonObject.of()
                .id("guild_id", guild.id())
                .put("members", found)
                .put("chunk_index", 0)
                .put("chunk_count", 1)
                .put("nonce", wanted.get("nonce"));
    }

    /** A message as a bot in a guild sees it: without the intent for content only what is meant for it. */
    JsonObject message(JsonObject message, GatewaySession session) {
        boolean meant = session.hears(Intents.MESSAGE_CONTENT)
                || message.text("content").contains(world.bot().mention())
                || message.object("author").map(author -> author.id("id")).orElse(0L)
                        == world.bot().id();
        JsonObject seen = message.copy();
        return meant
                ? seen
                : seen.put("content", "")
                        .put("embeds", List.of())
                        .put("attachments", List.of())
                        .put("components", List.of());
    }

    /** What people see below the bot's name. */
    static String shown(JsonObject presence) {
        return presence.objects("activities").stream()
                .map(activity -> switch ((int) activity.number("type", 0)) {
                    case 0 -> "Playing " + activity.text("name");
                    case 2 -> "Listening to " + activity.text("name");
                    case 3 -> "Watching " + activity.text("name");
                    case 4 -> activity.text("state");
                    default -> activity.text("name");
                })
                .findFirst()
                .orElse("");
    }
}
