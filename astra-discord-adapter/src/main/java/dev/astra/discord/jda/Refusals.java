package dev.astra.discord.jda;

import dev.astra.core.UnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.RestAction;

/** What went wrong with a call to Discord: what Discord said, or that nobody can say. */
final class Refusals {
    private static final Duration START_WITHIN = Duration.ofSeconds(30);
    private static final Duration END_WITHIN = Duration.ofSeconds(50);
    private static final Duration LATER = Duration.ofSeconds(5);

    private Refusals() {}

    /** Makes a call that ends within a minute. A check of JDA's before the call fails the stage too. */
    static <T> CompletableFuture<T> call(Supplier<? extends RestAction<T>> action) {
        try {
            return action.get()
                    .timeout(START_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                    .submit()
                    .orTimeout(END_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    /** What is behind the wrapping of futures. */
    static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        boolean wrapped = failure instanceof CompletionException || failure instanceof ExecutionException;
        return wrapped && cause != null ? cause(cause) : failure;
    }

    /** What Discord said; empty if it said nothing that is known. */
    static Optional<ErrorResponse> said(Throwable failure) {
        return cause(failure) instanceof ErrorResponseException response
                ? Optional.of(response.getErrorResponse())
                : Optional.empty();
    }

    /** Nobody can say whether it happened, or it did not: try again later. */
    static UnavailableException unavailable(String what, Throwable failure) {
        Throwable cause = cause(failure);
        String kind = cause instanceof ErrorResponseException response
                ? answer(response)
                : cause.getClass().getSimpleName();
        return new UnavailableException(what + " failed: " + kind, LATER);
    }

    private static String answer(ErrorResponseException response) {
        int status = response.getResponse().code;
        return status < 0 ? "Discord cannot be reached" : "Discord answered " + response.getErrorCode();
    }

    static UnavailableException notConnected() {
        return new UnavailableException("there is no connection to Discord", LATER);
    }
}
