package dev.astra.testkit;

import dev.astra.trading.gateway.Copy;
import dev.astra.trading.gateway.CopyId;
import dev.astra.trading.gateway.DeclineOutcome;
import dev.astra.trading.gateway.InventoryOutcome;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.gateway.TradeDetails;
import dev.astra.trading.gateway.TradeId;
import dev.astra.trading.gateway.TradeStatus;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Thread-safe. What a trading site knows: the trades that one account has sent, and who owns what. Trades run out by the
 * clock, can be declined once, and are listed newest first by their number. It speaks no protocol: {@link FakeRoblox} and
 * {@link InMemoryTradeGateway} do.
 */
public final class TradingSite {
    private final PlayerId account;
    private final InstantSource clock;
    private final Map<TradeId, TradeDetails> trades = new TreeMap<>(Comparator.reverseOrder());
    private final Map<PlayerId, Map<CopyId, Copy>> inventories = new LinkedHashMap<>();
    private final Set<PlayerId> hidden = new HashSet<>();
    private final List<TradeId> declined = new ArrayList<>();
    private final List<TradeId> askedToDecline = new ArrayList<>();

    /**
     * A site without trades.
     *
     * @param account whose trades it shows
     * @param clock when trades run out
     */
    public TradingSite(PlayerId account, InstantSource clock) {
        this.account = account;
        this.clock = clock;
    }

    /** Whose trades it shows. */
    public PlayerId account() {
        return account;
    }

    /** Adds a trade or puts it in the place of the one with its number. Its copies become their owners'. */
    public synchronized void put(TradeDetails trade) {
        trades.put(trade.id(), trade);
        own(trade.one().player(), trade.one().copies());
        own(trade.other().player(), trade.other().copies());
    }

    /** Forgets a trade, as if it had never been. */
    public synchronized void remove(TradeId trade) {
        trades.remove(trade);
    }

    /** Gives a trade another status. */
    public synchronized void set(TradeId trade, TradeStatus status) {
        trades.computeIfPresent(trade, (id, was) -> with(was, status));
    }

    /** Puts copies into a player's inventory. */
    public synchronized void own(PlayerId player, Collection<Copy> copies) {
        Map<CopyId, Copy> owned = inventories.computeIfAbsent(player, none -> new LinkedHashMap<>());
        copies.forEach(copy -> owned.put(copy.id(), copy));
    }

    /** Takes a copy out of a player's inventory. */
    public synchronized void lose(PlayerId player, CopyId copy) {
        Map<CopyId, Copy> owned = inventories.get(player);
        if (owned != null) {
            owned.remove(copy);
        }
    }

    /** Lets nobody see a player's inventory any more, or everybody again. */
    public synchronized void hide(PlayerId player, boolean secret) {
        if (secret) {
            hidden.add(player);
        } else {
            hidden.remove(player);
        }
    }

    /** The trades that are not over, newest first. */
    public synchronized List<TradeDetails> open() {
        return trades.keySet().stream()
                .map(id -> trade(id).orElseThrow())
                .filter(trade -> !trade.status().isOver())
                .toList();
    }

    /** A trade as it stands now. */
    public synchronized Optional<TradeDetails> trade(TradeId id) {
        TradeDetails trade = trades.get(id);
        if (trade == null) {
            return Optional.empty();
        }
        boolean late =
                trade.expires().filter(end -> !end.isAfter(clock.instant())).isPresent();
        return Optional.of(late && !trade.status().isOver() ? with(trade, TradeStatus.EXPIRED) : trade);
    }

    /** Declines a trade if it is open. */
    public synchronized DeclineOutcome decline(TradeId id) {
        askedToDecline.add(id);
        Optional<TradeDetails> trade = trade(id);
        if (trade.isEmpty()) {
            return new DeclineOutcome.Gone();
        }
        if (trade.get().status() != TradeStatus.OPEN) {
            return new DeclineOutcome.NotOpen();
        }
        set(id, TradeStatus.DECLINED);
        declined.add(id);
        return new DeclineOutcome.Declined();
    }

    /** What a player owns. */
    public synchronized InventoryOutcome inventory(PlayerId player) {
        if (hidden.contains(player)) {
            return new InventoryOutcome.Hidden();
        }
        Map<CopyId, Copy> owned = inventories.get(player);
        return owned == null
                ? new InventoryOutcome.NoSuchPlayer()
                : new InventoryOutcome.Owned(List.copyOf(owned.values()));
    }

    /** The trades that were declined here, in that order; each can be declined only once. */
    public synchronized List<TradeId> declined() {
        return List.copyOf(declined);
    }

    /** The trades that somebody was let in to decline, in that order, also those that were not open. */
    public synchronized List<TradeId> askedToDecline() {
        return List.copyOf(askedToDecline);
    }

    private static TradeDetails with(TradeDetails trade, TradeStatus status) {
        return new TradeDetails(trade.id(), status, trade.expires(), trade.one(), trade.other());
    }
}
