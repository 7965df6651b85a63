package dev.astra.discord.jda;

import dev.astra.core.UserId;
import dev.astra.discord.card.Answer;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.requests.ErrorResponse;

/** Immutable. Direct messages to people. */
final class Direct {
    private Direct() {}

    static CompletableFuture<Void> send(JDA jda, UserId user, Answer answer) {
        return Refusals.call(() -> jda.openPrivateChannelById(user.value()))
                .thenCompose(
                        channel -> Sending.all(answer, message -> Refusals.call(() -> channel.sendMessage(message))));
    }

    /** Whether the person takes no direct messages from the bot. */
    static boolean isClosed(Throwable failure) {
        return Refusals.said(failure)
                .filter(said -> said == ErrorResponse.CANNOT_SEND_TO_USER || said == ErrorResponse.NO_MUTUAL_GUILDS)
                .isPresent();
    }
}
