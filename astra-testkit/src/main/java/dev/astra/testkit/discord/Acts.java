package dev.astra.testkit.discord;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One thread at a time, inside the world's lock. What people do, and how the bot hears of it. */
final class Acts {
    private static final int INTEGER = 4;
    private static final int BOOLEAN = 5;
    private static final int TEXT = 3;

    private final World world;
    private final Payloads payloads;
    private final FakeGateway gateway;
    private final CommandRoutes commands;
    private final Duration window;

    Acts(World world, FakeGateway gateway, CommandRoutes commands, Duration window) {
        this.world = world;
        this.payloads = new Payloads(world);
        this.gateway = gateway;
        this.commands = commands;
        this.window = window;
    }

    FakeMessage says(FakeUser user, FakeChannel channel, String content) {
        JsonObject message = payloads.message(channel, user, JsonObject.of().put("content", content), Map.of());
        FakeMessage kept = world.keep(channel, message, Map.of());
        gateway.message(channel, message);
        return kept;
    }

    FakeInteraction slash(FakeUser user, FakeChannel channel, String command, Map<String, String> options) {
        JsonObject registered = commands.find(command, channel.guildId())
                .orElseThrow(() -> new IllegalStateException(
                        "expected a registered command, got " + command + "; there are " + commands.names()));
        List<JsonObject> given = new ArrayList<>();
        options.forEach((name, value) -> given.add(option(registered, name, value)));
        JsonObject data = JsonObject.of()
                .put("id", registered.text("id"))
                .put("name", command)
                .put("type", 1)
                .put("options", given);
        return interact(FakeInteraction.Kind.COMMAND, user, channel, data, Optional.empty());
    }

    /** An option with its type and value as the client would send them. */
    private static JsonObject option(JsonObject command, String name, String value) {
        long type = command.objects("options").stream()
                .filter(declared -> declared.text("name").equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("expected an option of " + command.text("name") + ", got " + name))
                .number("type", TEXT);
        Object sent = type == INTEGER ? Long.valueOf(value) : type == BOOLEAN ? Boolean.valueOf(value) : value;
        return JsonObject.of().put("name", name).put("type", type).put("value", sent);
    }

    FakeInteraction press(FakeUser user, FakeMessage message, String controlId) {
        JsonObject data = JsonObject.of().put("custom_id", controlId).put("component_type", Components.BUTTON);
        return onCard(FakeInteraction.Kind.PRESS, user, message, data);
    }

    FakeInteraction choose(FakeUser user, FakeMessage message, String controlId, List<String> values) {
        JsonObject menu = message.menu(controlId);
        List<String> there = menu.objects("options").stream()
                .map(option -> option.text("value"))
                .toList();
        boolean fits = values.size() >= menu.number("min_values", 1) && values.size() <= menu.number("max_values", 1);
        if (!fits || !there.containsAll(values)) {
            throw new IllegalStateException("the client does not let " + values + " be chosen from " + there);
        }
        JsonObject data = JsonObject.of()
                .put("custom_id", controlId)
                .put("component_type", Components.SELECT)
                .put("values", values);
        return onCard(FakeInteraction.Kind.PRESS, user, message, data);
    }

    FakeInteraction submit(FakeInteraction opened, Map<String, String> fields) {
        JsonObject form = opened.form().orElseThrow(() -> new IllegalStateException("expected an open form"));
        JsonObject data = filled(form.text("custom_id"), FormRules.filled(form, fields));
        Optional<FakeMessage> card = opened.pressed();
        return card.isPresent()
                ? onCard(FakeInteraction.Kind.FORM, opened.user(), card.get(), data)
                : interact(FakeInteraction.Kind.FORM, opened.user(), opened.channel(), data, card);
    }

    FakeInteraction submit(FakeUser user, FakeChannel channel, String formId, Map<String, String> fields) {
        return interact(FakeInteraction.Kind.FORM, user, channel, filled(formId, fields), Optional.empty());
    }

    private FakeInteraction onCard(FakeInteraction.Kind kind, FakeUser user, FakeMessage message, JsonObject data) {
        return interact(kind, user, world.channel(message.channelId()), data, Optional.of(message));
    }

    private static JsonObject filled(String formId, Map<String, String> fields) {
        List<JsonObject> filled = new ArrayList<>();
        fields.forEach((id, value) -> filled.add(JsonObject.of()
                .put("type", Components.LABEL)
                .put("id", filled.size() * 2 + 1)
                .put(
                        "component",
                        JsonObject.of()
                                .put("type", Components.TEXT_INPUT)
                                .put("id", filled.size() * 2 + 2)
                                .put("custom_id", id)
                                .put("value", value))));
        return JsonObject.of().put("custom_id", formId).put("components", filled);
    }

    private FakeInteraction interact(
            FakeInteraction.Kind kind,
            FakeUser user,
            FakeChannel channel,
            JsonObject data,
            Optional<FakeMessage> pressed) {
        FakeInteraction interaction = new FakeInteraction(world, kind, user, channel, window, pressed);
        world.add(interaction);
        JsonObject event = event(interaction).put("data", data);
        pressed.ifPresent(message -> event.put("message", message.object()));
        gateway.dispatch(Intents.ALWAYS, "INTERACTION_CREATE", event);
        return interaction;
    }

    private JsonObject event(FakeInteraction interaction) {
        FakeChannel channel = interaction.channel();
        FakeUser user = interaction.user();
        JsonObject event = JsonObject.of()
                .id("id", interaction.id())
                .id("application_id", world.bot().id())
                .put("type", interaction.kind().type())
                .put("token", interaction.token())
                .put("version", 1)
                .id("channel_id", channel.id())
                .put("channel", payloads.channel(channel).put("permissions", everybody()))
                .put("locale", user.language())
                .put("entitlements", List.of())
                .put("app_permissions", everybody())
                .put("attachment_size_limit", 10 * 1024 * 1024);
        if (channel.isDirect()) {
            return event.put("user", Payloads.user(user))
                    .put("context", 1)
                    .put("authorizing_integration_owners", JsonObject.of().put("0", "0"));
        }
        FakeGuild guild = world.guild(channel.guildId());
        JsonObject place =
                JsonObject.of().id("id", guild.id()).put("locale", "en-US").put("features", List.of());
        JsonObject member = payloads.member(guild, user.id())
                .id("permissions", FakePermission.bits(guild.permissionsIn(channel, user.id())));
        return event.id("guild_id", guild.id())
                .put("context", 0)
                .put("guild_locale", "en-US")
                .put("guild", place)
                .put("member", member)
                .put("authorizing_integration_owners", JsonObject.of().id("0", guild.id()));
    }

    private static String everybody() {
        return Long.toUnsignedString(FakePermission.bits(FakePermission.OF_EVERYBODY));
    }
}
