package dev.astra.launcher.command;

import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.launcher.trading.Inventories;
import dev.astra.launcher.trading.Trading;
import dev.astra.trading.finder.FoundTrades;
import dev.astra.trading.finder.TradeFinder;
import dev.astra.trading.finder.TradeSearch;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.offer.Measure;
import dev.astra.trading.value.ItemId;
import dev.astra.trading.value.UpdateOutcome;
import dev.astra.trading.value.ValueBook;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** One thread. Finds the best trades with somebody. Sends none. */
@Command(
        name = "find",
        description = "Find the trades with somebody that gain you the most and that your policy keeps. Sends none.")
final class TradesFind implements Callable<Integer> {
    private static final long MOST_LEAST = 1_000_000_000_000L;
    private static final int MOST_SECONDS = 600;

    private final Session session;

    @Option(
            names = "--partner",
            paramLabel = "ID",
            description = "the partner's number on Roblox; both inventories are read")
    private @Nullable PlayerId partner;

    @Option(
            names = "--mine",
            split = ",",
            paramLabel = "ITEM",
            description = "what you would give, in place of your inventory")
    private List<ItemId> mine = List.of();

    @Option(
            names = "--theirs",
            split = ",",
            paramLabel = "ITEM",
            description = "what you would get, in place of theirs")
    private List<ItemId> theirs = List.of();

    @Option(
            names = "--least",
            paramLabel = "N",
            defaultValue = "0",
            description = "the least that the partner gains; negative if they may lose; default: ${DEFAULT-VALUE}")
    private long least;

    @Option(
            names = "--gain",
            paramLabel = "value|rap",
            defaultValue = "value",
            description = "by what both gains are measured; default: ${DEFAULT-VALUE}")
    private Measure gain;

    @Option(
            names = "--items",
            paramLabel = "N",
            defaultValue = "4",
            description = "how many items a side gives at most, 1 to 4; default: ${DEFAULT-VALUE}")
    private int items;

    @Option(names = "--top", paramLabel = "N", defaultValue = "5", description = "how many; default: ${DEFAULT-VALUE}")
    private int top;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "how long to search; default: ${DEFAULT-VALUE}")
    private int seconds;

    @Option(names = "--json", description = "print it for programs")
    private boolean json;

    @Spec
    private CommandSpec spec;

    TradesFind(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        check();
        Trading trading = Trading.of(session.configuration());
        trading.settings().check(List.of());
        try {
            Inventories inventories = inventories(trading);
            ValueBook book = book(trading);
            FoundTrades found = new TradeFinder(book, System::nanoTime)
                    .find(new TradeSearch(
                            inventories.mine(),
                            inventories.theirs(),
                            trading.policy(),
                            gain,
                            gain,
                            least,
                            items,
                            top,
                            Duration.ofSeconds(seconds)));
            FoundPrinter printer = new FoundPrinter(Terminal.of(spec), session.colored());
            return json ? printer.json(found) : printer.tell(found, inventories, trading.policy());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("the search was interrupted", stop);
        }
    }

    private void check() {
        Arguments.requireRange(spec, "--least", least, -MOST_LEAST, MOST_LEAST);
        Arguments.requireRange(spec, "--items", items, 1, 4);
        Arguments.requireRange(spec, "--top", top, 1, 100);
        Arguments.requireRange(spec, "--seconds", seconds, 1, MOST_SECONDS);
        Arguments.requireRange(spec, "--mine", mine.size(), 0, TradeSearch.MOST_COPIES);
        Arguments.requireRange(spec, "--theirs", theirs.size(), 0, TradeSearch.MOST_COPIES);
        if (partner == null && (mine.isEmpty() || theirs.isEmpty())) {
            throw new ParameterException(
                    spec.commandLine(), "Missing required option: '--partner=ID', or both '--mine' and '--theirs'");
        }
    }

    private Inventories inventories(Trading trading) throws InterruptedException {
        return mine.isEmpty() || theirs.isEmpty()
                ? Inventories.read(trading.gateway(), Objects.requireNonNull(partner), mine, theirs)
                : new Inventories(mine, theirs, 0);
    }

    private static ValueBook book(Trading trading) throws InterruptedException {
        return trading.values().preview().fold(UpdateOutcome.Current::book, implausible -> {
            throw new RejectedException("the feed's answer is not believed: " + Words.list(implausible.doubts()));
        });
    }
}
