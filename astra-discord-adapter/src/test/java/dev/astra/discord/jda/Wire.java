package dev.astra.discord.jda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.discord.command.CommandSet;
import dev.astra.testkit.discord.FakeChannel;
import dev.astra.testkit.discord.FakeDiscord;
import dev.astra.testkit.discord.FakeGuild;
import dev.astra.testkit.discord.FakePermission;
import dev.astra.testkit.discord.FakeRole;
import dev.astra.testkit.discord.FakeUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import net.dv8tion.jda.api.utils.Compression;

/** A fake Discord with a shop on it, and a real JDA that logs in to it. Closing it checks that nothing was out of order. */
final class Wire implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final FakeDiscord discord = FakeDiscord.start();
    final FakeGuild shop = discord.guild("Shop", 10, FakePermission.MANAGE_ROLES);
    final FakeRole buyer = shop.role("Buyer", 5);
    final FakeChannel general = shop.channel("general");
    final FakeChannel log = shop.channel("log");
    final FakeUser alice = shop.member("alice");

    private final List<JdaConnection> connections = new ArrayList<>();

    JdaConnection login() {
        return login(settings -> settings);
    }

    JdaConnection login(UnaryOperator<JdaConnection.Builder> settings) {
        JdaConnection connection = settings.apply(JdaConnection.login(discord.token())
                        .endpoints(discord.restUrl(), discord.gatewayUrl())
                        .customize(jda -> jda.setCompression(Compression.NONE)))
                .open();
        connections.add(connection);
        connection.awaitReady(PATIENCE);
        return connection;
    }

    /** Logs in and waits until the slash commands can be called. */
    JdaConnection serve(CommandSet commands) {
        JdaConnection connection = login().serve(commands);
        int most = commands.commands().size();
        discord.await("the slash commands", () -> discord.commands().size() == most);
        return connection;
    }

    @Override
    public void close() {
        connections.forEach(JdaConnection::close);
        discord.close();
        assertThat(discord.unhandled()).as("calls that the fake does not know").isEmpty();
        assertThat(discord.violations()).as("what no client should send").isEmpty();
    }
}
