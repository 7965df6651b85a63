package dev.astra.discord.command;

import dev.astra.discord.card.Answer;
import java.util.concurrent.CompletionStage;

/**
 * What a command does.
 *
 * <ol>
 *   <li><b>Threading.</b> Called on the thread that hears Discord, which must not wait: whatever takes time goes on elsewhere,
 *       for example with {@code Store.writeAsync}.
 *   <li><b>Failure.</b> A stage that fails, or an exception, becomes a reply that says so: {@link
 *       dev.astra.core.UnavailableException} "try again later", anything else "it went wrong".
 *   <li><b>Repetition.</b> Discord may send a message again after a broken connection; {@link Invocation#id} is then the same.
 * </ol>
 */
@FunctionalInterface
public interface CommandHandler {
    /**
     * Answers a call.
     *
     * @param invocation who, where, with what
     * @return completes with the answer
     */
    CompletionStage<Answer> answer(Invocation invocation);
}
