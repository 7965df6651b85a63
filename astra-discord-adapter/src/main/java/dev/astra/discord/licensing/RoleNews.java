package dev.astra.discord.licensing;

import dev.astra.core.UserId;
import dev.astra.core.time.Scheduler;
import dev.astra.discord.guild.RoleOutcome;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Thread-safe. Tells a reply that waits what became of the role, or that it takes longer. */
final class RoleNews {
    private final Scheduler scheduler;
    private final Duration patience;
    private final ConcurrentMap<UserId, CompletableFuture<Optional<RoleOutcome>>> waiting = new ConcurrentHashMap<>();

    RoleNews(Scheduler scheduler, Duration patience) {
        this.scheduler = scheduler;
        this.patience = patience;
    }

    /**
     * Waits for the next attempt to give a person the role. Begin to wait before the attempt can be made.
     *
     * @return empty if there was none in time
     */
    CompletionStage<Optional<RoleOutcome>> next(UserId user) {
        CompletableFuture<Optional<RoleOutcome>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<RoleOutcome>> open = waiting.putIfAbsent(user, mine);
        if (open != null) {
            return open;
        }
        try {
            scheduler.after(patience, () -> end(user, mine, Optional.empty()));
        } catch (RuntimeException noTime) { // then nobody waits at all
            end(user, mine, Optional.empty());
        }
        return mine;
    }

    /** An attempt was made. */
    void made(UserId user, RoleOutcome outcome) {
        CompletableFuture<Optional<RoleOutcome>> open = waiting.get(user);
        if (open != null) {
            end(user, open, Optional.of(outcome));
        }
    }

    private void end(UserId user, CompletableFuture<Optional<RoleOutcome>> open, Optional<RoleOutcome> news) {
        waiting.remove(user, open);
        open.complete(news);
    }
}
