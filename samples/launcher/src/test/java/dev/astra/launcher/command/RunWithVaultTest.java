package dev.astra.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.Secret;
import dev.astra.testkit.FakeRoblox;
import dev.astra.testkit.ProfileSite;
import dev.astra.testkit.discord.FakeChannel;
import dev.astra.testkit.discord.FakeDiscord;
import dev.astra.testkit.discord.FakeGuild;
import dev.astra.testkit.discord.FakeMessage;
import dev.astra.testkit.discord.FakeUser;
import dev.astra.trading.account.Player;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunWithVaultTest {
    private static final Secret TOKEN = Secret.of("token-canary.of.vault");
    private static final Pattern CODE = Pattern.compile("```\n([a-z ]+)\n```");

    @TempDir
    Path directory;

    private final FakeDiscord discord = FakeDiscord.builder().token(TOKEN).start();
    private final FakeGuild guild = discord.guild("Community", 10);
    private final FakeChannel general = guild.channel("general");
    private final ProfileSite site = new ProfileSite();
    private final FakeRoblox roblox = FakeRoblox.start(site);
    private final Map<String, String> settings = new HashMap<>();
    private final StringWriter output = new StringWriter();
    private final CountDownLatch stop = new CountDownLatch(1);

    @BeforeEach
    void set() {
        settings.putAll(Map.of(
                "ASTRA_HOME", directory.resolve("home").toString(),
                "ASTRA_VAULT_TOKEN", TOKEN.reveal(),
                "ASTRA_ROBLOX_URL", roblox.baseUrl().toString(),
                "DISCORD_URL", discord.restUrl().toString(),
                "DISCORD_GATEWAY_URL", discord.gatewayUrl().toString()));
    }

    @AfterEach
    void close() {
        roblox.close();
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
    void anAccountIsVerifiedWithoutAShop() throws Exception {
        FakeUser alice = guild.member("alice");
        Player cat = site.add(11, "Cat_11");
        CompletableFuture<Integer> code = CompletableFuture.supplyAsync(this::run);
        discord.await("the slash commands", () -> discord.commands().size() == 9);
        discord.await("the presence", () -> discord.gateway().presence().contains("the vault"));
        discord.slash(alice, general, "verify", Map.of("roblox_username", "cat_11"))
                .awaitReply();
        FakeMessage letter = discord.awaitMessage(discord.direct(alice), FakeMessage::isCard);
        Matcher words = CODE.matcher(letter.text());
        assertThat(words.find()).isTrue();
        site.write(cat.id(), "hello " + words.group(1));
        FakeMessage linked = discord.slash(alice, general, "verify-confirm", Map.of("roblox_username", "Cat_11"))
                .awaitReply();
        assertThat(linked.text())
                .contains(
                        "Verification Successful",
                        ProfileSite.pictureOf(cat.id()).toString());
        assertThat(discord.slash(alice, general, "inventory", Map.of())
                        .awaitReply()
                        .text())
                .contains("Cat\\_11");
        stop.countDown();
        assertThat(code.get(20, TimeUnit.SECONDS)).isEqualTo(ExitCode.DONE);
    }

    @Test
    void theTokenOfAnotherBotIsNeeded() {
        settings.put("DISCORD_TOKEN", TOKEN.reveal());
        settings.put("GUILD_ID", Long.toString(guild.id()));
        settings.put("SHOPPY_API_KEY", "key");
        settings.put("ASTRA_WEB_ROOT", directory.toString());
        assertThat(run()).isEqualTo(ExitCode.REFUSED);
        assertThat(output.toString()).contains("ASTRA_VAULT_TOKEN", "another bot");
    }

    @Test
    void aTokenThatDiscordDoesNotKnowIsRefused() {
        settings.put("ASTRA_VAULT_TOKEN", "another");
        assertThat(run()).isEqualTo(ExitCode.REFUSED);
        assertThat(output.toString()).contains("does not know the bot's token");
    }
}
