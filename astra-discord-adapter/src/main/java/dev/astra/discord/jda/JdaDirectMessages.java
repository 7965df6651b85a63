package dev.astra.discord.jda;

import dev.astra.core.UserId;
import dev.astra.discord.card.Answer;
import dev.astra.discord.direct.DirectMessages;
import dev.astra.discord.direct.DirectOutcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Thread-safe. Direct messages over any of the shards: they belong to none. */
record JdaDirectMessages(Shards shards) implements DirectMessages {
    @Override
    public CompletionStage<DirectOutcome> send(UserId user, Answer message) {
        return shards.all().stream()
                .findFirst()
                .<CompletionStage<DirectOutcome>>map(jda -> Direct.send(jda, user, message)
                        .<DirectOutcome>thenApply(sent -> new DirectOutcome.Delivered())
                        .exceptionallyCompose(failure -> Direct.isClosed(failure)
                                ? CompletableFuture.completedStage(new DirectOutcome.Closed())
                                : CompletableFuture.failedFuture(Refusals.unavailable("a direct message", failure))))
                .orElseGet(() -> CompletableFuture.failedFuture(Refusals.notConnected()));
    }
}
