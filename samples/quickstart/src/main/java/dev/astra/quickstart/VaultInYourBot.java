package dev.astra.quickstart;

import dev.astra.core.ledger.Ledger;
import dev.astra.core.store.Store;
import dev.astra.core.time.Scheduler;
import dev.astra.discord.jda.JdaConnection;
import dev.astra.discord.vault.VaultBot;
import dev.astra.trading.account.Accounts;
import dev.astra.trading.account.CachedProfiles;
import dev.astra.trading.account.ProfileSource;
import dev.astra.trading.vault.Vault;

/** The vault's nine commands on a connection of yours. */
public final class VaultInYourBot {
    private VaultInYourBot() {}

    // region vault
    /** The bot; close it before the store. */
    public static VaultBot on(JdaConnection discord, Store store, ProfileSource profiles, Scheduler scheduler) {
        Accounts accounts = Accounts.builder(store).trades(Vault::hasOpenTrade).build();
        Vault vault = Vault.builder(store, Ledger.builder(store).build()).build();
        VaultBot bot = VaultBot.builder(
                        store,
                        vault,
                        accounts,
                        new CachedProfiles(profiles, scheduler.clock()),
                        discord.directMessages(),
                        scheduler)
                .build();
        discord.serve(bot.commands());
        bot.start();
        return bot;
    }
    // endregion
}
