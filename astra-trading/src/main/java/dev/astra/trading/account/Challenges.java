package dev.astra.trading.account;

import dev.astra.core.CorruptDataException;
import dev.astra.core.UserId;
import dev.astra.core.store.Key;
import dev.astra.core.store.RowCodec;
import dev.astra.core.store.RowReader;
import dev.astra.core.store.RowWriter;
import dev.astra.core.store.Schema;
import dev.astra.core.store.Table;
import dev.astra.core.store.Tx;
import dev.astra.core.store.View;
import dev.astra.trading.account.ConfirmOutcome.CodeNotFound;
import dev.astra.trading.account.ConfirmOutcome.Expired;
import dev.astra.trading.account.ConfirmOutcome.NoPending;
import dev.astra.trading.account.ConfirmOutcome.TakenByAnother;
import dev.astra.trading.account.ConfirmOutcome.TryLater;
import dev.astra.trading.gateway.PlayerId;
import java.util.Optional;

/**
 * Thread-safe, without state of its own. Links accounts for an older client, which asks for a code before it says who it is
 * for. The rules are those of {@link Accounts}: the code must stand in the profile, within 10 minutes, and counts once.
 */
public final class Challenges {
    private static final Table<PlayerId, Challenge> CHALLENGES = Table.of(
            "accounts.challenges",
            Key.number(PlayerId::value, PlayerId::new),
            challenge -> challenge.player().id(),
            new Codec());

    /** The table of codes. The store needs {@link Accounts#TABLES} and {@code AuditLog.TABLES} too. */
    public static final Schema TABLES = Schema.of(CHALLENGES);

    private Challenges() {}

    /** Draws a code for an account; an earlier one holds no more. */
    public static Challenge start(Tx tx, Player player) {
        Challenge challenge = new Challenge(player, ProfileCode.draw(tx.random()), tx.now());
        tx.put(CHALLENGES, challenge);
        return challenge;
    }

    /** The code of an account, also when it is over. */
    public static Optional<Challenge> find(View view, PlayerId player) {
        return view.table(CHALLENGES).get(player);
    }

    /**
     * Links, if the profile has the code.
     *
     * @param user who says that it is theirs; one who has an account already is told that it is taken
     * @param looked the code that was looked for, as {@link #find} gave it before the profile was read
     * @param profile what came of reading the profile of that account, just now
     */
    public static ConfirmOutcome confirm(Tx tx, UserId user, Challenge looked, Lookup<String> profile) {
        PlayerId player = looked.player().id();
        if (!find(tx, player).equals(Optional.of(looked))) {
            return new NoPending();
        }
        if (looked.isOver(tx.now())) {
            tx.remove(CHALLENGES, player);
            return new Expired();
        }
        if (Accounts.find(tx, user).isPresent()) {
            return new TakenByAnother();
        }
        return profile.fold(
                found -> looked.code().isIn(found.value()) ? link(tx, user, looked) : new CodeNotFound(),
                absent -> new CodeNotFound(),
                unavailable -> new TryLater(unavailable.retryAfter()));
    }

    private static ConfirmOutcome link(Tx tx, UserId user, Challenge looked) {
        tx.remove(CHALLENGES, looked.player().id());
        return Accounts.link(tx, new PendingLink(user, looked.player(), looked.code(), looked.since()));
    }

    private static final class Codec implements RowCodec<PlayerId, Challenge> {
        @Override
        public void write(Challenge row, RowWriter out) {
            out.text("name", row.player().name())
                    .text("code", row.code().text())
                    .instant("since", row.since());
        }

        @Override
        public Challenge read(PlayerId player, RowReader in) {
            try {
                return new Challenge(
                        new Player(player, in.text("name")), new ProfileCode(in.text("code")), in.instant("since"));
            } catch (IllegalArgumentException wrong) {
                throw new CorruptDataException("challenge: " + wrong.getMessage(), wrong);
            }
        }
    }
}
