package dev.astra.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.Actor;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.order.OrderRegistry;
import dev.astra.core.order.ShopOrder;
import dev.astra.core.order.ShopOrder.Payment;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Store;
import dev.astra.discord.GuildId;
import dev.astra.discord.guild.RoleName;
import dev.astra.discord.licensing.LicenseBot;
import dev.astra.discord.licensing.LicenseBotSettings;
import dev.astra.licensing.Licensing;
import dev.astra.testkit.discord.FakeChannel;
import dev.astra.testkit.discord.FakeDiscord;
import dev.astra.testkit.discord.FakeGuild;
import dev.astra.testkit.discord.FakePermission;
import dev.astra.testkit.discord.FakeRole;
import dev.astra.testkit.discord.FakeUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // the bot only has to be there
class LicensesInYourBotTest {
    private static final String ORDER = "11111111-2222-4333-8444-555555555555";

    /** A bot as a stranger may have it: it answers "ping". */
    private static JDA yours(FakeDiscord discord) throws InterruptedException {
        return JDABuilder.createLight(
                        discord.token().reveal(), GatewayIntent.GUILD_MESSAGES, GatewayIntent.DIRECT_MESSAGES)
                .setRestConfig(new RestConfig().setBaseUrl(discord.restUrl().toString()))
                .setSessionController(new ConcurrentSessionController() {
                    @Override
                    public String getGateway() {
                        return discord.gatewayUrl().toString();
                    }
                })
                .addEventListeners(new ListenerAdapter() {
                    @Override
                    public void onMessageReceived(MessageReceivedEvent event) {
                        if (event.getMessage().getContentRaw().endsWith("ping")) {
                            event.getChannel().sendMessage("pong").queue();
                        }
                    }
                })
                .build()
                .awaitReady();
    }

    @Test
    void aStrangersBotSellsLicensesBesideWhatItDoesAlready() throws InterruptedException {
        // region fake
        try (FakeDiscord discord = FakeDiscord.start()) {
            FakeGuild guild = discord.guild("Shop", 10, FakePermission.MANAGE_ROLES);
            FakeRole buyer = guild.role("Buyer", 5);
            FakeChannel general = guild.channel("general");
            FakeUser alice = guild.member("alice");
            JDA yours = yours(discord);
            try (Store store = shop();
                    LicensesInYourBot licenses = new LicensesInYourBot(yours, store, settings(guild))) {
                discord.await("its commands", () -> discord.commands().containsAll(List.of("buyer", "greet")));

                discord.tells(alice, "$buyer " + ORDER);
                discord.awaitMessage(
                        discord.direct(alice), message -> message.text().contains("Buyer ID is **1**"));
                assertThat(guild.has(alice, buyer)).isTrue();

                assertThat(discord.slash(alice, general, "greet", Map.of("name", "Bob"))
                                .awaitReply()
                                .text())
                        .isEqualTo("Hello Bob");
            } finally {
                yours.shutdownNow();
            }
            assertThat(discord.unhandled()).isEmpty();
            assertThat(discord.violations()).isEmpty();
        }
        // endregion
    }

    @Test
    void whatTheBotDidBeforeItStillDoes() throws InterruptedException {
        try (FakeDiscord discord = FakeDiscord.start()) {
            FakeGuild guild = discord.guild("Shop", 10, FakePermission.MANAGE_ROLES);
            FakeChannel general = guild.channel("general");
            JDA yours = yours(discord);
            try (Store store = shop();
                    LicensesInYourBot licenses = new LicensesInYourBot(yours, store, settings(guild))) {
                discord.says(guild.member("alice"), general, discord.bot().mention() + " ping");
                discord.awaitMessage(general, message -> message.content().equals("pong"));
            }
            assertThat(yours.getStatus()).as("it is yours and stays open").isEqualTo(JDA.Status.CONNECTED);
            yours.shutdownNow();
        }
    }

    @Test
    void itTakesAtMostTwentyFiveLines() throws IOException {
        String source = Files.readString(Path.of("src/main/java/dev/astra/quickstart/LicensesInYourBot.java"));
        String embedding = source.substring(source.indexOf("// region embed"), source.indexOf("// endregion"));
        assertThat(embedding.lines().count()).isLessThanOrEqualTo(25);
    }

    private static LicenseBotSettings settings(FakeGuild guild) {
        return LicenseBotSettings.builder(new GuildId(guild.id()), new RoleName("Buyer"))
                .build();
    }

    private static Store shop() {
        Store store = Store.open(
                new InMemoryJournal(), AuditLog.TABLES, OrderRegistry.TABLES, Licensing.TABLES, LicenseBot.TABLES);
        ShopOrder paid = ShopOrder.of(
                ORDER, "buyer@example.test", Optional.of(Payment.at(Instant.parse("2026-01-01T00:00:00Z"))));
        store.write(tx -> OrderRegistry.add(tx, paid, Actor.system("example")));
        return store;
    }
}
