package dev.astra.trading.vault.session;

import dev.astra.trading.gateway.PlayerId;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** One thread. Who waits to trade, in the order of their coming, each once. */
final class RequestQueue {
    static final int MOST = 1000;

    private final Set<PlayerId> waiting = new LinkedHashSet<>();

    /** Whether there is room for this one, or they wait already. */
    boolean hasRoom(PlayerId player) {
        return waiting.size() < MOST || waiting.contains(player);
    }

    void add(PlayerId player) {
        waiting.add(player);
    }

    void remove(PlayerId player) {
        waiting.remove(player);
    }

    Optional<PlayerId> poll() {
        Iterator<PlayerId> each = waiting.iterator();
        if (!each.hasNext()) {
            return Optional.empty();
        }
        PlayerId first = each.next();
        each.remove();
        return Optional.of(first);
    }

    int size() {
        return waiting.size();
    }
}
