package dev.astra.discord.jda;

import dev.astra.core.UserId;
import dev.astra.discord.ChannelId;
import dev.astra.discord.GuildId;
import dev.astra.discord.RoleId;
import dev.astra.discord.guild.ChannelLine;
import dev.astra.discord.guild.GuildGateway;
import dev.astra.discord.guild.GuildSetup;
import dev.astra.discord.guild.Hindrance;
import dev.astra.discord.guild.MemberOutcome;
import dev.astra.discord.guild.RoleChange;
import dev.astra.discord.guild.RoleName;
import dev.astra.discord.guild.RoleOutcome;
import dev.astra.discord.guild.WriteOutcome;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Role;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.requests.ErrorResponse;
import org.jspecify.annotations.Nullable;

/** Thread-safe. Guilds through JDA, by id and without a list of members. */
final class JdaGuildGateway implements GuildGateway {
    private final Shards shards;
    private final Readiness readiness;

    JdaGuildGateway(Shards shards, Readiness readiness) {
        this.shards = shards;
        this.readiness = readiness;
    }

    @Override
    public CompletionStage<MemberOutcome> member(GuildId id, UserId user) {
        return in(
                id,
                "looking up a member",
                MemberOutcome.Hindered::new,
                guild -> Refusals.<Member>call(
                                () -> guild.retrieveMemberById(user.value()).useCache(false))
                        .<MemberOutcome>thenApply(found -> new MemberOutcome.Present(roles(found)))
                        .exceptionallyCompose(failure -> answered(failure, said -> switch (said) {
                            case UNKNOWN_MEMBER, UNKNOWN_USER -> Optional.of(new MemberOutcome.Absent());
                            default -> hindrance(said).map(MemberOutcome.Hindered::new);
                        })));
    }

    @Override
    public CompletionStage<RoleOutcome> change(RoleChange change) {
        return in(change.guild(), "changing a role", RoleOutcome.Hindered::new, guild -> {
            List<Role> roles = find(guild, change.role());
            Optional<Hindrance> hindrance = hindrance(guild, roles);
            if (hindrance.isPresent()) {
                return CompletableFuture.completedFuture(new RoleOutcome.Hindered(hindrance.get()));
            }
            return Refusals.<Member>call(() ->
                            guild.retrieveMemberById(change.user().value()).useCache(false))
                    .thenCompose(member -> change(guild, member, roles.get(0), change.wanted()))
                    .exceptionallyCompose(failure -> answered(failure, said -> switch (said) {
                        case UNKNOWN_MEMBER, UNKNOWN_USER -> Optional.of(new RoleOutcome.NotAMember());
                        case MISSING_PERMISSIONS ->
                            Optional.of(new RoleOutcome.Hindered(
                                    hindrance(guild, find(guild, change.role())).orElse(Hindrance.ROLE_TOO_HIGH)));
                        default -> hindrance(said).map(RoleOutcome.Hindered::new);
                    }));
        });
    }

    /** A role that is as wanted is left alone: nothing is done twice in the server, and its own log stays short. */
    private static CompletionStage<RoleOutcome> change(
            Guild guild, Member member, Role role, RoleChange.Wanted wanted) {
        boolean present = wanted == RoleChange.Wanted.PRESENT;
        if (member.getRoles().contains(role) == present) {
            return CompletableFuture.completedFuture(new RoleOutcome.Done());
        }
        Optional<Hindrance> meanwhile = hindrance(guild, List.of(role));
        if (meanwhile.isPresent()) {
            return CompletableFuture.completedFuture(new RoleOutcome.Hindered(meanwhile.get()));
        }
        return Refusals.call(
                        () -> present ? guild.addRoleToMember(member, role) : guild.removeRoleFromMember(member, role))
                .thenApply(done -> new RoleOutcome.Done());
    }

    @Override
    public CompletionStage<WriteOutcome> write(ChannelLine line) {
        return in(line.guild(), "writing a line", WriteOutcome.Hindered::new, guild -> {
            GuildMessageChannel channel = channel(guild, line.channel());
            Optional<Hindrance> hindrance = hindrance(channel);
            if (channel == null || hindrance.isPresent()) {
                return CompletableFuture.completedFuture(
                        new WriteOutcome.Hindered(hindrance.orElse(Hindrance.NO_SUCH_CHANNEL)));
            }
            return Refusals.call(() -> channel.sendMessage(line.text())
                            .setNonce(line.nonce())
                            .setSuppressEmbeds(true)
                            .setAllowedMentions(Set.of()))
                    .<WriteOutcome>thenApply(sent -> new WriteOutcome.Written())
                    .exceptionallyCompose(failure -> answered(failure, said -> switch (said) {
                        case MISSING_PERMISSIONS, MISSING_ACCESS ->
                            Optional.of(new WriteOutcome.Hindered(Hindrance.MAY_NOT_WRITE));
                        default -> hindrance(said).map(WriteOutcome.Hindered::new);
                    }));
        });
    }

