package dev.astra.testkit.discord;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Immutable. Calls that take interactions and answer them. */
final class InteractionRoutes {
    private static final String MESSAGE = "/webhooks/{}/{}/messages/{}";
    private static final int REPLY = 4;
    private static final int DEFER = 5;

    private final World world;
    private final ChannelRoutes messages;

    InteractionRoutes(World world, ChannelRoutes messages) {
        this.world = world;
        this.messages = messages;
    }

    void addTo(Routes routes) {
        routes.on("POST", "/interactions/{}/{}/callback", this::take);
        routes.on("POST", "/webhooks/{}/{}", this::followUp);
        routes.on("GET", MESSAGE, call -> existing(taken(call), call).object());
        routes.on("PATCH", MESSAGE, this::edit);
        routes.on("DELETE", MESSAGE, call -> {
            world.removeMessage(existing(taken(call), call).id());
            return null;
        });
    }

    private @Nullable Object take(Routes.Call call) {
        FakeInteraction interaction = world.interaction(call.part(1))
                .filter(known -> known.id() == call.id(0))
                .orElseThrow(() -> Refusal.unknown("interaction", 10062));
        int type = (int) call.json().number("type", 0);
        JsonObject data = call.json().object("data").orElseGet(JsonObject::of);
        if (type == REPLY) {
            MessageRules.check(data, call.files());
        }
        if (type == DEFER && (data.number("flags", 0) & FakeMessage.COMPONENTS_V2) != 0) {
            throw Refusal.form("a promise cannot be a card; the reply can");
        }
        interaction.take(type, (data.number("flags", 0) & FakeMessage.EPHEMERAL) != 0, data);
        if (type == REPLY) {
            interaction.replied(messages.reply(interaction, call.about(data), interaction.onlyForUser()));
        }
        return "true".equals(call.query().get("with_response")) ? response(interaction, type) : null;
    }

    private static JsonObject response(FakeInteraction interaction, int type) {
        JsonObject response = JsonObject.of()
                .put(
                        "interaction",
                        JsonObject.of()
                                .id("id", interaction.id())
                                .put("type", interaction.kind().type()));
        interaction
                .replyNow()
                .ifPresent(reply -> response.put(
                        "resource", JsonObject.of().put("type", type).put("message", reply.object())));
        return response;
    }

    private JsonObject followUp(Routes.Call call) {
        FakeInteraction interaction = taken(call);
        if (interaction.owesReply()) { // the first one takes the place of "thinking"
            FakeMessage reply = messages.reply(interaction, call, interaction.onlyForUser());
            interaction.replied(reply);
            return reply.object();
        }
        boolean onlyForUser = (call.json().number("flags", 0) & FakeMessage.EPHEMERAL) != 0;
        FakeMessage message = messages.reply(interaction, call, onlyForUser);
        interaction.followed(message);
        return message.object();
    }

    private JsonObject edit(Routes.Call call) {
        FakeInteraction interaction = taken(call);
        if (isOriginal(call) && interaction.owesReply()) {
            FakeMessage reply = messages.reply(interaction, call, interaction.onlyForUser());
            interaction.replied(reply);
            return reply.object();
        }
        FakeMessage changed = messages.edit(existing(interaction, call), call);
        interaction.edited();
        return changed.object();
    }

    private FakeInteraction taken(Routes.Call call) {
        Optional<FakeInteraction> interaction = world.interaction(call.part(1));
        interaction.ifPresent(FakeInteraction::checkToken);
        return interaction.orElseThrow(() -> Refusal.unknown("Webhook", 10015));
    }

    private FakeMessage existing(FakeInteraction interaction, Routes.Call call) {
        return isOriginal(call)
                ? interaction.replyNow().orElseThrow(() -> Refusal.unknown("Message", 10008))
                : world.message(call.id(2));
    }

    private static boolean isOriginal(Routes.Call call) {
        return call.part(2).equals("@original");
    }
}
