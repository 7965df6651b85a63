package dev.astra.testkit.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.testkit.VirtualTime;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FakeDiscordRestTest {
    private final VirtualTime time = new VirtualTime();
    private FakeDiscord discord;
    private FakeGuild guild;
    private FakeRole buyer;
    private FakeChannel log;
    private FakeUser alice;
    private Bot bot;

    @BeforeEach
    void open() {
        discord = FakeDiscord.builder().clock(time).start();
        guild = discord.guild("Shop", 10, FakePermission.MANAGE_ROLES);
        buyer = guild.role("Buyer", 5);
        log = guild.channel("log");
        alice = guild.member("alice");
        bot = Bot.in(discord, Bot.LIGHT);
        bot.await("GUILD_CREATE");
    }

    @AfterEach
    void close() {
        discord.close();
    }

    private String rolePath(FakeUser user, FakeRole role) {
        return "guilds/" + guild.id() + "/members/" + user.id() + "/roles/" + role.id();
    }

    private String send(FakeChannel channel, String json) {
        return bot.outcome("POST", "channels/" + channel.id() + "/messages", json);
    }

    private FakeInteraction pressedCommand() {
        bot.call("PUT", "applications/1/commands", "[{\"name\":\"ping\",\"description\":\"Answers\"}]");
        return discord.slash(alice, log, "ping", Map.of());
    }

    private String callback(FakeInteraction interaction, String json) {
        return bot.outcome("POST", "interactions/" + interaction.id() + "/" + interaction.token() + "/callback", json);
    }

    @Test
    void refusesACallWithoutTheToken() {
        assertThat(bot.call("GET", "users/@me", "", "Bot other").statusCode()).isEqualTo(401);
        assertThat(bot.call("GET", "users/@me", "").body()).contains("\"username\":\"astra\"");
    }

    @Test
    void givesARoleOnceAndTellsTheReason() {
        assertThat(bot.outcome("PUT", rolePath(alice, buyer), "")).isEqualTo("204");
        assertThat(bot.outcome("PUT", rolePath(alice, buyer), "")).isEqualTo("204");
        assertThat(guild.has(alice, buyer)).isTrue();
        assertThat(bot.outcome("DELETE", rolePath(alice, buyer), "")).isEqualTo("204");
        assertThat(guild.has(alice, buyer)).isFalse();
        assertThat(discord.calls("PUT", ".*/roles/.*")).hasSize(2);
    }

    @Test
    void refusesRolesThatAreMissingOrAboveTheBot() {
        FakeRole boss = guild.role("Boss", 10);
        FakeUser stranger = discord.user("stranger");
        assertThat(bot.outcome("PUT", rolePath(alice, boss), "")).isEqualTo("403 50013");
        assertThat(bot.outcome("PUT", rolePath(stranger, buyer), "")).isEqualTo("404 10007");
        guild.delete(buyer);
        assertThat(bot.outcome("PUT", rolePath(alice, buyer), "")).isEqualTo("404 10011");
        guild.move(boss, 9);
        guild.botRole(10);
        assertThat(bot.outcome("PUT", rolePath(alice, boss), "")).isEqualTo("403 50013");
        guild.botRole(10, FakePermission.MANAGE_ROLES);
        assertThat(bot.outcome("PUT", rolePath(alice, boss), "")).isEqualTo("204");
    }

    @Test
    void refusesMessagesThatDiscordRefuses() {
        assertThat(send(log, "{\"content\":\"\"}")).isEqualTo("400 50006");
        assertThat(send(log, "{\"content\":\"" + "x".repeat(2001) + "\"}")).isEqualTo("400 50035");
        assertThat(send(log, "{\"content\":\"" + "x".repeat(2000) + "\"}")).isEqualTo("200");
        assertThat(send(log, "{\"components\":[{\"type\":10,\"content\":\"card\"}]}"))
                .isEqualTo("400 50035");
        assertThat(send(log, "{\"flags\":32768,\"components\":[{\"type\":10,\"content\":\"card\"}]}"))
                .isEqualTo("200");
        assertThat(send(log, "{\"flags\":32768,\"content\":\"both\",\"components\":[{\"type\":10,\"content\":\"a\"}]}"))
                .isEqualTo("400 50035");
        String many = IntStream.range(0, 41)
                .mapToObj(i -> "{\"type\":10,\"content\":\"" + i + "\"}")
                .collect(Collectors.joining(","));
        assertThat(send(log, "{\"flags\":32768,\"components\":[" + many + "]}")).isEqualTo("400 50035");
        assertThat(discord.violations()).hasSize(5);
    }

    @Test
    void refusesChannelsThatTheBotMayNotWriteIn() {
        guild.deny(log, FakePermission.SEND_MESSAGES);
        assertThat(send(log, "{\"content\":\"x\"}")).isEqualTo("403 50013");
        guild.deny(log, FakePermission.VIEW_CHANNEL);
        assertThat(send(log, "{\"content\":\"x\"}")).isEqualTo("403 50001");
        guild.delete(log);
        assertThat(send(log, "{\"content\":\"x\"}")).isEqualTo("404 10003");
        discord.closeMessages(alice, true);
        assertThat(send(discord.direct(alice), "{\"content\":\"x\"}")).isEqualTo("403 50007");
        discord.closeMessages(alice, false);
        assertThat(send(discord.direct(alice), "{\"content\":\"x\"}")).isEqualTo("200");
    }

    @Test
    void aMessageSentTwiceWithOneNonceIsThereOnce() {
        for (int i = 0; i < 2; i++) {
            assertThat(send(log, "{\"content\":\"once\",\"nonce\":\"7\",\"enforce_nonce\":true}"))
                    .isEqualTo("200");
        }
        assertThat(discord.messages(log)).extracting(FakeMessage::content).containsExactly("once");
    }

    @Test
    void anInteractionIsTakenOnceAndWithinThreeSeconds() {
        FakeInteraction early = pressedCommand();
        time.advance(Duration.ofSeconds(3));
        assertThat(callback(early, "{\"type\":5}")).isEqualTo("204");
        assertThat(callback(early, "{\"type\":5}")).isEqualTo("400 40060");
        FakeInteraction late = pressedCommand();
        time.advance(Duration.ofMillis(3001));
        assertThat(callback(late, "{\"type\":5}")).isEqualTo("404 10062");
        assertThat(early.ack()).isEqualTo(FakeInteraction.Ack.LATER);
        assertThat(late.isWaiting()).isTrue();
    }

    @Test
    void aPromisedReplyComesByTheTokenForAQuarterOfAnHour() {
        FakeInteraction interaction = pressedCommand();
        String reply = "webhooks/1/" + interaction.token() + "/messages/@original";
        assertThat(bot.outcome("PATCH", reply, "{\"content\":\"x\"}")).isEqualTo("404 10015");
        callback(interaction, "{\"type\":5,\"data\":{\"flags\":64}}");
        assertThat(interaction.isWaiting()).isTrue();
        time.advance(Duration.ofMinutes(15));
        assertThat(bot.outcome("PATCH", reply, "{\"content\":\"done\"}")).isEqualTo("200");
        assertThat(interaction.awaitReply().content()).isEqualTo("done");
        assertThat(interaction.awaitReply().ephemeral()).isTrue();
        assertThat(interaction.isWaiting()).isFalse();
        time.advance(Duration.ofMillis(1));
        assertThat(bot.outcome("PATCH", reply, "{\"content\":\"late\"}")).isEqualTo("401 50027");
    }

    @Test
    void refusesCommandsThatDiscordRefuses() {
        for (String wrong : List.of(
                "{\"name\":\"Upper\",\"description\":\"x\"}",
                "{\"name\":\"with space\",\"description\":\"x\"}",
                "{\"name\":\"short\",\"description\":\"\"}",
                "{\"name\":\"long\",\"description\":\"" + "x".repeat(101) + "\"}",
                "{\"name\":\"option\",\"description\":\"x\",\"options\":[{\"type\":3,\"name\":\"A\",\"description\":\"x\"}]}")) {
            assertThat(bot.outcome("POST", "applications/1/commands", wrong)).isEqualTo("400 50035");
        }
        assertThat(bot.outcome("POST", "applications/1/commands", "{\"name\":\"a\",\"description\":\"x\"}"))
                .isEqualTo("200");
        assertThat(bot.outcome("PUT", "applications/1/commands", "[{\"name\":\"b\",\"description\":\"x\"}]"))
                .isEqualTo("200");
        assertThat(discord.commands()).containsExactly("b");
    }

    @Test
    void limitsARouteAndSaysHowItStands() {
        discord.limit("POST", ".*/messages", 2, Duration.ofSeconds(5));
        HttpResponse<String> first = bot.call("POST", "channels/" + log.id() + "/messages", "{\"content\":\"1\"}");
        assertThat(first.headers().firstValue("X-RateLimit-Remaining")).contains("1");
        assertThat(first.headers().firstValue("X-RateLimit-Reset-After")).contains("5.0");
        assertThat(send(log, "{\"content\":\"2\"}")).isEqualTo("200");
        HttpResponse<String> third = bot.call("POST", "channels/" + log.id() + "/messages", "{\"content\":\"3\"}");
        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.headers().firstValue("Retry-After")).contains("5");
        time.advance(Duration.ofSeconds(5));
        assertThat(send(log, "{\"content\":\"4\"}")).isEqualTo("200");
        assertThat(discord.messages(log)).extracting(FakeMessage::content).containsExactly("1", "2", "4");
    }

    @Test
    void failsAsToldAndThenNoMore() {
        discord.fault("PUT", ".*/roles/.*", 1, DiscordFault.status(503));
        assertThat(bot.call("PUT", rolePath(alice, buyer), "").statusCode()).isEqualTo(503);
        assertThat(guild.has(alice, buyer)).isFalse();
        discord.fault("PUT", ".*/roles/.*", 1, DiscordFault.cut());
        assertThatThrownBy(() -> bot.call("PUT", rolePath(alice, buyer), "")).isInstanceOf(UncheckedIOException.class);
        assertThat(guild.has(alice, buyer)).isFalse();
        discord.fault("PUT", ".*/roles/.*", 1, DiscordFault.lostAnswer());
        assertThatThrownBy(() -> bot.call("PUT", rolePath(alice, buyer), "")).isInstanceOf(UncheckedIOException.class);
        assertThat(guild.has(alice, buyer)).isTrue();
        assertThat(bot.outcome("PUT", rolePath(alice, buyer), "")).isEqualTo("204");
    }

    @Test
    void remembersWhatItDoesNotKnowAndWhatIsMalformed() {
        assertThat(bot.outcome("GET", "guilds/1/emojis", "")).isEqualTo("404 0");
        assertThat(send(log, "{\"content\":")).isEqualTo("400 50035");
        assertThat(discord.unhandled()).containsExactly("GET /api/v10/guilds/1/emojis");
        assertThat(discord.violations()).hasSize(1);
    }
}
