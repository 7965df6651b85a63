package dev.astra.launcher.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.launcher.command.TextTable.Column;
import dev.astra.launcher.config.Settings;
import dev.astra.launcher.trading.Trading;
import dev.astra.trading.value.BookEntry;
import dev.astra.trading.value.UpdateOutcome;
import dev.astra.trading.value.ValueBook;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One thread. Shows what items are worth. */
@Command(name = "show", description = "Show what items are worth, the most valuable first.")
final class ValuesShow implements Callable<Integer> {
    private static final int MOST_SHOWN = 100_000;

    private final Session session;

    @Parameters(
            arity = "0..*",
            paramLabel = "ITEM",
            description = "numbers of items, or parts of their names; else all")
    private List<String> wanted = List.of();

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "20",
            description = "how many to show; default: ${DEFAULT-VALUE}")
    private int top;

    @Option(names = "--json", description = "print it for programs")
    private boolean json;

    @Spec
    private CommandSpec spec;

    ValuesShow(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Arguments.requireRange(spec, "--top", top, 1, MOST_SHOWN);
        Terminal terminal = Terminal.of(spec);
        ValueBook book = book();
        List<BookEntry> found = book.entries().stream()
                .filter(entry -> wanted.isEmpty() || wanted.stream().anyMatch(word -> matches(entry, word)))
                .sorted(Comparator.comparingLong(ValuesShow::worth).reversed().thenComparing(BookEntry::id))
                .toList();
        if (found.isEmpty()) {
            return terminal.refused(
                    "No item of " + Terminal.number(book.entries().size()) + " matches.");
        }
        if (json) {
            Json.print(json(book, found.stream().limit(top)), terminal);
        } else {
            tell(book, found, terminal);
        }
        return ExitCode.DONE;
    }

    private ValueBook book() {
        try {
            UpdateOutcome outcome = Trading.of(session.configuration()).values().preview();
            return outcome.fold(UpdateOutcome.Current::book, implausible -> {
                throw new RejectedException("the feed's answer is not believed: " + Words.list(implausible.doubts()));
            });
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("the look at the values was interrupted", stop);
        }
    }

    private static boolean matches(BookEntry entry, String word) {
        String lower = word.toLowerCase(Locale.ROOT).strip();
        return entry.id().toString().equals(lower)
                || (!lower.isEmpty() && entry.name().toLowerCase(Locale.ROOT).contains(lower));
    }

    private static long worth(BookEntry entry) {
        return entry.value().orElse(entry.fileValue().orElse(entry.rap().orElse(0)));
    }

    private void tell(ValueBook book, List<BookEntry> found, Terminal terminal) {
        TextTable table = new TextTable(
                session.colored(),
                Column.right("ITEM"),
                Column.right("VALUE"),
                Column.right("FILE"),
                Column.right("RAP"),
                Column.left("NAME"));
        found.stream()
                .limit(top)
                .forEach(entry -> table.row(
                        entry.id().toString(),
                        number(entry.value()),
                        number(entry.fileValue()),
                        number(entry.rap()),
                        entry.name() + (entry.projected() ? " (projected)" : "")));
        table.print(terminal);
        terminal.out()
                .println(Terminal.number(Math.min(top, found.size())) + " of "
                        + Terminal.count(found.size(), "item") + "; " + book.source() + ", fetched "
                        + Terminal.time(book.at(), session.configuration().get(Settings.ZONE)));
    }

    private static String number(OptionalLong number) {
        return number.isPresent() ? Terminal.number(number.getAsLong()) : "-";
    }

    private static ObjectNode json(ValueBook book, Stream<BookEntry> found) {
        ObjectNode root = Json.object();
        root.put("source", book.source()).put("fetchedAt", book.at().toString());
        ArrayNode items = root.putArray("items");
        found.forEach(entry -> {
            ObjectNode node = items.addObject();
            node.put("item", entry.id().value()).put("name", entry.name());
            Json.put(node, "value", entry.value());
            Json.put(node, "fileValue", entry.fileValue());
            Json.put(node, "rap", entry.rap());
            node.put("projected", entry.projected());
        });
        return root;
    }
}
