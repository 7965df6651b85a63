package dev.astra.discord.jda;

import dev.astra.discord.card.Accent;
import dev.astra.discord.card.Answer;
import dev.astra.discord.card.Visibility;
import dev.astra.discord.command.CommandSet;
import dev.astra.discord.command.SlashCall;
import dev.astra.discord.text.Texts;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditData;

/**
 * Thread-safe. Slash commands and buttons: promised at once, answered when the answer is there. An answer that cannot come by
 * the interaction comes as a direct message, so that nobody waits in vain.
 */
final class SlashDoor {
    private final CommandSet commands;
    private final Crew crew;
    private final Facts facts;
    private final Texts texts;

    SlashDoor(CommandSet commands, Crew crew, Facts facts, Texts texts) {
        this.commands = commands;
        this.crew = crew;
        this.facts = facts;
        this.texts = texts;
    }

    void hear(SlashCommandInteractionEvent event) {
        if (commands.find(event.getName()).isPresent()) {
            answer(event, event, facts.of(event));
        }
    }

    void hear(ButtonInteractionEvent event) {
        commands.button(event.getComponentId())
                .ifPresent(action -> answer(
                        event,
                        event,
                        facts.call(event, event.getChannelIdLong(), action.command(), action.arguments())));
    }

    private void answer(IReplyCallback callback, GenericInteractionCreateEvent event, SlashCall call) {
        Visibility visibility = commands.visibility(call.command());
        CompletableFuture<?> promised = Refusals.call(() -> callback.deferReply(visibility == Visibility.PRIVATE))
                .handle((hook, refused) -> hook); // whether it was taken shows when the answer goes out
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        boolean taken = crew.take(call.caller().id().value(), () -> complete(answer, call));
        if (!taken) {
            answer.complete(busy(call.locale()));
        }
        Sending.report(promised.thenCombine(answer, (hook, ready) -> ready)
                .thenCompose(ready -> send(event.getJDA(), callback.getToken(), call, ready, visibility)));
    }

    private void complete(CompletableFuture<Answer> answer, SlashCall call) {
        try {
            commands.hear(call).whenComplete((ready, failure) -> {
                if (failure == null) {
                    answer.complete(ready);
                } else {
                    answer.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException failure) {
            answer.completeExceptionally(failure);
        }
    }

    private Answer busy(Locale locale) {
        return Answer.of(Accent.WAITING, texts.in(locale, "busy"));
    }

    /**
     * By the token and not by JDA's own hook: when the answer to the promise gets lost, JDA believes that the promise failed,
     * and drops what follows.
     */
    private static CompletionStage<Void> send(
            JDA jda, String token, SlashCall call, Answer answer, Visibility visibility) {
        InteractionHook hook = InteractionHook.from(jda, token);
        boolean alone = visibility == Visibility.PRIVATE;
        AtomicBoolean first = new AtomicBoolean(true);
        return Sending.all(answer, message -> sendOne(hook, message, first, alone))
                .exceptionallyCompose(failure ->
                        alone ? Direct.send(jda, call.caller().id(), answer) : CompletableFuture.failedFuture(failure));
    }

    private static CompletionStage<?> sendOne(
            InteractionHook hook, MessageCreateData message, AtomicBoolean first, boolean alone) {
        if (!first.get()) {
            return Refusals.call(() -> hook.sendMessage(message).setEphemeral(alone));
        }
        return Refusals.call(() -> hook.editOriginal(MessageEditData.fromCreateData(message)))
                .thenAccept(sent -> first.set(false));
    }
}
