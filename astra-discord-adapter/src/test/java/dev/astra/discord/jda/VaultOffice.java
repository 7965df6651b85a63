package dev.astra.discord.jda;

import dev.astra.core.UserId;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.ledger.Ledger;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Store;
import dev.astra.core.time.SystemScheduler;
import dev.astra.discord.vault.VaultBot;
import dev.astra.testkit.InMemoryProfileSource;
import dev.astra.testkit.ProfileSite;
import dev.astra.testkit.discord.FakeUser;
import dev.astra.trading.account.Accounts;
import dev.astra.trading.account.Lookup;
import dev.astra.trading.account.Player;
import dev.astra.trading.account.StartOutcome;
import dev.astra.trading.vault.Vault;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Handover;
import dev.astra.trading.vault.item.Item;
import dev.astra.trading.vault.trade.BotId;
import dev.astra.trading.vault.trade.ServerTradeId;
import dev.astra.trading.vault.trade.TradeKey;
import dev.astra.trading.vault.value.Catalogue;
import dev.astra.trading.vault.value.CatalogueRow;
import dev.astra.trading.vault.value.Category;
import java.util.List;
import java.util.OptionalLong;

/** The vault's bot with everything behind it, as a program puts it together; the game is in memory. */
final class VaultOffice implements AutoCloseable {
    static final Item HUGE_CAT = Item.of("Huge Cat");

    final ProfileSite site = new ProfileSite();
    final Player cat = site.add(11, "Cat_11");
    final Store store = Store.open(
            new InMemoryJournal(), AuditLog.TABLES, Ledger.TABLES, Accounts.TABLES, Catalogue.TABLES, Vault.TABLES);
    final Vault vault = Vault.builder(store, Ledger.builder(store).build()).build();
    final Accounts accounts =
            Accounts.builder(store).trades(Vault::hasOpenTrade).build();
    final VaultBot bot;
    private final SystemScheduler scheduler = new SystemScheduler("test");

    VaultOffice(JdaConnection discord) {
        this.bot = VaultBot.builder(
                        store, vault, accounts, new InMemoryProfileSource(site), discord.directMessages(), scheduler)
                .build();
        new Catalogue(store).put(List.of(new CatalogueRow(HUGE_CAT, Category.HUGE, OptionalLong.of(1_000))));
        discord.serve(bot.commands());
        bot.start();
    }

    /** Links a user with {@link #cat}, who then brings some. */
    void own(FakeUser user, Bundle goods) {
        accounts.start(new UserId(user.id()), cat)
                .fold(
                        (StartOutcome.Started started) -> accounts.confirm(
                                started.pending(),
                                new Lookup.Found<>(started.pending().code().text())),
                        already -> {
                            throw new AssertionError("linked before");
                        },
                        taken -> {
                            throw new AssertionError("taken");
                        });
        TradeKey key = new TradeKey(new BotId("bot"), new ServerTradeId("t" + user.id()));
        vault.open(key, cat.id());
        vault.complete(key, Handover.of(goods));
    }

    @Override
    public void close() {
        bot.close();
        store.close();
        scheduler.close();
    }
}
