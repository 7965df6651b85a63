package dev.astra.benchmarks.trades;

import dev.astra.trading.finder.FoundTrades;
import dev.astra.trading.finder.TradeFinder;
import dev.astra.trading.finder.TradeSearch;
import dev.astra.trading.offer.BatchVerdicts;
import dev.astra.trading.offer.Measure;
import dev.astra.trading.offer.OfferBatch;
import dev.astra.trading.offer.Tolerance;
import dev.astra.trading.offer.TradeEvaluator;
import dev.astra.trading.offer.TradeOffer;
import dev.astra.trading.offer.TradePolicy;
import dev.astra.trading.offer.Verdict;
import dev.astra.trading.value.ItemId;
import dev.astra.trading.value.ValueUpdate;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** The command: judges the same offers in Java and in Python, compares every verdict, and prints what it took. */
public final class Trades {
    private static final int ITEMS = 2_000;
    private static final int OFFERS = 1_000_000;
    private static final int COMPARED = 200_000;
    private static final int ROUNDS = 15;
    private static final TradePolicy POLICY = TradePolicy.STRICT
            .with(Measure.VALUE, Tolerance.fraction("0.02"))
            .with(Measure.RAP, Tolerance.amount(100))
            .cancelingEquals(true);

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Trades() {}

    /**
     * Measures.
     *
     * @param arguments the folder of {@code judge.py}, and one for files
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        Trades trades = new Trades();
        trades.judging(new Python(Path.of(arguments[0]).resolve("judge.py"), folder));
        trades.updating();
        trades.finding(50);
        trades.finding(200);
    }

    private void judging(Python python) throws IOException, InterruptedException {
        Market market = new Market(ITEMS, 1);
        List<TradeOffer> offers = market.offers(OFFERS, 2);
        TradeEvaluator evaluator = new TradeEvaluator(POLICY, market.book());
        double all = fastest(offers, evaluator);
        List<TradeOffer> compared = offers.subList(0, COMPARED);
        Python.Answer answer = python.judge(market.book(), POLICY, compared);
        List<String> mine = compared.stream()
                .map(offer -> Python.line(evaluator.judge(offer)))
                .toList();
        if (!mine.equals(answer.lines())) {
            throw new IllegalStateException("the verdicts differ: nothing is comparable");
        }
        double some = fastest(compared, evaluator);
        out.printf("1,000,000 offers, one thread, fastest of %d rounds: %.0f ms%n", ROUNDS, all * 1e3);
        out.printf("%,d offers, all verdicts and totals the same:%n", COMPARED);
        out.printf("  Java    %,12.0f offers/s%n", COMPARED / some);
        out.printf("  Python  %,12.0f offers/s (fastest of 3)%n", COMPARED / answer.seconds());
        out.printf("  ratio   %,12.0f%n", answer.seconds() / some);
        together(offers, evaluator, answer.seconds() / COMPARED);
    }

    /** The same offers as a batch that is laid out before, as where remembered offers are judged anew by new prices. */
    private void together(List<TradeOffer> offers, TradeEvaluator evaluator, double secondsOfPython) {
        long begun = System.nanoTime();
        OfferBatch batch = OfferBatch.of(offers);
        double made = (System.nanoTime() - begun) / 1e9;
        BatchVerdicts verdicts = evaluator.judge(batch);
        for (int place = 0; place < offers.size(); place++) {
            if (code(verdicts.verdict(place)) == 0 != (verdicts.decision(place) == BatchVerdicts.Decision.KEEP)) {
                throw new IllegalStateException("the batch differs: nothing is comparable");
            }
        }
        double one = fastest(() -> evaluator.judge(batch));
        List<OfferBatch> halves = List.of(
                OfferBatch.of(offers.subList(0, offers.size() / 2)),
                OfferBatch.of(offers.subList(offers.size() / 2, offers.size())));
        double two = fastest(() -> halves.parallelStream().map(evaluator::judge).toList());
        out.printf("as a batch, laid out in %.0f ms, all verdicts the same:%n", made * 1e3);
        out.printf("  one thread  %,12.0f offers/s, ratio %,.0f%n", OFFERS / one, OFFERS / one * secondsOfPython);
        out.printf("  two threads %,12.0f offers/s, ratio %,.0f%n", OFFERS / two, OFFERS / two * secondsOfPython);
    }

    private static double fastest(Supplier<?> work) {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 4 * ROUNDS; round++) {
            long begun = System.nanoTime();
            if (work.get() == null) {
                throw new IllegalStateException("expected verdicts");
            }
            best = Math.min(best, (System.nanoTime() - begun) / 1e9);
        }
        return best;
    }

    private static double fastest(List<TradeOffer> offers, TradeEvaluator evaluator) {
        TradeOffer[] array = offers.toArray(new TradeOffer[0]);
        double[] seconds = new double[ROUNDS];
        long seen = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            for (TradeOffer offer : array) {
                seen += code(evaluator.judge(offer));
            }
            seconds[round] = (System.nanoTime() - begun) / 1e9;
        }
        if (seen == 0) {
            throw new IllegalStateException("expected some trades to be declined");
        }
        return Arrays.stream(seconds).min().orElseThrow();
    }

    private static int code(Verdict verdict) {
        if (verdict instanceof Verdict.Keep) {
            return 0;
        }
        return verdict instanceof Verdict.Decline decline ? decline.reasons().size() : 3;
    }

    private void updating() {
        Market market = new Market(20_000, 3);
        double best = Double.MAX_VALUE;
        double first = 0;
        int changes = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            ValueUpdate update = ValueUpdate.of(market.file(), market.feed());
            byte[] bytes = update.file().bytes();
            double seconds = (System.nanoTime() - begun) / 1e9;
            changes = update.changes().size() + (bytes.length == 0 ? 1 : 0);
            first = round == 0 ? seconds : first;
            best = Math.min(best, seconds);
        }
        out.printf(
                "update of 20,000 items (%,d changes), written to bytes: first %.0f ms, fastest %.0f ms%n",
                changes, first * 1e3, best * 1e3);
    }

    private void finding(int side) {
        Market market = new Market(2 * side, 4);
        List<ItemId> ids = market.ids();
        for (Measure partner : Measure.values()) {
            TradeSearch search = TradeSearch.of(ids.subList(0, side), ids.subList(side, 2 * side), POLICY, -500)
                    .by(Measure.VALUE, partner)
                    .within(Duration.ofSeconds(10));
            for (int round = 1; round <= (side > 50 ? 1 : 3); round++) {
                long begun = System.nanoTime();
                FoundTrades found = new TradeFinder(market.book(), System::nanoTime).find(search);
                out.printf(
                        "find %d for %d, partner by %s, round %d: %.0f ms, proved %s, best gain %s%n",
                        side,
                        side,
                        partner,
                        round,
                        (System.nanoTime() - begun) / 1e6,
                        found.proved(),
                        found.trades().isEmpty()
                                ? "none"
                                : Long.toString(found.trades().get(0).gain()));
            }
        }
    }
}
