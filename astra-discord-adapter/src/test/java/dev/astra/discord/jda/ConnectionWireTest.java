package dev.astra.discord.jda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.astra.core.RejectedException;
import dev.astra.core.Secret;
import dev.astra.core.UnavailableException;
import dev.astra.core.UserId;
import dev.astra.discord.ChannelId;
import dev.astra.discord.GuildId;
import dev.astra.discord.guild.ChannelLine;
import dev.astra.discord.guild.GuildGateway;
import dev.astra.discord.guild.GuildSetup;
import dev.astra.discord.guild.Hindrance;
import dev.astra.discord.guild.MemberOutcome;
import dev.astra.discord.guild.RoleChange;
import dev.astra.discord.guild.RoleName;
import dev.astra.discord.guild.RoleOutcome;
import dev.astra.discord.guild.WriteOutcome;
import dev.astra.testkit.discord.DiscordFault;
import dev.astra.testkit.discord.FakeChannel;
import dev.astra.testkit.discord.FakeMessage;
import dev.astra.testkit.discord.FakePermission;
import dev.astra.testkit.discord.FakeRole;
import dev.astra.testkit.discord.FakeUser;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionWireTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Wire wire = new Wire();

    @AfterEach
    void close() {
        wire.close();
    }

    private static <T> T result(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private RoleOutcome change(GuildGateway guilds, FakeUser user, String role, RoleChange.Wanted wanted) {
        return result(guilds.change(
                new RoleChange(new GuildId(wire.shop.id()), new RoleName(role), new UserId(user.id()), wanted)));
    }

    private RoleOutcome give(GuildGateway guilds, String role) {
        return change(guilds, wire.alice, role, RoleChange.Wanted.PRESENT);
    }

    private WriteOutcome write(GuildGateway guilds, FakeChannel channel, String nonce) {
        return result(guilds.write(new ChannelLine(
                new GuildId(wire.shop.id()),
                new ChannelId(channel.id()),
                "A line for " + wire.alice.mention(),
                nonce)));
    }

    private static RoleOutcome hindered(Hindrance by) {
        return new RoleOutcome.Hindered(by);
    }

    @Test
    void givesAndTakesARoleByNameOrIdAsOftenAsItIsAsked() {
        GuildGateway guilds = wire.login().guilds();
        String id = Long.toString(wire.buyer.id());
        assertThat(give(guilds, "Buyer")).isEqualTo(new RoleOutcome.Done());
        assertThat(give(guilds, id)).isEqualTo(new RoleOutcome.Done());
        assertThat(wire.shop.has(wire.alice, wire.buyer)).isTrue();
        assertThat(change(guilds, wire.alice, id, RoleChange.Wanted.ABSENT)).isEqualTo(new RoleOutcome.Done());
        assertThat(wire.shop.has(wire.alice, wire.buyer)).isFalse();
        assertThat(change(guilds, wire.discord.user("stranger"), "Buyer", RoleChange.Wanted.PRESENT))
                .isEqualTo(new RoleOutcome.NotAMember());
    }

    @Test
    void tellsApartWhatStaffMustPutRight() {
        FakeRole boss = wire.shop.role("Boss", 30);
        wire.shop.role("Twice", 1);
        wire.shop.role("Twice", 2);
        GuildGateway guilds = wire.login().guilds();
        assertThat(give(guilds, "Nobody")).isEqualTo(hindered(Hindrance.NO_SUCH_ROLE));
        assertThat(give(guilds, "Twice")).isEqualTo(hindered(Hindrance.NO_SUCH_ROLE));
        assertThat(give(guilds, boss.name())).isEqualTo(hindered(Hindrance.ROLE_TOO_HIGH));
        assertThat(result(guilds.member(new GuildId(4), new UserId(5))))
                .isEqualTo(new MemberOutcome.Hindered(Hindrance.NO_SUCH_GUILD));
        GuildSetup wrong = new GuildSetup(
                new GuildId(wire.shop.id()),
                new RoleName("Boss"),
                Set.of(new ChannelId(4), new ChannelId(wire.log.id())));
        assertThat(result(guilds.inspect(wrong)))
                .containsExactlyInAnyOrder(Hindrance.ROLE_TOO_HIGH, Hindrance.NO_SUCH_CHANNEL);
        wire.shop.botRole(10);
        wire.discord.tells(wire.alice, "for the event before to have arrived");
        assertThat(give(guilds, "Buyer"))
                .isIn(hindered(Hindrance.MAY_NOT_MANAGE_ROLES), hindered(Hindrance.ROLE_TOO_HIGH));
    }

    @Test
    void findsMembersWithoutAListOfThem() {
        wire.shop.give(wire.alice, wire.buyer);
        GuildGateway guilds = wire.login().guilds();
        MemberOutcome found = result(guilds.member(new GuildId(wire.shop.id()), new UserId(wire.alice.id())));
        assertThat(found)
                .isInstanceOfSatisfying(
                        MemberOutcome.Present.class,
                        present -> assertThat(present.roles()).hasSize(1));
        FakeUser stranger = wire.discord.user("stranger");
        assertThat(result(guilds.member(new GuildId(wire.shop.id()), new UserId(stranger.id()))))
                .isEqualTo(new MemberOutcome.Absent());
    }

    @Test
    void writesALineOnceForOneNonce() {
        GuildGateway guilds = wire.login().guilds();
        assertThat(write(guilds, wire.log, "n1")).isEqualTo(new WriteOutcome.Written());
        assertThat(write(guilds, wire.log, "n1")).isEqualTo(new WriteOutcome.Written());
        assertThat(write(guilds, wire.log, "n2")).isEqualTo(new WriteOutcome.Written());
        assertThat(wire.discord.messages(wire.log)).hasSize(2);
        assertThat(wire.discord.calls("POST", ".*/messages").get(0).body()).contains("\"allowed_mentions\"");
        wire.shop.deny(wire.log, FakePermission.SEND_MESSAGES);
        assertThat(write(guilds, wire.log, "n3")).isEqualTo(new WriteOutcome.Hindered(Hindrance.MAY_NOT_WRITE));
    }

    @Test
    void whatNobodyCanSayIsUnavailable() {
        GuildGateway guilds = wire.login().guilds();
        wire.discord.fault("PUT", ".*/roles/.*", 1, DiscordFault.status(500));
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> give(guilds, "Buyer"))
                .withCauseInstanceOf(UnavailableException.class);
        assertThat(give(guilds, "Buyer")).isEqualTo(new RoleOutcome.Done());
    }

    @Test
    void saysWhatToDoWhenDiscordDoesNotLetTheBotIn() {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> JdaConnection.login(Secret.of("wrong-token"))
                        .endpoints(wire.discord.restUrl(), wire.discord.gatewayUrl())
                        .open())
                .withMessageContaining("token")
                .withMessageNotContaining("wrong-token");
        wire.discord.gateway().forbid(1 << 15);
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> wire.login(JdaConnection.Builder::guildText))
                .withMessageContaining("Message Content Intent");
    }

    @Test
    void showsWhatItWatchesAndHearsWhoJoins() throws InterruptedException {
        AtomicReference<UserId> joined = new AtomicReference<>();
        CountDownLatch heard = new CountDownLatch(1);
        wire.login(settings -> settings.presence("the shop").members()).onJoin((guild, user) -> {
            joined.set(user);
            heard.countDown();
        });
        assertThat(wire.discord.gateway().presence()).isEqualTo("Watching the shop");
        FakeUser bob = wire.shop.member("bob");
        assertThat(heard.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(joined.get()).isEqualTo(new UserId(bob.id()));
    }

    @Test
    void servesShardsOfYours() {
        ShardManager shards = DefaultShardManagerBuilder.createLight(
                        wire.discord.token().reveal())
                .setRestConfig(
                        new RestConfig().setBaseUrl(wire.discord.restUrl().toString()))
                .setSessionController(new ConcurrentSessionController())
                .setEnableShutdownHook(false)
                .setCompression(Compression.ZLIB)
                .build();
        try (JdaConnection connection = JdaConnection.of(shards)) {
            connection.serve(new Samples().all());
            connection.awaitReady(PATIENCE);
            wire.discord.tells(wire.alice, "$echo hello");
            wire.discord.awaitMessage(wire.discord.direct(wire.alice), FakeMessage::isCard);
            assertThat(give(connection.guilds(), "Buyer")).isEqualTo(new RoleOutcome.Done());
        }
        assertThat(shards.getShards()).as("yours stay yours").hasSize(1);
        shards.shutdown();
    }
}
