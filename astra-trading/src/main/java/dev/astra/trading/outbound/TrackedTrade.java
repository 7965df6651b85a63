package dev.astra.trading.outbound;

import dev.astra.core.audit.Notice;
import dev.astra.trading.gateway.Copy;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.gateway.TradeId;
import dev.astra.trading.offer.Side;
import dev.astra.trading.offer.TradeOffer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Immutable. A trade that the scan remembers, so that its details are fetched once.
 *
 * @param id which
 * @param partner with whom
 * @param expires when its time runs out
 * @param mine the copies that I give
 * @param myRobux the Robux that I give
 * @param theirs the copies that I get
 * @param theirRobux the Robux that I get, before the fee
 * @param state what was decided
 * @param since when that was decided
 * @param summary the last decision in words; empty before the first
 * @param facts what people are told once it is declined; empty unless that was decided
 */
public record TrackedTrade(
        TradeId id,
        PlayerId partner,
        Instant expires,
        List<Copy> mine,
        long myRobux,
        List<Copy> theirs,
        long theirRobux,
        State state,
        Instant since,
        String summary,
        List<Notice.Field> facts) {
    /** What was decided about a trade. */
    public enum State {
        /** It is looked at in every scan. */
        WATCHED,
        /** It is to be declined; whether it is, is not known yet. */
        DECLINING,
        /** It is declined, which was read back. Never touched again. */
        DECLINED,
        /** The site does not let this account decline it. Never tried again. */
        REFUSED
    }

    /** Copies the lists; refuses missing parts. */
    public TrackedTrade {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(partner, "partner");
        Objects.requireNonNull(expires, "expires");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(summary, "summary");
        mine = List.copyOf(mine);
        theirs = List.copyOf(theirs);
        facts = List.copyOf(facts);
    }

    /** What is judged. */
    public TradeOffer offer() {
        return new TradeOffer(side(mine, myRobux), side(theirs, theirRobux));
    }

    /** What it is called in the audit log. */
    public String subject() {
        return "trade " + id;
    }

    TrackedTrade with(State next, Instant now, String words, List<Notice.Field> told) {
        return new TrackedTrade(id, partner, expires, mine, myRobux, theirs, theirRobux, next, now, words, told);
    }

    private static Side side(List<Copy> copies, long robux) {
        return Side.of(copies.stream().map(Copy::item).toList(), robux);
    }
}
