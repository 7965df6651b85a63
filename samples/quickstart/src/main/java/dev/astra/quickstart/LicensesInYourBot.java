package dev.astra.quickstart;

import dev.astra.core.store.Outbox;
import dev.astra.core.store.Store;
import dev.astra.core.time.SystemScheduler;
import dev.astra.discord.card.Accent;
import dev.astra.discord.card.Answer;
import dev.astra.discord.command.Argument;
import dev.astra.discord.command.Command;
import dev.astra.discord.jda.JdaConnection;
import dev.astra.discord.licensing.GuildEffects;
import dev.astra.discord.licensing.LicenseBot;
import dev.astra.discord.licensing.LicenseBotSettings;
import dev.astra.discord.text.Markup;
import dev.astra.discord.text.Phrase;
import dev.astra.licensing.Licensing;
import net.dv8tion.jda.api.JDA;

/** The license bot inside a bot that you have already: your JDA, your store, and a command of yours beside its own. */
public final class LicensesInYourBot implements AutoCloseable {
    private final SystemScheduler scheduler = new SystemScheduler("licenses");
    private final JdaConnection discord;
    private final LicenseBot bot;
    private final Outbox outbox;

    /** Adds it; the store was opened with the tables of the audit log, the orders, the licenses and the bot. */
    public LicensesInYourBot(JDA yours, Store store, LicenseBotSettings settings) {
        // region embed
        GuildEffects effects = new GuildEffects(settings);
        Licensing licensing = Licensing.builder(store).listener(effects).build();
        discord = JdaConnection.of(yours);
        bot = LicenseBot.builder(store, licensing, effects, discord.guilds(), scheduler)
                .add(greet())
                .build();
        outbox = bot.deliveredBy(Outbox.builder(store, scheduler)).build();
        discord.serve(bot.commands()).onJoin((guild, user) -> bot.joined(user));
        outbox.start();
        bot.start();
        // endregion
    }

    private static Command greet() {
        // region command
        Argument<String> name = Argument.text("name", Phrase.of("Whom to greet"));
        return Command.of("greet", Phrase.of("Greets somebody"))
                .argument(name)
                .answers(call -> Answer.of(Accent.GOOD, "Hello " + Markup.plain(call.get(name), 100)));
        // endregion
    }

    @Override
    public void close() {
        bot.close();
        outbox.close();
        discord.close();
        scheduler.close();
    }
}
