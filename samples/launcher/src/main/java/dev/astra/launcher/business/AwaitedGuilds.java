package dev.astra.launcher.business;

import dev.astra.core.UnavailableException;
import dev.astra.core.UserId;
import dev.astra.discord.GuildId;
import dev.astra.discord.guild.ChannelLine;
import dev.astra.discord.guild.GuildGateway;
import dev.astra.discord.guild.GuildSetup;
import dev.astra.discord.guild.Hindrance;
import dev.astra.discord.guild.MemberOutcome;
import dev.astra.discord.guild.RoleChange;
import dev.astra.discord.guild.RoleOutcome;
import dev.astra.discord.guild.WriteOutcome;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Thread-safe. The way to the guilds before there is a connection: unavailable until it is open. */
final class AwaitedGuilds implements GuildGateway {
    private static final Duration LATER = Duration.ofSeconds(5);

    private volatile @Nullable GuildGateway guilds;

    void open(GuildGateway connected) {
        guilds = connected;
    }

    @Override
    public CompletionStage<MemberOutcome> member(GuildId guild, UserId user) {
        return in(open -> open.member(guild, user));
    }

    @Override
    public CompletionStage<RoleOutcome> change(RoleChange change) {
        return in(open -> open.change(change));
    }

    @Override
    public CompletionStage<WriteOutcome> write(ChannelLine line) {
        return in(open -> open.write(line));
    }

    @Override
    public CompletionStage<Set<Hindrance>> inspect(GuildSetup setup) {
        return in(open -> open.inspect(setup));
    }

    private <T> CompletionStage<T> in(Function<GuildGateway, CompletionStage<T>> work) {
        GuildGateway open = guilds;
        return open == null
                ? CompletableFuture.failedFuture(
                        new UnavailableException("there is no connection to Discord yet", LATER))
                : work.apply(open);
    }
}
