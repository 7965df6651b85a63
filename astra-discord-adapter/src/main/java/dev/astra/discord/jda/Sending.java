package dev.astra.discord.jda;

import dev.astra.discord.card.Answer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Immutable. Brings an answer to one place: its messages one after the other, as cards, or as words where cards are refused. */
final class Sending {
    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    private Sending() {}

    /** Notes what did not arrive: the kind of failure, and nothing that was said. */
    static void report(CompletionStage<?> sending) {
        sending.whenComplete((sent, failure) -> {
            if (failure != null) {
                Throwable cause = Refusals.cause(failure);
                String said = Refusals.said(failure).map(Enum::name).orElse("no answer of Discord's");
                LOG.warn("a message did not arrive: {}, {}", cause.getClass().getName(), said);
            }
        });
    }

    /**
     * Sends.
     *
     * @param send brings one message there
     * @return completes when all have arrived; fails with the first failure
     */
    static CompletableFuture<Void> all(Answer answer, Function<MessageCreateData, CompletionStage<?>> send) {
        try {
            return inTurn(Rendering.cards(answer), send)
                    .exceptionallyCompose(failure -> isRefusedForm(failure)
                            ? inTurn(Rendering.plain(answer), send)
                            : CompletableFuture.failedFuture(failure));
        } catch (IllegalArgumentException | IllegalStateException tooMuch) { // a limit that JDA knows and cards do not
            return inTurn(Rendering.plain(answer), send);
        }
    }

    private static CompletableFuture<Void> inTurn(
            List<MessageCreateData> messages, Function<MessageCreateData, CompletionStage<?>> send) {
        CompletableFuture<Void> sent = CompletableFuture.completedFuture(null);
        for (MessageCreateData message : messages) {
            sent = sent.thenCompose(before -> send.apply(message)).thenAccept(arrived -> {});
        }
        return sent;
    }

    private static boolean isRefusedForm(Throwable failure) {
        return Refusals.said(failure)
                .filter(said -> said == ErrorResponse.INVALID_FORM_BODY)
                .isPresent();
    }
}
