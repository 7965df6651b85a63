package dev.astra.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.Secret;
import dev.astra.testkit.Covers;
import dev.astra.testkit.FakeShoppy;
import dev.astra.testkit.discord.DiscordFault;
import dev.astra.testkit.discord.FakeChannel;
import dev.astra.testkit.discord.FakeDiscord;
import dev.astra.testkit.discord.FakeGuild;
import dev.astra.testkit.discord.FakeMessage;
import dev.astra.testkit.discord.FakePermission;
import dev.astra.testkit.discord.FakeUser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunWithBotTest {
    private static final Secret SHOP_KEY = Secret.of("shop-key-canary");
    private static final Secret TOKEN = Secret.of("token-canary.of.bot");

    @TempDir
    Path directory;

    private final FakeDiscord discord = FakeDiscord.builder().token(TOKEN).start();
    private final FakeGuild guild = discord.guild("Shop", 10, FakePermission.MANAGE_ROLES);
    private final FakeChannel log = guild.channel("log");
    private final FakeShoppy shoppy = FakeShoppy.start(SHOP_KEY);
    private final Map<String, String> settings = new HashMap<>();
    private final StringWriter output = new StringWriter();
    private final CountDownLatch stop = new CountDownLatch(1);

    @BeforeEach
    void set() throws IOException {
        settings.putAll(Map.of(
                "ASTRA_HOME", directory.resolve("home").toString(),
                "ASTRA_WEB_ROOT",
                        Files.createDirectory(directory.resolve("web")).toString(),
                "SHOPPY_API_KEY", SHOP_KEY.reveal(),
                "SHOPPY_URL", shoppy.baseUrl().toString(),
                "SHOPPY_PAUSE_MILLIS", "0",
                "ASTRA_LEGACY_LIST", "on",
                "DISCORD_TOKEN", TOKEN.reveal(),
                "DISCORD_URL", discord.restUrl().toString(),
                "DISCORD_GATEWAY_URL", discord.gatewayUrl().toString()));
    }

    @AfterEach
    void close() {
        shoppy.close();
        discord.close();
        assertThat(output.toString()).doesNotContain("canary");
        assertThat(discord.unhandled()).isEmpty();
        assertThat(discord.violations()).isEmpty();
    }

    private int run() {
        PrintWriter printer = new PrintWriter(output);
        int code =
                Program.SELLER.run(new Surroundings(settings, directory, stop), new String[] {"run"}, printer, printer);
        printer.flush();
        return code;
    }

    @Test
    void aTokenWithoutAServerIsRefused() {
        assertThat(run()).isEqualTo(ExitCode.REFUSED);
        assertThat(output.toString()).contains("GUILD_ID: expected the id of your Discord server");
        assertThat(discord.gateway().upgrades()).isZero();
    }

    @Test
    @Covers("A-002")
    void refusesToStartInAnUnknownServerOrWithoutItsRoleAndChannel() {
        settings.put("GUILD_ID", Long.toString(guild.id()));
        settings.put("LOG_CHANNEL_ID", "1234567890123456789");
        assertThat(run()).isEqualTo(ExitCode.REFUSED);
        assertThat(output.toString()).contains("has no role `Astra`", "1234567890123456789");
        settings.put("GUILD_ID", "1234567890123456780");
        assertThat(run()).isEqualTo(ExitCode.REFUSED);
        assertThat(output.toString()).contains("not in the server 1234567890123456780");
        settings.put("DISCORD_TOKEN", "another");
        assertThat(run()).isEqualTo(ExitCode.REFUSED);
        assertThat(output.toString()).contains("does not know the bot's token");
    }

    @Test
    void answersOnDiscordUntilItIsStopped() throws Exception {
        guild.role("Astra", 5);
        settings.put("GUILD_ID", Long.toString(guild.id()));
        settings.put("LOG_CHANNEL_ID", Long.toString(log.id()));
        FakeUser alice = guild.member("alice");
        CompletableFuture<Integer> code = CompletableFuture.supplyAsync(this::run);
        discord.await("the presence", () -> discord.gateway().presence().equals("Watching Astra | $help (DMs)"));
        discord.tells(alice, "$buyer 11111111-2222-4333-8444-555555555555");
        FakeMessage reply = discord.awaitMessage(discord.direct(alice), FakeMessage::isCard);
        assertThat(reply.text()).contains("Invalid order id");
        discord.awaitMessage(log, line -> line.text().contains("but it doesn't exist ⛔"));
        stop.countDown();
        assertThat(code.get(20, TimeUnit.SECONDS)).isEqualTo(ExitCode.DONE);
    }

    @Test
    void theBusinessOpensWithoutDiscordAndTheBotComesLater() throws Exception {
        guild.role("Astra", 5);
        settings.put("GUILD_ID", Long.toString(guild.id()));
        settings.put("LOG_CHANNEL_ID", Long.toString(log.id()));
        FakeUser alice = guild.member("alice");
        discord.fault("GET", ".*/users/@me", 1, DiscordFault.status(500));
        CompletableFuture<Integer> code = CompletableFuture.supplyAsync(this::run);
        discord.await("the slash commands", () -> discord.commands().contains("buyer"));
        assertThat(discord.calls("GET", ".*/users/@me")).hasSize(2);
        discord.tells(alice, "$buyer 11111111-2222-4333-8444-555555555555");
        discord.awaitMessage(log, line -> line.text().contains("but it doesn't exist ⛔"));
        discord.await("the presence", () -> discord.gateway().presence().equals("Watching Astra | $help (DMs)"));
        stop.countDown();
        assertThat(code.get(20, TimeUnit.SECONDS)).isEqualTo(ExitCode.DONE);
        assertThat(output.toString()).contains("astra is running in", "astra has stopped.");
    }
}
