package dev.astra.launcher.demo;

import dev.astra.testkit.discord.FakeChannel;
import dev.astra.testkit.discord.FakeDiscord;
import dev.astra.testkit.discord.FakeGuild;
import dev.astra.testkit.discord.FakeMessage;
import dev.astra.testkit.discord.FakePermission;
import dev.astra.testkit.discord.FakeRole;
import dev.astra.testkit.discord.FakeUser;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** One thread. The seller's community on a stand-in for Discord: a server with a role and a log channel, and a buyer in it. */
final class Community implements AutoCloseable {
    private static final String ROLE = "Astra";

    private final FakeDiscord discord = FakeDiscord.start();
    private final FakeGuild guild = discord.guild("The seller's server", 10, FakePermission.MANAGE_ROLES);
    private final FakeRole role = guild.role(ROLE, 5);
    private final FakeChannel general = guild.channel("general");
    private final FakeChannel log = guild.channel("license-log");
    private final FakeUser buyer = guild.member("alice");

    /** What the seller's program needs to know of it. */
    Map<String, String> settings() {
        return Map.of(
                "DISCORD_TOKEN", discord.token().reveal(),
                "DISCORD_URL", discord.restUrl().toString(),
                "DISCORD_GATEWAY_URL", discord.gatewayUrl().toString(),
                "GUILD_ID", Long.toString(guild.id()),
                "LOG_CHANNEL_ID", Long.toString(log.id()),
                "ASTRA_ROLE", ROLE);
    }

    URI url() {
        return discord.restUrl();
    }

    FakeUser buyer() {
        return buyer;
    }

    String bot() {
        return discord.bot().name();
    }

    boolean hasRole() {
        return guild.has(buyer, role);
    }

    /** The buyer writes to the bot and waits for the card that comes back. */
    FakeMessage tell(String words) {
        discord.tells(buyer, words);
        return discord.awaitMessage(discord.direct(buyer), FakeMessage::isCard);
    }

    FakeMessage slash(String command, Map<String, String> options) {
        discord.await("the bot's commands", () -> discord.commands().contains(command));
        return discord.slash(buyer, general, command, options).awaitReply();
    }

    /** The lines of the log channel, once there are so many. */
    List<String> staffRead(int lines) {
        discord.await("the log channel", () -> discord.messages(log).size() >= lines);
        return discord.messages(log).stream()
                .map(line -> line.text().replace(buyer.mention(), "@" + buyer.name()))
                .toList();
    }

    @Override
    public void close() {
        discord.close();
    }
}
