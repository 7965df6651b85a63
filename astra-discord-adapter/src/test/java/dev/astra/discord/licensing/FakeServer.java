package dev.astra.discord.licensing;

import dev.astra.core.UnavailableException;
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
import dev.astra.discord.guild.RoleOutcome;
import dev.astra.discord.guild.WriteOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Thread-safe. A server in memory that obeys, refuses or is out of reach, as it is told to. */
final class FakeServer implements GuildGateway {
    private final Set<UserId> members = new HashSet<>();
    private final Set<UserId> role = new LinkedHashSet<>();
    private final List<String> changes = new ArrayList<>();
    private final Map<ChannelId, List<String>> lines = new HashMap<>();
    private final Set<String> nonces = new HashSet<>();
    private Optional<Hindrance> roleHindrance = Optional.empty();
    private Optional<Hindrance> lineHindrance = Optional.empty();
    private boolean down;
    private int asked;
    private int lost;

    synchronized void join(UserId... users) {
        members.addAll(List.of(users));
    }

    synchronized void leave(UserId user) {
        members.remove(user);
        role.remove(user);
    }

    synchronized void hinderRoles(Hindrance... by) {
        roleHindrance = List.of(by).stream().findFirst();
    }

    synchronized void hinderLines(Hindrance... by) {
        lineHindrance = List.of(by).stream().findFirst();
    }

    synchronized void down(boolean now) {
        down = now;
    }

    /** The next changes of a role are made, and nobody hears of it. */
    synchronized void loseAnswers(int count) {
        lost = count;
    }

    /** Everybody loses the role, by a hand that told nobody. */
    synchronized void clearRoles() {
        role.clear();
    }

    synchronized Set<UserId> withRole() {
        return Set.copyOf(role);
    }

    /** What changed something, in order. */
    synchronized List<String> changes() {
        return List.copyOf(changes);
    }

    synchronized int asked() {
        return asked;
    }

    synchronized List<String> lines(ChannelId channel) {
        return List.copyOf(lines.getOrDefault(channel, List.of()));
    }

    @Override
    public synchronized CompletionStage<MemberOutcome> member(GuildId guild, UserId user) {
        asked++;
        return answer(
                members.contains(user) ? new MemberOutcome.Present(Set.of(new RoleId(1))) : new MemberOutcome.Absent());
    }

    @Override
    public synchronized CompletionStage<RoleOutcome> change(RoleChange change) {
        asked++;
        if (!down && roleHindrance.isPresent()) {
            return answer(new RoleOutcome.Hindered(roleHindrance.get()));
        }
        if (!members.contains(change.user())) {
            return answer(new RoleOutcome.NotAMember());
        }
        boolean present = change.wanted() == RoleChange.Wanted.PRESENT;
        if (!down && (present ? role.add(change.user()) : role.remove(change.user()))) {
            changes.add((present ? "+" : "-") + change.user());
        }
        if (lost > 0) {
            lost--;
            return CompletableFuture.failedFuture(new UnavailableException("the answer is scripted to be lost"));
        }
        return answer(new RoleOutcome.Done());
    }

    @Override
    public synchronized CompletionStage<WriteOutcome> write(ChannelLine line) {
        asked++;
        if (lineHindrance.isPresent()) {
            return answer(new WriteOutcome.Hindered(lineHindrance.get()));
        }
        if (!down && nonces.add(line.nonce())) {
            lines.computeIfAbsent(line.channel(), channel -> new ArrayList<>()).add(line.text());
        }
        return answer(new WriteOutcome.Written());
    }

    @Override
    public synchronized CompletionStage<Set<Hindrance>> inspect(GuildSetup setup) {
        Set<Hindrance> found = new HashSet<>();
        roleHindrance.ifPresent(found::add);
        lineHindrance.ifPresent(found::add);
        return answer(found);
    }

    private <T> CompletionStage<T> answer(T outcome) {
        return down
                ? CompletableFuture.failedFuture(new UnavailableException("the server is scripted to be down"))
                : CompletableFuture.completedFuture(outcome);
    }
}
