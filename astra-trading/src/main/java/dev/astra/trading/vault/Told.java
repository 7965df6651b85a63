package dev.astra.trading.vault;

import dev.astra.trading.vault.item.Fault;
import dev.astra.trading.vault.trade.Meeting;
import java.util.Optional;

/**
 * Immutable. A meeting as it is stored, and what the game's client said at its end.
 *
 * @param meeting the meeting
 * @param digest of what was said at its end; empty until then
 * @param fault why it was refused, if it was
 */
record Told(Meeting meeting, String digest, Optional<Fault> fault) {
    static Told opened(Meeting meeting) {
        return new Told(meeting, "", Optional.empty());
    }

    String key() {
        return meeting.key().toString();
    }

    boolean was(Meeting.State state, String said) {
        return meeting.state() == state && digest.equals(said);
    }

    Told ended(Meeting.State state, String said) {
        return new Told(meeting.ended(state), said, Optional.empty());
    }

    Told refused(String said, Fault why) {
        return new Told(meeting.ended(Meeting.State.REFUSED), said, Optional.of(why));
    }
}
