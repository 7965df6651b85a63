package dev.astra.trading.outbound;

import dev.astra.trading.offer.TradeEvaluator;
import dev.astra.trading.offer.TradeOffer;
import dev.astra.trading.offer.TradePolicy;
import dev.astra.trading.offer.Verdict;
import dev.astra.trading.value.ValueBook;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One thread. Judges by the newest book, also when there is a newer one in the middle of a scan. */
final class Prices {
    private final Supplier<Optional<ValueBook>> books;
    private final TradePolicy policy;
    private final Duration mostAge;
    private final InstantSource clock;
    private @Nullable TradeEvaluator evaluator;

    Prices(Supplier<Optional<ValueBook>> books, TradePolicy policy, Duration mostAge, InstantSource clock) {
        this.books = books;
        this.policy = policy;
        this.mostAge = mostAge;
        this.clock = clock;
    }

    /** Why nothing can be judged now. */
    Optional<String> problem() {
        Optional<ValueBook> book = books.get();
        if (book.isEmpty()) {
            return Optional.of("there are no values yet; nothing is declined until the feed has answered");
        }
        Duration age = book.get().age(clock.instant());
        return age.compareTo(mostAge) <= 0
                ? Optional.empty()
                : Optional.of("the values are " + age.toMinutes() + " minutes old, at most " + mostAge.toMinutes()
                        + " are believed; nothing is declined until the feed has answered");
    }

    Verdict judge(TradeOffer offer) {
        ValueBook book = books.get().orElseThrow();
        TradeEvaluator current = evaluator;
        if (current == null || current.book() != book) {
            current = new TradeEvaluator(policy, book);
            evaluator = current;
        }
        return current.judge(offer);
    }
}
