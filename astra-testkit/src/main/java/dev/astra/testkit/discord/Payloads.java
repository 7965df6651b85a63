package dev.astra.testkit.discord;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One thread at a time. What Discord says about people, places and messages. */
final class Payloads {
    private static final Pattern MENTION = Pattern.compile("<@!?(\\d{1,20})>");
    private static final String JOINED = "2024-01-01T00:00:00+00:00";

    private final World world;

    Payloads(World world) {
        this.world = world;
    }

    static JsonObject user(FakeUser user) {
        return JsonObject.of()
                .id("id", user.id())
                .put("username", user.name())
                .put("discriminator", "0")
                .put("global_name", null)
                .put("avatar", null)
                .put("bot", user.bot())
                .put("public_flags", 0)
                .put("flags", 0)
                .put("primary_guild", null);
    }

    static JsonObject role(FakeRole role) {
        return JsonObject.of()
                .id("id", role.id())
                .put("name", role.name())
                .put("position", role.position())
                .id("permissions", FakePermission.bits(role.permissions()))
                .put("color", 0)
                .put("hoist", false)
                .put("managed", false)
                .put("mentionable", false)
                .put(
                        "colors",
                        JsonObject.of()
                                .put("primary_color", 0)
                                .put("secondary_color", null)
                                .put("tertiary_color", null));
    }

    JsonObject channel(FakeChannel channel) {
        JsonObject json = JsonObject.of()
                .id("id", channel.id())
                .put("type", channel.isDirect() ? 1 : 0)
                .put("flags", 0)
                .put("last_message_id", null);
        if (channel.isDirect()) {
            return json.put("recipients", List.of(user(world.user(channel.userId()))));
        }
        JsonObject denied = JsonObject.of()
                .id("id", channel.guildId())
                .put("type", 0)
                .put("allow", "0")
                .id("deny", FakePermission.bits(world.guild(channel.guildId()).deniedIn(channel)));
        return json.id("guild_id", channel.guildId())
                .put("name", channel.name())
                .put("position", 0)
                .put("parent_id", null)
                .put("permission_overwrites", List.of(denied))
                .put("nsfw", false);
    }

    JsonObject member(FakeGuild guild, long userId) {
        return memberAlone(guild, userId).put("user", user(world.user(userId)));
    }

    private static JsonObject memberAlone(FakeGuild guild, long userId) {
        return JsonObject.of()
                .put("roles", ids(guild.roleIds(userId)))
                .put("joined_at", JOINED)
                .put("flags", 0)
                .put("nick", null)
                .put("avatar", null)
                .put("banner", null)
                .put("pending", false)
                .put("premium_since", null)
                .put("communication_disabled_until", null)
                .put("deaf", false)
                .put("mute", false);
    }

    /** A guild as it arrives over the gateway; without the intent for members only the bot is among them. */
    JsonObject guild(FakeGuild guild, boolean withMembers) {
        List<JsonObject> members = guild.memberIds().stream()
                .filter(id -> withMembers || id == world.bot().id())
                .map(id -> member(guild, id))
                .toList();
        return JsonObject.of()
                .id("id", guild.id())
                .put("name", guild.name())
                .id("owner_id", guild.ownerId())
                .put("unavailable", false)
                .put("afk_timeout", 300)
                .put("member_count", guild.memberIds().size())
                .put("members", members)
                .put("roles", guild.allRoles().stream().map(Payloads::role).toList())
                .put(
                        "channels",
                        world.channelsOf(guild.id()).stream().map(this::channel).toList())
                .put("threads", List.of())
                .put("guild_scheduled_events", List.of())
                .put("emojis", List.of())
                .put("voice_states", List.of())
                .put("features", List.of());
    }

    /** A message that somebody sends. */
    JsonObject message(FakeChannel channel, FakeUser author, JsonObject sent, Map<String, byte[]> files) {
        Instant now = world.now();
        JsonObject json = JsonObject.of()
                .id("id", world.newId())
                .put("type", 0)
                .id("channel_id", channel.id())
                .put("author", user(author))
                .put("content", sent.text("content"))
                .put("timestamp", now.toString())
                .put("edited_timestamp", null)
                .put("tts", false)
                .put("pinned", false)
                .put("mention_everyone", false)
                .put("mentions", mentions(sent.text("content")))
                .put("mention_roles", List.of())
                .put("attachments", attachments(files))
                .put("embeds", embeds(sent))
                .put("components", Components.kept(sent.objects("components")))
                .put("flags", sent.number("flags", 0));
        if (!channel.isDirect()) {
            json.id("guild_id", channel.guildId())
                    .put("member", memberAlone(world.guild(channel.guildId()), author.id()));
        }
        return json;
    }

    static List<JsonObject> embeds(JsonObject sent) {
        return sent.objects("embeds").stream()
                .map(embed -> embed.put("type", "rich"))
                .toList();
    }

    private List<JsonObject> mentions(String content) {
        List<JsonObject> mentions = new ArrayList<>();
        Matcher matcher = MENTION.matcher(content);
        while (matcher.find()) {
            mentions.add(user(world.user(Long.parseUnsignedLong(matcher.group(1)))));
        }
        return mentions;
    }

    private List<JsonObject> attachments(Map<String, byte[]> files) {
        List<JsonObject> attachments = new ArrayList<>();
        files.forEach((name, content) -> attachments.add(JsonObject.of()
                .id("id", world.newId())
                .put("filename", name)
                .put("size", content.length)
                .put("url", "https://cdn.invalid/" + name)
                .put("proxy_url", "https://cdn.invalid/" + name)));
        return attachments;
    }

    private static List<String> ids(Collection<Long> ids) {
        return ids.stream().map(Long::toUnsignedString).toList();
    }
}
