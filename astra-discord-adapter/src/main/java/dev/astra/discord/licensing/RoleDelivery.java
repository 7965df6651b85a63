package dev.astra.discord.licensing;

import dev.astra.core.UnavailableException;
import dev.astra.core.UserId;
import dev.astra.core.store.Delivery;
import dev.astra.core.store.OutboxHandler;
import dev.astra.core.store.Store;
import dev.astra.discord.guild.GuildGateway;
import dev.astra.discord.guild.Hindrance;
import dev.astra.discord.guild.RoleChange;
import dev.astra.discord.guild.RoleChange.Wanted;
import dev.astra.discord.guild.RoleOutcome;
import dev.astra.licensing.Licensing;
import java.time.Duration;

/**
 * Thread-safe. Brings the role of one person in line with what they own. What is wanted is read when the message is
 * delivered: however late it comes, and however often, it never brings back what has changed since.
 */
final class RoleDelivery implements OutboxHandler {
    /** When to look again whether staff have put something right. */
    static final Duration AGAIN = Duration.ofMinutes(5);

    private final Store store;
    private final LicenseBotSettings settings;
    private final GuildGateway gateway;
    private final Troubles troubles;
    private final RoleNews news;

    RoleDelivery(Store store, LicenseBotSettings settings, GuildGateway gateway, Troubles troubles, RoleNews news) {
        this.store = store;
        this.settings = settings;
        this.gateway = gateway;
        this.troubles = troubles;
        this.news = news;
    }

    @Override
    public void deliver(Delivery delivery) {
        UserId user = UserId.parse(delivery.message().payload());
        Wanted wanted = store.read(view -> Licensing.of(view, user).stream().anyMatch(license -> !license.revoked()))
                ? Wanted.PRESENT
                : Wanted.ABSENT;
        RoleOutcome outcome =
                Answers.await(gateway.change(new RoleChange(settings.guild(), settings.role(), user, wanted)));
        if (wanted == Wanted.PRESENT) {
            news.made(user, outcome);
        }
        outcome.<Runnable>fold(
                        done -> () -> troubles.gone(Troubles.OF_ROLES),
                        absent -> () -> {},
                        hindered -> () -> hindered(wanted, hindered.by()))
                .run();
    }

    private void hindered(Wanted wanted, Hindrance by) {
        if (wanted == Wanted.ABSENT && by == Hindrance.NO_SUCH_ROLE) {
            return;
        }
        troubles.met(by);
        throw new UnavailableException("a role cannot be changed: " + by + "; staff were told what to do", AGAIN);
    }
}
