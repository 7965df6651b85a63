package dev.astra.discord.licensing;

import dev.astra.core.UserId;
import dev.astra.core.store.Tx;
import dev.astra.licensing.License;
import dev.astra.licensing.LicensingEvent;
import dev.astra.licensing.LicensingListener;
import java.util.Objects;
import java.util.Optional;

/**
 * Immutable. Decides what happens in the server when {@link dev.astra.licensing.Licensing} decided something, in the same
 * transaction: whose role is looked at, and what the log channel says. It sends outbox messages and does nothing itself;
 * {@link LicenseBot} delivers them.
 */
public final class GuildEffects implements LicensingListener {
    private final LicenseBotSettings settings;
    private final LogLines lines;

    /**
     * For one server.
     *
     * @param settings the same as the bot's
     */
    public GuildEffects(LicenseBotSettings settings) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.lines = new LogLines(settings.staffLocale());
    }

    @Override
    public void heard(Tx tx, LicensingEvent event) {
        concerned(event).ifPresent(user -> Outgoing.role(tx, user));
        if (event instanceof LicensingEvent.Forget forget) {
            forget.user().ifPresent(user -> forget(tx, user));
        }
        lines.of(tx, event).ifPresent(line -> note(tx, line));
    }

    /** Notes a line, if there is a log channel. */
    void note(Tx tx, String line) {
        if (settings.log().isPresent()) {
            Outgoing.line(tx, line);
        }
    }

    LicenseBotSettings settings() {
        return settings;
    }

    LogLines lines() {
        return lines;
    }

    private void forget(Tx tx, UserId user) {
        Outgoing.forget(tx, user, Words.TEXTS.in(settings.staffLocale(), "log.forgotten"));
        Guesses.forget(tx, user);
    }

    /** Whose role may have to change. */
    private static Optional<UserId> concerned(LicensingEvent event) {
        return event.fold(
                claim -> claim.outcome()
                        .fold(
                                claimed -> Optional.of(claim.request().user()),
                                already -> Optional.of(claim.request().user()),
                                taken -> Optional.empty(),
                                unknown -> Optional.empty(),
                                notAnId -> Optional.empty(),
                                notAMember -> Optional.empty(),
                                revoked -> Optional.empty()),
                bind -> Optional.empty(),
                revoke -> revoke.outcome()
                        .fold(
                                revoked -> revoked.license().owner(),
                                already -> Optional.empty(),
                                unknown -> Optional.empty()),
                reinstate -> reinstate
                        .outcome()
                        .fold(
                                reinstated -> Optional.of(reinstated.license()).flatMap(License::owner),
                                notRevoked -> Optional.empty(),
                                moneyGone -> Optional.empty(),
                                unknown -> Optional.empty()),
                reset -> Optional.empty(),
                forget -> forget.outcome()
                        .fold(forgotten -> forget.user(), already -> Optional.empty(), nobody -> Optional.empty()));
    }
}
