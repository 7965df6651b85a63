package dev.astra.discord.guild;

import dev.astra.core.UserId;
import dev.astra.discord.GuildId;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Does things in a Discord server.
 *
 * <ol>
 *   <li><b>Threading.</b> Every method returns at once, on any thread; the stage completes on a thread of the adapter's.
 *   <li><b>Outcomes.</b> What a person can put right is an outcome: a role that is not there, a right that is missing. It
 *       never depends on where the adapter noticed it, before or after asking Discord.
 *   <li><b>Failure.</b> A stage fails with {@link dev.astra.core.UnavailableException} when nobody can say whether it
 *       happened: no connection, a time-out, Discord's own failure, a limit that would take too long. Every stage completes
 *       within a minute, and no method throws.
 *   <li><b>Idempotency.</b> Repeating a change of role changes nothing more. A line with the same nonce is written once if
 *       it comes again within minutes.
 *   <li><b>Mentions.</b> Nothing that is written notifies anybody.
 * </ol>
 */
public interface GuildGateway {
    /**
     * Whether somebody is in a server. Asked by id: no list of members is needed.
     *
     * @param guild the server
     * @param user whom
     */
    CompletionStage<MemberOutcome> member(GuildId guild, UserId user);

    /**
     * Gives or takes a role.
     *
     * @param change what is to hold afterwards
     */
    CompletionStage<RoleOutcome> change(RoleChange change);

    /**
     * Writes a line into a channel.
     *
     * @param line what and where
     */
    CompletionStage<WriteOutcome> write(ChannelLine line);

    /**
     * Looks whether everything is there and allowed, without changing anything.
     *
     * @param setup what is needed
     * @return what is in the way; empty if nothing is
     */
    CompletionStage<Set<Hindrance>> inspect(GuildSetup setup);
}
