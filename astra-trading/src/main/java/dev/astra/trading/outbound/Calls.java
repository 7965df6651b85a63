package dev.astra.trading.outbound;

import dev.astra.core.UnavailableException;
import dev.astra.core.time.Heartbeat;
import dev.astra.core.time.Pause;
import dev.astra.core.time.RetryPolicy;
import dev.astra.trading.gateway.Copy;
import dev.astra.trading.gateway.DeclineOutcome;
import dev.astra.trading.gateway.InventoryOutcome;
import dev.astra.trading.gateway.ListedTrade;
import dev.astra.trading.gateway.PageOutcome;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.gateway.SessionStop;
import dev.astra.trading.gateway.TradeDetails;
import dev.astra.trading.gateway.TradeGateway;
import dev.astra.trading.gateway.TradeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** One thread. The site as one run asks it: again after "too many requests", at most once for each inventory, and counted. */
final class Calls {
    private static final int MOST_RESTARTS = 3;

    private final TradeGateway gateway;
    private final RetryPolicy retries;
    private final Pause pause;
    private final RandomGenerator chance;
    private final Heartbeat heartbeat;
    private final int maxPages;
    private final Map<PlayerId, Optional<Ownership>> inventories = new HashMap<>();
    int pages;
    int fetched;

    Calls(
            TradeGateway gateway,
            RetryPolicy retries,
            Pause pause,
            RandomGenerator chance,
            Heartbeat heartbeat,
            int maxPages) {
        this.gateway = gateway;
        this.retries = retries;
        this.pause = heartbeat.over(pause);
        this.chance = chance;
        this.heartbeat = heartbeat;
        this.maxPages = maxPages;
    }

    PlayerId account() throws InterruptedException, HaltedException {
        return asked(gateway::account)
                .<Answer<PlayerId>>fold(it -> Answer.of(it.player()), it -> Answer.stopped(it.stop()))
                .orHalt();
    }

    /** All trades of the list, each once, in its order. */
    List<ListedTrade> outbound() throws InterruptedException, HaltedException {
        for (int restart = 0; restart < MOST_RESTARTS; restart++) {
            Optional<List<ListedTrade>> all = sweep();
            if (all.isPresent()) {
                return all.get();
            }
        }
        throw new UnavailableException(
                "the site lost the place in the list of trades " + MOST_RESTARTS + " times; the next scan begins anew");
    }

    private Optional<List<ListedTrade>> sweep() throws InterruptedException, HaltedException {
        Map<TradeId, ListedTrade> trades = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        Optional<String> cursor = Optional.empty();
        for (int page = 1; page <= maxPages; page++) {
            Optional<String> from = cursor;
            PageOutcome outcome = asked(() -> gateway.outbound(from));
            pages++;
            Optional<PageOutcome.Page> found = outcome.<Answer<Optional<PageOutcome.Page>>>fold(
                            it -> Answer.of(Optional.of(it)),
                            lost -> Answer.of(Optional.empty()),
                            it -> Answer.stopped(it.stop()))
                    .orHalt();
            if (found.isEmpty()) {
                return Optional.empty();
            }
            found.get().trades().forEach(trade -> trades.putIfAbsent(trade.id(), trade));
            cursor = found.get().next();
            if (cursor.isEmpty()) {
                return Optional.of(new ArrayList<>(trades.values()));
            }
            if (!seen.add(cursor.get())) {
                throw new UnavailableException(
                        "the site's pages of trades lead in a circle; the next scan begins anew");
            }
        }
        throw new UnavailableException("expected the pages of trades to end by page " + maxPages + ", they go on");
    }

    /** Empty if the site knows no such trade. */
    Optional<TradeDetails> details(TradeId id) throws InterruptedException, HaltedException {
        fetched++;
        return asked(() -> gateway.details(id))
                .<Answer<Optional<TradeDetails>>>fold(
                        it -> Answer.of(Optional.of(it.details())),
                        gone -> Answer.of(Optional.empty()),
                        it -> Answer.stopped(it.stop()))
                .orHalt();
    }

    /** Asked once: what became of it is read back. */
    DeclineOutcome decline(TradeId id) throws InterruptedException, HaltedException {
        heartbeat.beat();
        if (!heartbeat.current()) {
            throw new InterruptedException("this run was replaced; it declines nothing, its successor will");
        }
        DeclineOutcome outcome = gateway.decline(id);
        if (outcome instanceof DeclineOutcome.Stopped it) {
            throw new HaltedException(it.stop());
        }
        return outcome;
    }

    /** Empty if it cannot be seen what the player owns. */
    Optional<Ownership> inventory(PlayerId player) throws InterruptedException, HaltedException {
        Optional<Ownership> known = inventories.get(player);
        if (known != null) {
            return known;
        }
        InventoryOutcome outcome = asked(() -> gateway.inventory(player));
        Optional<List<Copy>> copies = outcome.<Answer<Optional<List<Copy>>>>fold(
                        it -> Answer.of(Optional.of(it.copies())),
                        hidden -> Answer.of(Optional.empty()),
                        none -> Answer.of(Optional.empty()),
                        it -> Answer.stopped(it.stop()))
                .orHalt();
        Optional<Ownership> owned = copies.map(Ownership::new);
        inventories.put(player, owned);
        return owned;
    }

    int inventories() {
        return inventories.size();
    }

    /** Waits as after "too many requests". */
    void waitForTheSite(int failures) throws InterruptedException {
        pause.pause(retries.backoff().wait(failures, chance));
    }

    private <T> T asked(RetryPolicy.Question<T> question) throws InterruptedException {
        heartbeat.beat();
        return retries.call(pause, chance, question);
    }

    /** Immutable. Either an answer or that a person must act. */
    private record Answer<T>(Optional<T> value, Optional<SessionStop> stop) {
        static <T> Answer<T> of(T value) {
            return new Answer<>(Optional.of(value), Optional.empty());
        }

        static <T> Answer<T> stopped(SessionStop stop) {
            return new Answer<>(Optional.empty(), Optional.of(stop));
        }

        T orHalt() throws HaltedException {
            if (stop.isPresent()) {
                throw new HaltedException(stop.get());
            }
            return value.orElseThrow();
        }
    }
}
