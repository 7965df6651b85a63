package dev.astra.trading.outbound;

import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.gateway.TradeId;
import dev.astra.trading.offer.Verdict;
import java.time.Instant;
import java.util.Objects;

/**
 * Immutable. What a scan found about one trade, and what it did.
 *
 * @param id which
 * @param partner with whom
 * @param expires when its time runs out
 * @param finding what it found
 * @param action what it did
 * @param verdict what the policy says, with the prices
 * @param explanation one line for people
 */
public record JudgedTrade(
        TradeId id,
        PlayerId partner,
        Instant expires,
        Finding finding,
        Action action,
        Verdict verdict,
        String explanation) {
    /** What was found. */
    public enum Finding {
        /** The policy has nothing against it, and both own what they offer, as far as that can be seen. */
        GOOD,
        /** The policy wants it declined. */
        BAD,
        /** A copy that I offer is not mine any more. */
        MINE_GONE,
        /** A copy that the partner is to give is not theirs any more. */
        THEIRS_GONE,
        /** An item has no price: nothing can be said. */
        UNPRICED;

        boolean toDecline() {
            return this == BAD || this == MINE_GONE || this == THEIRS_GONE;
        }
    }

    /** What was done. */
    public enum Action {
        /** Nothing. */
        NONE,
        /** Nothing, because it was a dry run; else it would have been declined. */
        WOULD_DECLINE,
        /** It was declined, and is, as was read back. */
        DECLINED,
        /** It is to be declined, and whether it is could not be found out; the next scan looks first. */
        UNCONFIRMED,
        /** The site does not let this account decline it. */
        REFUSED,
        /** It was over already. */
        OVER
    }

    /** Refuses missing parts. */
    public JudgedTrade {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(partner, "partner");
        Objects.requireNonNull(expires, "expires");
        Objects.requireNonNull(finding, "finding");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(explanation, "explanation");
    }
}
