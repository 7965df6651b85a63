package dev.astra.testkit.game;

import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.session.Side;
import dev.astra.trading.vault.trade.ServerTradeId;
import java.time.Duration;

/**
 * One thread. A trade as the game keeps it: both sides, who is ready, who has confirmed. Whatever changes a side ends
 * everybody's being ready.
 */
final class Round {
    final ServerTradeId id;
    final PlayerId player;
    final Visit visit;
    final Duration since;
    Side theirs = Side.EMPTY;
    Bundle bots = Bundle.NOTHING;
    boolean theyAreReady;
    boolean botIsReady;
    boolean theyConfirmed;
    boolean botConfirmed;
    int changes;

    Round(ServerTradeId id, PlayerId player, Visit visit, Duration since) {
        this.id = id;
        this.player = player;
        this.visit = visit;
        this.since = since;
    }

    void theyPut(Side side) {
        theirs = side;
        changes++;
        unready();
    }

    void botPuts(Bundle goods) {
        bots = goods;
        unready();
    }

    void unready() {
        theyAreReady = false;
        botIsReady = false;
        unconfirm();
    }

    void unconfirm() {
        theyConfirmed = false;
        botConfirmed = false;
    }

    boolean bothReady() {
        return theyAreReady && botIsReady;
    }

    boolean isDone() {
        return bothReady() && theyConfirmed && botConfirmed;
    }
}
