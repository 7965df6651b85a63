package dev.astra.http.server;

import java.util.concurrent.CompletionStage;

/**
 * Answers a call that was let in.
 *
 * <ol>
 *   <li>It does not block: it reads from memory, and writes with {@link dev.astra.core.store.Store#writeAsync}.
 *   <li>{@link MalformedCallException} is told as 400 or, by older routes, 422; {@link
 *       dev.astra.core.UnavailableException} as 503 with its hint; everything else as 500 without a word about it. Thrown or
 *       completed with, it is the same.
 * </ol>
 */
@FunctionalInterface
public interface Handler {
    /** The answer, or a stage of it. */
    CompletionStage<Reply> handle(Call call, Caller caller);
}
