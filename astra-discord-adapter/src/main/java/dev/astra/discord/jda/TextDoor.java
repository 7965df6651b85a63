package dev.astra.discord.jda;

import dev.astra.discord.card.Accent;
import dev.astra.discord.card.Answer;
import dev.astra.discord.card.Visibility;
import dev.astra.discord.command.CommandSet;
import dev.astra.discord.command.TextMessage;
import dev.astra.discord.text.Markup;
import dev.astra.discord.text.Texts;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.requests.restaction.MessageCreateAction;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/** Thread-safe. Texts: direct messages, and messages in guilds that are meant for the bot. */
final class TextDoor {
    private static final Pattern LOOKS_PRIVATE = Pattern.compile("(?<![<@!#&\\d])[0-9A-Za-z-]{16,}");

    private final CommandSet commands;
    private final Crew crew;
    private final Facts facts;
    private final Texts texts;

    TextDoor(CommandSet commands, Crew crew, Facts facts, Texts texts) {
        this.commands = commands;
        this.crew = crew;
        this.facts = facts;
        this.texts = texts;
    }

    void hear(MessageReceivedEvent event) {
        boolean fromPerson = !event.getAuthor().isBot()
                && !event.getAuthor().isSystem()
                && !event.isWebhookMessage()
                && !event.getMessage().getType().isSystem();
        if (!fromPerson
                || (event.isFromGuild() && event.getMessage().getContentRaw().isEmpty())) {
            return;
        }
        TextMessage message = facts.of(event);
        if (!crew.take(message.caller().id().value(), () -> answer(event, message)) && !event.isFromGuild()) {
            Sending.report(there(event, Answer.of(Accent.WAITING, texts.in(message.locale(), "busy"))));
        }
    }

    private void answer(MessageReceivedEvent event, TextMessage message) {
        Optional<CompletionStage<Answer>> answer = commands.hear(message);
        if (answer.isEmpty()) {
            return;
        }
        CompletableFuture<?> told = commands.progress(message)
                .filter(words -> !event.isFromGuild())
                .<CompletableFuture<?>>map(
                        words -> Refusals.call(() -> event.getChannel().sendMessage(Rendering.text(words))))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
        Sending.report(
                told.handle((sent, failure) -> failure) // the answer comes, whatever became of the words before it
                        .thenCombine(answer.get(), (failure, ready) -> ready)
                        .thenCompose(ready -> send(event, message, ready)));
    }

    private CompletionStage<Void> send(MessageReceivedEvent event, TextMessage message, Answer answer) {
        if (!event.isFromGuild() || answer.visibility() == Visibility.PUBLIC) {
            return there(event, answer);
        }
        hide(event);
        return Direct.send(event.getJDA(), message.caller().id(), answer)
                .exceptionallyCompose(failure -> Direct.isClosed(failure)
                        ? there(event, Answer.of(Accent.WAITING, closed(message)))
                        : CompletableFuture.failedFuture(failure));
    }

    private String closed(TextMessage message) {
        String slash = commands.commands().stream()
                .filter(command -> !command.name().equals("help"))
                .findFirst()
                .map(command -> "/" + command.name())
                .orElse("/help");
        return texts.in(message.locale(), "closed", "slash", Markup.code(slash, 40));
    }

    /** Where it was asked, as a reply in a guild. */
    private static CompletableFuture<Void> there(MessageReceivedEvent event, Answer answer) {
        return Sending.all(
                answer,
                message -> Refusals.call(() -> event.isFromGuild()
                        ? reply(event.getMessage(), message)
                        : event.getChannel().sendMessage(message)));
    }

    private static MessageCreateAction reply(Message to, MessageCreateData message) {
        return to.getChannel().sendMessage(message).setMessageReference(to).failOnInvalidReply(false);
    }

    /** Takes what looks like an order or a key out of public view, where the bot may. */
    private static void hide(MessageReceivedEvent event) {
        boolean may =
                event.getGuild().getSelfMember().hasPermission(event.getGuildChannel(), Permission.MESSAGE_MANAGE);
        if (may && LOOKS_PRIVATE.matcher(event.getMessage().getContentRaw()).find()) {
            Sending.report(Refusals.call(() -> event.getMessage().delete()));
        }
    }
}
