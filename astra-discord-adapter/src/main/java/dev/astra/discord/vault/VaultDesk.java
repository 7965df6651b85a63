package dev.astra.discord.vault;

import dev.astra.core.store.Change;
import dev.astra.core.store.DurableView;
import dev.astra.core.store.Store;
import dev.astra.discord.direct.DirectMessages;
import dev.astra.trading.account.Accounts;
import dev.astra.trading.account.ProfileSource;
import dev.astra.trading.vault.Vault;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Immutable. What the commands work with.
 *
 * @param store the store
 * @param vault on it
 * @param accounts on it
 * @param profiles of the game
 * @param direct writes to people
 * @param clock the present, for footers
 * @param executor goes on with what was waited for
 */
record VaultDesk(
        Store store,
        Vault vault,
        Accounts accounts,
        ProfileSource profiles,
        DirectMessages direct,
        InstantSource clock,
        Executor executor) {
    <T> CompletionStage<T> write(Change<T> change) {
        return store.writeAsync(change, executor);
    }

    DurableView view() {
        return store.view();
    }
}