    @Override
    public CompletionStage<Set<Hindrance>> inspect(GuildSetup setup) {
        return in(setup.guild(), "looking at the server", EnumSet::of, guild -> {
            Set<Hindrance> found = EnumSet.noneOf(Hindrance.class);
            hindrance(guild, find(guild, setup.role())).ifPresent(found::add);
            setup.channels().forEach(id -> hindrance(channel(guild, id)).ifPresent(found::add));
            return CompletableFuture.completedFuture(Set.copyOf(found));
        });
    }

    /** Works in a guild; one that is not there is told apart from one that JDA does not know yet. */
    private <T> CompletionStage<T> in(
            GuildId id, String what, Function<Hindrance, T> hindered, Function<Guild, CompletionStage<T>> work) {
        try {
            Guild guild = shards.guild(id.value());
            if (guild != null) {
                return work.apply(guild).exceptionallyCompose(failure -> failed(what, failure));
            }
            boolean known = readiness.isFor(shards.all())
                    && shards.all().stream().noneMatch(jda -> jda.isUnavailable(id.value()));
            return known
                    ? CompletableFuture.completedFuture(hindered.apply(Hindrance.NO_SUCH_GUILD))
                    : CompletableFuture.failedFuture(Refusals.notConnected());
        } catch (RuntimeException failure) {
            return failed(what, failure);
        }
    }

    private static <T> CompletionStage<T> failed(String what, Throwable failure) {
        return CompletableFuture.failedFuture(Refusals.unavailable(what, failure));
    }

    private static <T> CompletionStage<T> answered(
            Throwable failure, Function<ErrorResponse, Optional<? extends T>> outcome) {
        Optional<T> answer = Refusals.said(failure).flatMap(outcome);
        return answer.<CompletionStage<T>>map(CompletableFuture::completedFuture)
                .orElseGet(() -> CompletableFuture.failedFuture(failure));
    }

    /** What Discord's refusal means wherever it comes. */
    private static Optional<Hindrance> hindrance(ErrorResponse said) {
        return switch (said) {
            case UNKNOWN_GUILD, MISSING_ACCESS -> Optional.of(Hindrance.NO_SUCH_GUILD);
            case UNKNOWN_ROLE -> Optional.of(Hindrance.NO_SUCH_ROLE);
            case UNKNOWN_CHANNEL -> Optional.of(Hindrance.NO_SUCH_CHANNEL);
            default -> Optional.empty();
        };
    }

    /** What JDA sees without asking. */
    private static Optional<Hindrance> hindrance(Guild guild, List<Role> roles) {
        if (roles.size() != 1) {
            return Optional.of(Hindrance.NO_SUCH_ROLE);
        }
        if (!guild.getSelfMember().hasPermission(Permission.MANAGE_ROLES)) {
            return Optional.of(Hindrance.MAY_NOT_MANAGE_ROLES);
        }
        Role role = roles.get(0);
        boolean reachable = guild.getSelfMember().canInteract(role) && !role.isManaged() && !role.isPublicRole();
        return reachable ? Optional.empty() : Optional.of(Hindrance.ROLE_TOO_HIGH);
    }

    private static Optional<Hindrance> hindrance(@Nullable GuildMessageChannel channel) {
        if (channel == null) {
            return Optional.of(Hindrance.NO_SUCH_CHANNEL);
        }
        return channel.canTalk() ? Optional.empty() : Optional.of(Hindrance.MAY_NOT_WRITE);
    }

    private static List<Role> find(Guild guild, RoleName name) {
        return name.id()
                .map(id -> Optional.ofNullable(guild.getRoleById(id.value())).stream()
                        .toList())
                .orElseGet(() -> guild.getRolesByName(name.value(), false));
    }

    private static @Nullable GuildMessageChannel channel(Guild guild, ChannelId id) {
        return guild.getChannelById(GuildMessageChannel.class, id.value());
    }

    private static Set<RoleId> roles(Member member) {
        return member.getRoles().stream()
                .map(ISnowflake::getIdLong)
                .map(RoleId::new)
                .collect(Collectors.toSet());
    }
}
