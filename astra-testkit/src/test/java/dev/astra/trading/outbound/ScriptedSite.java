package dev.astra.trading.outbound;

import dev.astra.core.UnavailableException;
import dev.astra.testkit.VirtualTime;
import dev.astra.trading.gateway.AccountOutcome;
import dev.astra.trading.gateway.Copy;
import dev.astra.trading.gateway.CopyId;
import dev.astra.trading.gateway.DeclineOutcome;
import dev.astra.trading.gateway.DetailsOutcome;
import dev.astra.trading.gateway.InventoryOutcome;
import dev.astra.trading.gateway.ListedTrade;
import dev.astra.trading.gateway.PageOutcome;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.gateway.SessionStop;
import dev.astra.trading.gateway.TradeDetails;
import dev.astra.trading.gateway.TradeGateway;
import dev.astra.trading.gateway.TradeId;
import dev.astra.trading.gateway.TradeParty;
import dev.astra.trading.gateway.TradeStatus;
import dev.astra.trading.value.ItemId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A trading site in memory, with faults by the number of the call. It counts what it did. */
final class ScriptedSite implements TradeGateway {
    static final PlayerId ME = new PlayerId(22);
    static final PlayerId PARTNER = new PlayerId(11);

    /** What goes wrong at a call. */
    enum Fault {
        /** Nothing was done. */
        DOWN,
        /** Nothing was done, and the site says when to come back. */
        LIMITED,
        /** It was done, and the answer is lost. */
        ANSWER_LOST,
        /** The program ends before it is done. */
        CRASH_BEFORE,
        /** The program ends after it was done. */
        CRASH_AFTER,
        CHALLENGE,
        TWO_STEP,
        SIGNED_OUT
    }

    /** The end of the program, as far as the test is concerned. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** A trade as the site has it. */
    static final class Trade {
        final TradeParty mine;
        final TradeParty theirs;
        final Instant expires;
        TradeStatus status = TradeStatus.OPEN;
        String refusal = "";

        Trade(TradeParty mine, TradeParty theirs, Instant expires) {
            this.mine = mine;
            this.theirs = theirs;
            this.expires = expires;
        }
    }

    final VirtualTime time;
    final TreeMap<Long, Trade> trades = new TreeMap<>();
    final Map<PlayerId, List<Copy>> inventories = new HashMap<>();
    final Set<PlayerId> hidden = new HashSet<>();
    final Map<Integer, Fault> faults = new HashMap<>();
    final List<String> calls = new ArrayList<>();
    final Map<Long, Integer> declined = new TreeMap<>();
    int pageSize = 10;
    boolean losesThePlace;

    ScriptedSite(VirtualTime time) {
        this.time = time;
    }

    static Copy copy(long id, long item) {
        return new Copy(new CopyId(Long.toString(id)), new ItemId(item), false);
    }

    /** A trade of one item for one; both own their copies, whose ids follow from the trade's. */
    Trade offer(long id, PlayerId partner, long myItem, long theirItem) {
        Copy mine = copy(id * 10, myItem);
        Copy theirs = copy(id * 10 + 1, theirItem);
        Trade trade = new Trade(
                new TradeParty(ME, List.of(mine), 0),
                new TradeParty(partner, List.of(theirs), 0),
                time.instant().plus(Duration.ofDays(4)));
        trades.put(id, trade);
        inventories.computeIfAbsent(ME, player -> new ArrayList<>()).add(mine);
        inventories.computeIfAbsent(partner, player -> new ArrayList<>()).add(theirs);
        return trade;
    }

    Trade offer(long id, long myItem, long theirItem) {
        return offer(id, PARTNER, myItem, theirItem);
    }

    Trade trade(long id) {
        return Objects.requireNonNull(trades.get(id), "trade");
    }

    List<Copy> owned(PlayerId player) {
        return inventories.computeIfAbsent(player, none -> new ArrayList<>());
    }

    int declines() {
        return declined.values().stream().mapToInt(Integer::intValue).sum();
    }

    long count(String call) {
        return calls.stream().filter(each -> each.startsWith(call)).count();
    }

