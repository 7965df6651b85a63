package dev.astra.discord.jda;

import dev.astra.core.Actor;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.order.OrderRegistry;
import dev.astra.core.order.ShopOrder;
import dev.astra.core.store.Journal;
import dev.astra.core.store.Outbox;
import dev.astra.core.store.Store;
import dev.astra.core.time.SystemScheduler;
import dev.astra.discord.ChannelId;
import dev.astra.discord.GuildId;
import dev.astra.discord.guild.RoleName;
import dev.astra.discord.licensing.GuildEffects;
import dev.astra.discord.licensing.LicenseBot;
import dev.astra.discord.licensing.LicenseBotSettings;
import dev.astra.licensing.Licensing;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The license bot with everything behind it, as a program puts it together. */
final class LicenseShop implements AutoCloseable {
    final Store store;
    final LicenseBot bot;

    private final SystemScheduler scheduler = new SystemScheduler("test");
    private final Outbox outbox;

    LicenseShop(Journal journal, JdaConnection discord, long guild, long log) {
        this.store = Store.open(journal, AuditLog.TABLES, OrderRegistry.TABLES, Licensing.TABLES, LicenseBot.TABLES);
        LicenseBotSettings settings = LicenseBotSettings.builder(new GuildId(guild), new RoleName("Buyer"))
                .log(new ChannelId(log))
                .build();
        GuildEffects effects = new GuildEffects(settings);
        Licensing licensing = Licensing.builder(store).listener(effects).build();
        this.bot = LicenseBot.builder(store, licensing, effects, discord.guilds(), scheduler)
                .build();
        this.outbox = bot.deliveredBy(Outbox.builder(store, scheduler)).build();
        discord.serve(bot.commands());
    }

    LicenseShop start() {
        outbox.start();
        return this;
    }

    /** A new paid order; its id. */
    String order() {
        String id = UUID.randomUUID().toString();
        ShopOrder order = ShopOrder.of(
                id, "buyer@example.test", Optional.of(ShopOrder.Payment.at(Instant.parse("2026-01-01T00:00:00Z"))));
        store.write(tx -> OrderRegistry.add(tx, order, Actor.system("test")));
        return id;
    }

    @Override
    public void close() {
        bot.close();
        outbox.close();
        store.close();
        scheduler.close();
    }
}
