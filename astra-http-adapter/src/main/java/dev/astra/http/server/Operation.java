package dev.astra.http.server;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/**
 * Immutable. One operation of a set of routes.
 *
 * @param access who may call it
 * @param handler what it does
 */
public record Operation(Access access, Handler handler) {
    /** Refuses null. */
    public Operation {
        Objects.requireNonNull(access, "access");
        Objects.requireNonNull(handler, "handler");
    }

    /** An operation that answers at once. */
    public static Operation direct(Access access, BiFunction<Call, Caller, Reply> answer) {
        return new Operation(access, (call, caller) -> CompletableFuture.completedStage(answer.apply(call, caller)));
    }
}
