package dev.astra.discord.licensing;

import dev.astra.core.UnavailableException;
import dev.astra.core.UserId;
import dev.astra.core.store.Change;
import dev.astra.core.store.Store;
import dev.astra.discord.command.Invocation;
import dev.astra.discord.guild.GuildGateway;
import dev.astra.licensing.Licensing;
import dev.astra.licensing.Membership;
import dev.astra.licensing.publication.Publication;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Immutable. What the commands work with.
 *
 * @param store the store
 * @param licensing the licenses; its listener is {@code effects}
 * @param effects what follows in the server
 * @param gateway the server
 * @param settings the settings
 * @param troubles what is in the way there
 * @param news what became of roles
 * @param publication the list, if one is published
 * @param executor goes on with what was waited for
 */
record Desk(
        Store store,
        Licensing licensing,
        GuildEffects effects,
        GuildGateway gateway,
        LicenseBotSettings settings,
        Troubles troubles,
        RoleNews news,
        Optional<Publication> publication,
        Executor executor) {
    <T> CompletionStage<T> write(Change<T> change) {
        return store.writeAsync(change, executor);
    }

    /** Whether a caller is in the seller's server; whoever speaks there is. */
    CompletionStage<Membership> membership(Invocation call) {
        if (call.place().guild().equals(Optional.of(settings.guild()))) {
            return CompletableFuture.completedFuture(Membership.MEMBER);
        }
        UserId user = call.caller().id();
        return gateway.member(settings.guild(), user)
                .thenApplyAsync(
                        outcome -> outcome.fold(
                                present -> Membership.MEMBER, absent -> Membership.NOT_A_MEMBER, hindered -> {
                                    troubles.met(hindered.by());
                                    throw new UnavailableException("the server cannot be looked at: " + hindered.by());
                                }),
                        executor);
    }
}
