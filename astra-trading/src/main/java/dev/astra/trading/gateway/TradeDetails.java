package dev.astra.trading.gateway;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Immutable. A trade with what both sides give. The order of the two means nothing: sides are told apart by the player.
 *
 * @param id which
 * @param status how it stands
 * @param expires when its time runs out; empty where the site does not say
 * @param one what one of them gives
 * @param other what the other one gives; another player
 */
public record TradeDetails(
        TradeId id, TradeStatus status, Optional<Instant> expires, TradeParty one, TradeParty other) {
    /** Refuses missing parts and a trade with oneself. */
    public TradeDetails {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(expires, "expires");
        if (one.player().equals(other.player())) {
            throw new IllegalArgumentException("expected two players in trade " + id + ", got one twice");
        }
    }

    /** What a player gives; empty if they are not in this trade. */
    public Optional<TradeParty> of(PlayerId player) {
        return one.player().equals(player)
                ? Optional.of(one)
                : Optional.of(other).filter(party -> party.player().equals(player));
    }

    /** What the player's partner gives; empty if the player is not in this trade. */
    public Optional<TradeParty> partnerOf(PlayerId player) {
        return one.player().equals(player)
                ? Optional.of(other)
                : Optional.of(one).filter(party -> other.player().equals(player));
    }
}