    @Override
    public AccountOutcome account() {
        Optional<SessionStop> stop = called("account");
        return stop.<AccountOutcome>map(AccountOutcome.Stopped::new).orElseGet(() -> new AccountOutcome.SignedIn(ME));
    }

    @Override
    public PageOutcome outbound(Optional<String> cursor) {
        Optional<SessionStop> stop = called("page " + cursor.orElse("first"));
        if (stop.isPresent()) {
            return new PageOutcome.Stopped(stop.get());
        }
        if (losesThePlace && cursor.isPresent()) {
            losesThePlace = false;
            return new PageOutcome.CursorLost();
        }
        List<ListedTrade> open = trades.descendingMap().entrySet().stream()
                .filter(entry -> !entry.getValue().status.isOver())
                .map(entry -> new ListedTrade(
                        new TradeId(entry.getKey()),
                        entry.getValue().theirs.player(),
                        entry.getValue().expires,
                        entry.getValue().status))
                .toList();
        int from = cursor.map(Integer::parseInt).orElse(0);
        int to = Math.min(open.size(), from + pageSize);
        return new PageOutcome.Page(
                from >= open.size() ? List.of() : open.subList(from, to),
                to >= open.size() ? Optional.empty() : Optional.of(Integer.toString(to)));
    }

    @Override
    public DetailsOutcome details(TradeId id) {
        Optional<SessionStop> stop = called("details " + id);
        if (stop.isPresent()) {
            return new DetailsOutcome.Stopped(stop.get());
        }
        Trade trade = trades.get(id.value());
        if (trade == null) {
            return new DetailsOutcome.Gone();
        }
        boolean turned = id.value() % 2 == 0;
        return new DetailsOutcome.Found(new TradeDetails(
                id,
                trade.status,
                Optional.of(trade.expires),
                turned ? trade.theirs : trade.mine,
                turned ? trade.mine : trade.theirs));
    }

    @Override
    public DeclineOutcome decline(TradeId id) {
        Fault fault = faults.getOrDefault(calls.size() + 1, Fault.CRASH_BEFORE);
        boolean faulty = faults.containsKey(calls.size() + 1);
        boolean after = faulty && (fault == Fault.ANSWER_LOST || fault == Fault.CRASH_AFTER);
        Trade trade = trades.get(id.value());
        if (after && trade != null && !trade.status.isOver() && trade.refusal.isEmpty()) {
            take(id, trade);
        }
        Optional<SessionStop> stop = called("decline " + id);
        if (stop.isPresent()) {
            return new DeclineOutcome.Stopped(stop.get());
        }
        if (trade == null) {
            return new DeclineOutcome.Gone();
        }
        if (trade.status.isOver()) {
            return new DeclineOutcome.NotOpen();
        }
        if (!trade.refusal.isEmpty()) {
            return new DeclineOutcome.Refused(trade.refusal);
        }
        take(id, trade);
        return new DeclineOutcome.Declined();
    }

    private void take(TradeId id, Trade trade) {
        trade.status = TradeStatus.DECLINED;
        declined.merge(id.value(), 1, Integer::sum);
    }

    @Override
    public InventoryOutcome inventory(PlayerId player) {
        Optional<SessionStop> stop = called("inventory " + player);
        if (stop.isPresent()) {
            return new InventoryOutcome.Stopped(stop.get());
        }
        return hidden.contains(player)
                ? new InventoryOutcome.Hidden()
                : new InventoryOutcome.Owned(inventories.getOrDefault(player, List.of()));
    }

    private Optional<SessionStop> called(String call) {
        calls.add(call);
        Fault fault = faults.get(calls.size());
        if (fault == null) {
            return Optional.empty();
        }
        return switch (fault) {
            case DOWN, ANSWER_LOST -> throw new UnavailableException("no answer");
            case LIMITED -> throw new UnavailableException("429", Duration.ofSeconds(90));
            case CRASH_BEFORE, CRASH_AFTER -> throw new Crash();
            case CHALLENGE -> Optional.of(SessionStop.CHALLENGE);
            case TWO_STEP -> Optional.of(SessionStop.TWO_STEP);
            case SIGNED_OUT -> Optional.of(SessionStop.SIGNED_OUT);
        };
    }
}
