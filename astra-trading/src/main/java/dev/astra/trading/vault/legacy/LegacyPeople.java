package dev.astra.trading.vault.legacy;

import dev.astra.trading.account.Link;
import dev.astra.trading.account.Player;
import dev.astra.trading.gateway.PlayerId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One thread. Accounts on the site, links and gems. */
final class LegacyPeople {
    private final LegacyReading reading;
    private final Set<Long> users = new HashSet<>();
    private final Map<PlayerId, Integer> linked = new HashMap<>();

    LegacyPeople(LegacyReading reading) {
        this.reading = reading;
    }

    /** What was remembered of an account is found again on the site; only the spelling of its name is of use. */
    void account(LegacyDocument document, int line) {
        PlayerId player = new PlayerId(document.id("user_id"));
        document.text("username").ifPresent(name -> reading.name(player, new Player(player, name).name()));
    }

    void user(LegacyDocument document, int line) {
        long id = document.id("discord_id");
        if (!users.add(id)) {
            throw new IllegalArgumentException("field discord_id: the same user stands in an earlier line");
        }
        LegacyOwner owner = reading.owner(id);
        long gems = document.number("gem_balance").orElse(0L);
        if (gems < 0) {
            throw new IllegalArgumentException("field gem_balance: expected a number >= 0");
        }
        owner.gems = gems;
        if (document.flag("pending_withdraw").orElse(false)) {
            reading.notice(
                    LegacyCollection.DISCORD_USERS,
                    line,
                    "a withdrawal was pending; it is not taken over, the user asks for it again");
        }
        player(document).ifPresent(player -> owner.link = link(document, line, owner, player));
    }

    private static Optional<PlayerId> player(LegacyDocument document) {
        Optional<Long> number = document.number("roblox_user_id");
        Optional<Long> text = document.number("roblox_user_id_str");
        if (number.isPresent() && text.isPresent() && !number.equals(text)) {
            throw new IllegalArgumentException(
                    "fields roblox_user_id and roblox_user_id_str: expected the same number");
        }
        return number.or(() -> text).map(PlayerId::new);
    }

    private Optional<Link> link(LegacyDocument document, int line, LegacyOwner owner, PlayerId player) {
        if (!document.flag("verified").orElse(false)) {
            reading.notice(
                    LegacyCollection.DISCORD_USERS, line, "the account was never proved; it is not linked here either");
            return Optional.empty();
        }
        Integer earlier = linked.putIfAbsent(player, line);
        if (earlier != null) {
            throw new IllegalArgumentException("field roblox_user_id: line " + earlier
                    + " has the same account linked; take the link out of the line that is not its owner's");
        }
        String name = reading.name(player)
                .or(() -> document.text("roblox_username"))
                .orElseThrow(() -> new IllegalArgumentException("field roblox_username: expected a text"));
        Instant since = document.moment("verified_at")
                .or(() -> document.moment("created_at"))
                .orElseThrow(() -> new IllegalArgumentException("field verified_at: expected a moment"));
        return Optional.of(new Link(owner.user, new Player(player, name), since));
    }
}
