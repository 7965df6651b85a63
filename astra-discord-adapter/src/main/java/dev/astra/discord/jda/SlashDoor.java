package dev.astra.discord.jda;

import dev.astra.discord.card.Accent;
import dev.astra.discord.card.Answer;
import dev.astra.discord.card.Visibility;
import dev.astra.discord.command.CommandSet;
import dev.astra.discord.command.Given;
import dev.astra.discord.command.Prompt;
import dev.astra.discord.command.SlashCall;
import dev.astra.discord.text.Texts;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.components.Component;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.GenericComponentInteractionCreateEvent;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IMessageEditCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.interactions.modals.ModalMapping;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. Slash commands, buttons, menus and forms: promised at once, answered when the answer is there. An answer that
 * cannot come by the interaction comes as a direct message, so that nobody waits in vain.
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
            SlashCall call = facts.of(event);
            answer(event, event, call, promise(event, call));
        }
    }

    /** A button or a menu. */
    void hear(GenericComponentInteractionCreateEvent event, Given given) {
        commands.control(event.getComponentId()).ifPresent(control -> {
            SlashCall call = facts.of(event, control, given);
            commands.ask(call)
                    .ifPresentOrElse(
                            prompt -> open(event, call, prompt),
                            () -> answer(event, event, call, promise(event, call, event.getMessage())));
        });
    }

    /** A form that was sent. */
    void hear(ModalInteractionEvent event) {
        commands.control(event.getModalId()).ifPresent(control -> {
            Map<String, String> filled = event.getValues().stream()
                    .filter(value -> value.getType() == Component.Type.TEXT_INPUT)
                    .collect(Collectors.toMap(
                            ModalMapping::getCustomId, ModalMapping::getAsString, (one, other) -> one));
            SlashCall call = facts.of(event, control, Given.filled(filled));
            answer(event, event, call, promise(event, call, event.getMessage()));
        });
    }

    /** Discord takes a form only as the first answer, so there is no promise before it. */
    private void open(GenericComponentInteractionCreateEvent event, SlashCall call, Prompt prompt) {
        Sending.report(prompt.fold(
                ask -> Refusals.call(() -> event.replyModal(Rendering.form(ask.form()))),
                tell -> promise(event, call, event.getMessage())
                        .thenCompose(taken -> send(
                                event.getJDA(),
                                event.getToken(),
                                call,
                                tell.answer(),
                                commands.visibility(call.command())))));
    }

    private CompletableFuture<?> promise(IReplyCallback callback, SlashCall call) {
        Visibility visibility = commands.visibility(call.command());
        return taken(Refusals.call(() -> callback.deferReply(visibility == Visibility.PRIVATE)));
    }

    /** What only one person sees is never put in the place of what others see. */
    private <C extends IReplyCallback & IMessageEditCallback> CompletableFuture<?> promise(
            C callback, SlashCall call, @Nullable Message card) {
        boolean inPlace = card != null
                && commands.inPlace(call.command())
                && (card.isEphemeral() || call.place().direct());
        return inPlace ? taken(Refusals.call(callback::deferEdit)) : promise(callback, call);
    }

    /** Whether the promise was taken shows when the answer goes out. */
    private static CompletableFuture<?> taken(CompletableFuture<?> promised) {
        return promised.handle((hook, refused) -> true);
    }

    private void answer(
            IReplyCallback callback,
            GenericInteractionCreateEvent event,
            SlashCall call,
            CompletableFuture<?> promised) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        boolean taken = crew.take(call.caller().id().value(), () -> complete(answer, call));
        if (!taken) {
            answer.complete(busy(call.locale()));
        }
        Sending.report(promised.thenCombine(answer, (hook, ready) -> ready)
                .thenCompose(ready ->
                        send(event.getJDA(), callback.getToken(), call, ready, commands.visibility(call.command()))));
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
