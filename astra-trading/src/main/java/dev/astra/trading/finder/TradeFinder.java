package dev.astra.trading.finder;

import dev.astra.trading.offer.Figures;
import dev.astra.trading.offer.Measure;
import dev.astra.trading.offer.Side;
import dev.astra.trading.offer.TradeEvaluator;
import dev.astra.trading.offer.TradeOffer;
import dev.astra.trading.offer.Verdict;
import dev.astra.trading.value.ItemId;
import dev.astra.trading.value.ValueBook;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * Thread-safe. Finds the trades between two inventories that gain me the most, that my policy keeps, and that leave the
 * partner at least what is asked for. Equal gains: fewer items first, then the smaller ids. Copies of an item are
 * interchangeable: a trade is found once, whichever copies it takes. No item stands on both sides of a trade: it would move
 * nothing, and only make my side larger, of which a policy may tolerate a part as loss.
 *
 * <p>Up to 50 items a side, with up to 4 for 4, the answer is exact. For larger inventories the time is limited, and {@link
 * FoundTrades#proved} says whether the answer is proved best.
 *
 * <pre>{@code
 * FoundTrades found = new TradeFinder(book, System::nanoTime).find(TradeSearch.of(mine, theirs, policy, 0));
 * }</pre>
 */
public final class TradeFinder {
    private final ValueBook book;
    private final LongSupplier ticker;

    /**
     * Prepares to search.
     *
     * @param book the prices
     * @param ticker nanoseconds from any fixed point, never going back; counts the limit of a search
     */
    public TradeFinder(ValueBook book, LongSupplier ticker) {
        this.book = Objects.requireNonNull(book, "book");
        this.ticker = Objects.requireNonNull(ticker, "ticker");
    }

    /** Searches. */
    public FoundTrades find(TradeSearch search) {
        TradeEvaluator evaluator = new TradeEvaluator(search.policy(), book);
        Set<Measure> needed = EnumSet.of(search.gainIn(), search.partnerIn());
        for (Measure measure : Measure.values()) {
            if (search.policy().mode().counts(measure)) {
                needed.add(measure);
            }
        }
        Inventory mine = new Inventory(search.mine(), evaluator, search.partnerIn(), needed);
        Inventory theirs = new Inventory(search.theirs(), evaluator, search.partnerIn(), needed);
        Search run = new Search(search, mine, theirs, ticker);
        List<FoundTrade> trades = run.run().candidates().stream()
                .map(candidate -> found(search, evaluator, mine, theirs, candidate))
                .toList();
        TreeSet<ItemId> unpriced = new TreeSet<>(mine.unpriced());
        unpriced.addAll(theirs.unpriced());
        return new FoundTrades(trades, run.left() == 0, run.units(), run.left(), List.copyOf(unpriced));
    }

    private static FoundTrade found(
            TradeSearch search, TradeEvaluator evaluator, Inventory mine, Inventory theirs, Candidate candidate) {
        TradeOffer offer =
                new TradeOffer(Side.of(mine.items(candidate.mine()), 0), Side.of(theirs.items(candidate.theirs()), 0));
        Verdict verdict = evaluator.judge(offer);
        long partners = verdict.weighing()
                .figures(search.partnerIn())
                .map(Figures::loss)
                .orElseThrow();
        return new FoundTrade(offer, candidate.gain(), partners, verdict);
    }
}
