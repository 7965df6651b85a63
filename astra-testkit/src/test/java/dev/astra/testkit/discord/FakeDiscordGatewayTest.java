package dev.astra.testkit.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FakeDiscordGatewayTest {
    private FakeDiscord discord;
    private FakeGuild guild;
    private FakeChannel general;
    private FakeUser alice;

    @BeforeEach
    void open() {
        discord = FakeDiscord.start();
        guild = discord.guild("Shop", 10, FakePermission.MANAGE_ROLES);
        general = guild.channel("general");
        alice = guild.member("alice");
    }

    @AfterEach
    void close() {
        discord.close();
        assertThat(discord.unhandled()).isEmpty();
        assertThat(discord.violations()).isEmpty();
    }

    private static JsonObject data(JsonObject event) {
        return event.object("d").orElseThrow();
    }

    @Test
    void tellsAKnownBotOfItsGuilds() {
        Bot bot = Bot.in(discord, Bot.LIGHT);
        assertThat(data(bot.await("10")).number("heartbeat_interval", 0)).isEqualTo(41_250);
        assertThat(data(bot.await("READY")).objects("guilds")).hasSize(1);
        JsonObject told = data(bot.await("GUILD_CREATE"));
        assertThat(told.text("name")).isEqualTo("Shop");
        assertThat(told.objects("members")).as("without the intent for members").hasSize(1);
        bot.send(1, JsonObject.of());
        assertThat(bot.await("11").text("op")).isEqualTo("11");
        assertThat(discord.gateway().heartbeats()).isEqualTo(1);
    }

    @Test
    void endsTheConnectionOfAnUnknownBotAndOfAForbiddenIntent() throws InterruptedException {
        Bot stranger = new Bot(discord);
        stranger.identify("other", Bot.LIGHT);
        assertThat(stranger.awaitEnd()).isEqualTo(4004);
        discord.gateway().forbid(Intents.MESSAGE_CONTENT);
        Bot greedy = Bot.in(discord, Bot.LIGHT | Intents.MESSAGE_CONTENT);
        assertThat(greedy.awaitEnd()).isEqualTo(4014);
        assertThat(discord.gateway().isConnected()).isFalse();
    }

    @Test
    void hidesTheContentOfOtherPeoplesMessagesInGuilds() {
        Bot bot = Bot.in(discord, Bot.LIGHT);
        bot.await("GUILD_CREATE");
        discord.says(alice, general, "secret");
        discord.says(alice, general, discord.bot().mention() + " help");
        discord.tells(alice, "private");
        assertThat(data(bot.await("MESSAGE_CREATE")).text("content")).isEmpty();
        JsonObject meant = data(bot.await("MESSAGE_CREATE"));
        assertThat(meant.text("content")).endsWith(" help");
        assertThat(meant.objects("mentions")).hasSize(1);
        assertThat(data(bot.await("MESSAGE_CREATE")).text("content")).isEqualTo("private");
    }

    @Test
    void tellsOnlyWhatWasAskedFor() {
        Bot bot = Bot.in(discord, Intents.GUILDS | Intents.DIRECT_MESSAGES);
        bot.await("GUILD_CREATE");
        guild.join(discord.user("bob"));
        discord.says(alice, general, "unheard");
        discord.tells(alice, "heard");
        assertThat(data(bot.await("MESSAGE_CREATE")).text("content")).isEqualTo("heard");
        assertThat(bot.left()).noneMatch(frame -> frame.contains("unheard") || frame.contains("MEMBER_ADD"));
    }

    @Test
    void aBotThatWasCutOffGetsWhatItMissedOnce() throws InterruptedException {
        Bot bot = Bot.in(discord, Bot.LIGHT);
        String session = data(bot.await("READY")).text("session_id");
        long seen = bot.await("GUILD_CREATE").number("s", 0);
        discord.gateway().drop();
        assertThat(bot.awaitEnd()).isEqualTo(1006);
        discord.await("the connection to be gone", () -> !discord.gateway().isConnected());
        discord.tells(alice, "missed");
        bot.connect();
        bot.send(
                6,
                JsonObject.of()
                        .put("token", discord.token().reveal())
                        .put("session_id", session)
                        .put("seq", seen));
        assertThat(data(bot.await("MESSAGE_CREATE")).text("content")).isEqualTo("missed");
        bot.await("RESUMED");
        discord.tells(alice, "next");
        assertThat(data(bot.await("MESSAGE_CREATE")).text("content")).isEqualTo("next");
        assertThat(discord.gateway().resumes()).isEqualTo(1);
    }

    @Test
    void anInvalidSessionCannotBeResumed() {
        Bot bot = Bot.in(discord, Bot.LIGHT);
        String session = data(bot.await("READY")).text("session_id");
        bot.await("GUILD_CREATE");
        discord.gateway().invalidateSession(false);
        assertThat(bot.await("9").flag("d")).isFalse();
        bot.send(
                6,
                JsonObject.of()
                        .put("token", discord.token().reveal())
                        .put("session_id", session)
                        .put("seq", 1));
        assertThat(bot.await("9").flag("d")).isFalse();
        assertThat(discord.gateway().resumes()).isZero();
    }

    @Test
    void showsWhatTheBotPresents() {
        Bot bot = Bot.in(discord, Bot.LIGHT);
        bot.await("GUILD_CREATE");
        bot.send(
                3,
                JsonObject.of()
                        .put(
                                "activities",
                                List.of(JsonObject.of().put("type", 3).put("name", "the shop"))));
        discord.await("the presence", () -> discord.gateway().presence().equals("Watching the shop"));
        assertThat(discord.gateway().intents()).isEqualTo(Bot.LIGHT);
    }
}
