package dev.astra.testkit.discord;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Immutable. Calls about channels and the messages in them. */
final class ChannelRoutes {
    private final World world;
    private final Payloads payloads;
    private final FakeGateway gateway;

    ChannelRoutes(World world, FakeGateway gateway) {
        this.world = world;
        this.payloads = new Payloads(world);
        this.gateway = gateway;
    }

    void addTo(Routes routes) {
        routes.on("GET", "/channels/{}", call -> payloads.channel(world.channel(call.id(0))));
        routes.on("POST", "/channels/{}/typing", call -> null);
        routes.on("POST", "/channels/{}/messages", this::send);
        routes.on(
                "GET",
                "/channels/{}/messages/{}",
                call -> world.message(call.id(1)).object());
        routes.on("PATCH", "/channels/{}/messages/{}", call -> {
            FakeMessage message = world.message(call.id(1));
            if (message.authorId() != world.bot().id()) {
                throw Refusal.missingAccess();
            }
            return edit(message, call).object();
        });
        routes.on("DELETE", "/channels/{}/messages/{}", call -> {
            FakeMessage message = world.message(call.id(1));
            checkRemoval(world.channel(message.channelId()), message);
            world.removeMessage(message.id());
            return null;
        });
    }

    private JsonObject send(Routes.Call call) {
        FakeChannel channel = world.channel(call.id(0));
        checkMaySend(channel);
        JsonObject sent = call.json();
        Optional<FakeMessage> twin = sent.has("nonce") && sent.flag("enforce_nonce")
                ? world.withNonce(channel, sent.text("nonce"))
                : Optional.empty();
        if (twin.isPresent()) {
            return twin.get().object();
        }
        MessageRules.check(sent, call.files());
        JsonObject message = payloads.message(channel, world.bot(), sent, call.files());
        if (sent.has("nonce")) {
            message.put("nonce", sent.text("nonce"));
        }
        sent.object("message_reference").ifPresent(reference -> refer(message, reference));
        world.keep(channel, message, call.files());
        gateway.message(channel, message);
        return message;
    }

    private void checkMaySend(FakeChannel channel) {
        if (!channel.isDirect()) {
            world.guild(channel.guildId()).checkBotMay(channel, FakePermission.SEND_MESSAGES);
        } else if (world.hasClosedMessages(channel.userId())) {
            throw Refusal.closedMessages();
        }
    }

    private void refer(JsonObject message, JsonObject reference) {
        try {
            FakeMessage target = world.message(reference.id("message_id"));
            message.put("type", 19)
                    .put("message_reference", reference)
                    .put("referenced_message", target.object().copy().remove("referenced_message"));
        } catch (Refusal unknown) {
            if (!Boolean.FALSE.equals(reference.get("fail_if_not_exists"))) {
                throw Refusal.form("the message to reply to is unknown");
            }
        }
    }

    private void checkRemoval(FakeChannel channel, FakeMessage message) {
        if (message.authorId() == world.bot().id()) {
            return;
        }
        if (channel.isDirect()) {
            throw Refusal.othersMessage();
        }
        world.guild(channel.guildId()).checkBotMay(channel, FakePermission.MANAGE_MESSAGES);
    }

    /** Changes what the call names, under Discord's rules. */
    FakeMessage edit(FakeMessage message, Routes.Call call) {
        JsonObject changed = message.object().copy();
        JsonObject wanted = call.json();
        if (wanted.has("content")) {
            changed.put("content", wanted.text("content"));
        }
        if (wanted.has("components")) {
            changed.put("components", wanted.objects("components"));
        }
        if (wanted.has("embeds")) {
            changed.put("embeds", Payloads.embeds(wanted));
        }
        long kept = message.object().number("flags", 0);
        changed.put("flags", kept | (wanted.number("flags", 0) & FakeMessage.COMPONENTS_V2));
        Map<String, byte[]> files = new LinkedHashMap<>(message.files());
        files.putAll(call.files());
        MessageRules.check(changed, files);
        changed.put("components", Components.kept(changed.objects("components")))
                .put("edited_timestamp", world.now().toString());
        return world.keep(world.channel(message.channelId()), changed, files);
    }

    /** A message of the bot that answers an interaction. */
    FakeMessage reply(FakeInteraction interaction, Routes.Call call, boolean onlyForUser) {
        MessageRules.check(call.json(), call.files());
        JsonObject message = payloads.message(interaction.channel(), world.bot(), call.json(), call.files());
        long flags = call.json().number("flags", 0) & ~FakeMessage.EPHEMERAL;
        message.put("flags", flags | (onlyForUser ? FakeMessage.EPHEMERAL : 0))
                .id("application_id", world.bot().id())
                .id("webhook_id", world.bot().id());
        return world.keep(interaction.channel(), message, call.files());
    }
}
