package dev.astra.testkit;

import dev.astra.trading.gateway.AccountOutcome;
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
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. The trades of a {@link TradingSite} without a network, in pages. What happens before or after a request can
 * be scripted: a failure, a lost answer, an item that changes hands.
 */
public final class InMemoryTradeGateway implements TradeGateway {
    private static final String CURSOR = "below ";

    private final TradingSite site;
    private final int pageSize;
    private final List<String> requests = new ArrayList<>();
    private final Deque<Runnable> before = new ArrayDeque<>();
    private final Deque<Runnable> after = new ArrayDeque<>();
    private @Nullable SessionStop stop;

    /**
     * A gateway to a site.
     *
     * @param site what it shows
     * @param pageSize how many trades a page has; at least 1
     */
    public InMemoryTradeGateway(TradingSite site, int pageSize) {
        if (pageSize < 1) {
            throw new IllegalArgumentException("pageSize must be >= 1, got " + pageSize);
        }
        this.site = site;
        this.pageSize = pageSize;
    }

    /** Answers everything with a stop from now on. */
    public synchronized void stop(SessionStop why) {
        stop = why;
    }

    /** Works again. */
    public synchronized void resume() {
        stop = null;
    }

    /** Runs before the next request that nothing was scripted for; what it throws is the answer, and nothing was done. */
    public synchronized void before(Runnable step) {
        before.add(step);
    }

    /** Runs after the next request was done; what it throws takes the place of the answer. */
    public synchronized void after(Runnable step) {
        after.add(step);
    }

    /** What was asked so far: {@code account}, {@code outbound}, {@code details 7}, {@code decline 7}, {@code inventory 1}. */
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    /** Forgets what was asked. */
    public synchronized void forgetRequests() {
        requests.clear();
    }

    @Override
    public AccountOutcome account() {
        return asked("account", () -> new AccountOutcome.SignedIn(site.account()), AccountOutcome.Stopped::new);
    }

    @Override
    public PageOutcome outbound(Optional<String> cursor) {
        return asked("outbound", () -> page(cursor), PageOutcome.Stopped::new);
    }

    private PageOutcome page(Optional<String> cursor) {
        Optional<Long> below = cursor.map(place -> Long.parseLong(place.substring(CURSOR.length())));
        List<TradeDetails> open = site.open().stream()
                .filter(trade -> below.isEmpty() || trade.id().value() < below.get())
                .toList();
        List<ListedTrade> page = open.stream().limit(pageSize).map(this::listed).toList();
        Optional<String> next = open.size() > pageSize
                ? Optional.of(CURSOR + page.get(page.size() - 1).id())
                : Optional.empty();
        return new PageOutcome.Page(page, next);
    }

    private ListedTrade listed(TradeDetails trade) {
        return new ListedTrade(
                trade.id(),
                trade.partnerOf(site.account()).orElse(trade.other()).player(),
                trade.expires().orElse(Instant.MAX),
                trade.status());
    }

    @Override
    public DetailsOutcome details(TradeId trade) {
        return asked(
                "details " + trade,
                () -> site.trade(trade)
                        .<DetailsOutcome>map(DetailsOutcome.Found::new)
                        .orElseGet(DetailsOutcome.Gone::new),
                DetailsOutcome.Stopped::new);
    }

    @Override
    public DeclineOutcome decline(TradeId trade) {
        return asked("decline " + trade, () -> site.decline(trade), DeclineOutcome.Stopped::new);
    }

    @Override
    public InventoryOutcome inventory(PlayerId player) {
        return asked("inventory " + player, () -> site.inventory(player), InventoryOutcome.Stopped::new);
    }

    private <T> T asked(
            String request,
            java.util.function.Supplier<? extends T> work,
            java.util.function.Function<SessionStop, ? extends T> stopped) {
        Runnable first;
        Runnable then;
        SessionStop now;
        synchronized (this) {
            requests.add(request);
            first = before.poll();
            then = first == null ? after.poll() : null;
            now = stop;
        }
        if (now != null) {
            return stopped.apply(now);
        }
        if (first != null) {
            first.run();
        }
        T answer = work.get();
        if (then != null) {
            then.run();
        }
        return answer;
    }
}
