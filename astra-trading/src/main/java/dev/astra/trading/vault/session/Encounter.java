package dev.astra.trading.vault.session;

import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.trade.Trade;
import dev.astra.trading.vault.trade.TradeKey;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One thread. The trade that goes on. */
final class Encounter {
    enum Phase {
        /** Accepted; the game has not told its id. */
        STARTING,
        /** The vault is asked what to do. */
        ASKING,
        /** The bot looks for what it is to hand out. */
        STOCKING,
        /** The player puts in, or makes up their mind. */
        TRADING,
        /** The bot is ready, on what it saw. */
        CONFIRMING,
        /** Declined; the game has not said how it ended. */
        ENDING
    }

    final PlayerId player;
    final Duration since;
    Phase phase = Phase.STARTING;

    @Nullable TradeKey key;

    Trade.@Nullable Kind kind;
    Bundle wanted = Bundle.NOTHING;
    Optional<Side> agreed = Optional.empty();
    String objected = "";
    Duration readySince = Duration.ZERO;
    Duration lastBeat;
    int asked;

    Encounter(PlayerId player, Duration since) {
        this.player = player;
        this.since = since;
        this.lastBeat = since;
    }

    boolean is(TradeKey other) {
        return other.equals(key);
    }

    /** Whether the player's side can change anything now. */
    boolean looksAtOffers() {
        return phase == Phase.TRADING || phase == Phase.CONFIRMING;
    }

    /** What is to be done again every second. */
    List<SessionAction> beat() {
        TradeKey met = Objects.requireNonNull(key);
        SessionAction.AskGame ask = new SessionAction.AskGame(met.trade());
        return switch (phase) {
            case CONFIRMING ->
                List.of(
                        new SessionAction.Ready(agreed.orElseThrow()),
                        new SessionAction.Confirm(agreed.orElseThrow()),
                        ask);
            case ENDING -> List.of(new SessionAction.Decline(met.trade()), ask);
            case ASKING -> List.of(new SessionAction.Ask(met, player), ask);
            case STOCKING -> List.of(new SessionAction.LookIntoBag(), ask);
            default -> List.of(ask);
        };
    }

    /** Why the bot does not say that it is ready for what the player has put in. */
    Optional<String> objection(DepositRule rule, Side side) {
        if (kind == Trade.Kind.WITHDRAWAL) {
            return side.isEmpty()
                    ? Optional.empty()
                    : Optional.of("Please take your own pets and gems out of the trade.");
        } else if (side.isEmpty()) {
            return Optional.of("There is nothing in the trade.");
        }
        return side.bundle()
                .map(rule::objection)
                .orElseGet(() -> Optional.of("There is something in the trade that I cannot recognize."));
    }
}
