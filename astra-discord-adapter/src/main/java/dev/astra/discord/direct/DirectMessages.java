package dev.astra.discord.direct;

import dev.astra.core.UserId;
import dev.astra.discord.card.Answer;
import java.util.concurrent.CompletionStage;

/**
 * Writes to people in private.
 *
 * <ol>
 *   <li>It may be called from any thread and does not wait; a stage completes within two minutes.
 *   <li>A stage fails only with {@link dev.astra.core.UnavailableException}: whether the message arrived is then unknown.
 *   <li>An answer of several messages arrives in order, or ends with the one that did not.
 * </ol>
 */
@FunctionalInterface
public interface DirectMessages {
    /**
     * Sends.
     *
     * @param user to whom
     * @param message what; its visibility does not matter
     */
    CompletionStage<DirectOutcome> send(UserId user, Answer message);
}
