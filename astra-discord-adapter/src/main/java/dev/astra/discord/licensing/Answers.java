package dev.astra.discord.licensing;

import dev.astra.core.UnavailableException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what a gateway answers, on a thread that may wait. */
final class Answers {
    private static final int PATIENCE_SECONDS = 90;

    private Answers() {}

    /** The answer, or what the stage failed with. */
    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new UnavailableException("the Discord server could not be asked; it is tried again", failed);
        } catch (TimeoutException late) {
            throw new UnavailableException(
                    "expected an answer of the Discord server within " + PATIENCE_SECONDS
                            + " s, got none; it is tried again",
                    late);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("waiting for the Discord server was interrupted; it is tried again", ended);
        }
    }
}
