package dev.astra.launcher.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.astra.core.UnavailableException;
import dev.astra.launcher.command.TextTable.Column;
import dev.astra.launcher.trading.Trading;
import dev.astra.trading.value.ItemValues;
import dev.astra.trading.value.UpdateOutcome;
import dev.astra.trading.value.ValueChange;
import dev.astra.trading.value.ValueUpdate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One thread. Compares the file of values with the feed and tells what changed. */
abstract class ValuesCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--json", description = "print it for programs")
    private boolean json;

    @Spec
    private CommandSpec spec;

    ValuesCommand(Session session) {
        this.session = session;
    }

    /** Asks the feed, and writes or not. */
    abstract UpdateOutcome compare(ItemValues values) throws InterruptedException;

    @Override
    public final Integer call() {
        Trading trading = Trading.of(session.configuration());
        Terminal terminal = Terminal.of(spec);
        try {
            return compare(trading.values())
                    .fold(current -> tell(current, trading, terminal), implausible -> refuse(implausible, terminal));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("the look at the values was interrupted; the file stays as it is", stop);
        }
    }

    private int refuse(UpdateOutcome.Implausible implausible, Terminal terminal) {
        if (json) {
            ObjectNode root = Json.object();
            root.put("plausible", false);
            ArrayNode doubts = root.putArray("doubts");
            implausible.doubts().forEach(doubts::add);
            Json.print(root, terminal);
        }
        terminal.err().println("The feed's answer is not believed, and the file stays as it is:");
        return terminal.refused(
                implausible.doubts().stream().map(doubt -> "  " + doubt).toArray(String[]::new));
    }

    private int tell(UpdateOutcome.Current current, Trading trading, Terminal terminal) {
        if (json) {
            Json.print(json(current, trading), terminal);
            return ExitCode.DONE;
        }
        ValueUpdate update = current.update();
        terminal.out()
                .println(current.book().source() + " has "
                        + Terminal.number(current.book().entries().size()) + " items with those of "
                        + trading.valuesFile());
        if (update.changed()) {
            table(update).print(terminal);
        }
        terminal.row("changed", Terminal.count(update.changes().size(), "item"));
        terminal.row("newly pinned", Terminal.count(update.pinned().size(), "item") + ", at the value that they had");
        terminal.row("unknown", Terminal.count(update.unknown().size(), "item") + " of the file, kept as they are");
        return terminal.done(current.written() ? "The file was replaced." : "The file was not touched.");
    }

    private TextTable table(ValueUpdate update) {
        TextTable table = new TextTable(
                session.colored(),
                Column.right("ITEM"),
                Column.right("WAS"),
                Column.right("IS"),
                Column.right("CHANGE"),
                Column.left("NAME"));
        for (ValueChange change : update.changes()) {
            change.fold(
                    it -> row(table, it, number(it.before()), number(it.after()), it.after() - it.before()),
                    it -> row(table, it, number(it.before()), "removed", 0),
                    it -> row(table, it, "new", number(it.after()), 0));
        }
        return table;
    }

    private static boolean row(TextTable table, ValueChange change, String was, String is, long difference) {
        table.styled(
                difference < 0 ? "red" : difference > 0 ? "green" : "yellow",
                change.id().toString(),
                was,
                is,
                difference == 0 ? "" : (difference > 0 ? "+" : "") + number(difference),
                change.name());
        return true;
    }

    private static String number(long robux) {
        return Terminal.number(robux);
    }

    private static ObjectNode json(UpdateOutcome.Current current, Trading trading) {
        ObjectNode root = Json.object();
        root.put("plausible", true);
        root.put("file", trading.valuesFile().toString());
        root.put("source", current.book().source());
        root.put("fetchedAt", current.book().at().toString());
        root.put("written", current.written());
        ArrayNode changes = root.putArray("changes");
        for (ValueChange change : current.update().changes()) {
            ObjectNode node = changes.addObject();
            node.put("item", change.id().value()).put("name", change.name());
            change.fold(
                    it -> node.put("kind", "revalued")
                            .put("before", it.before())
                            .put("after", it.after()),
                    it -> node.put("kind", "devalued")
                            .put("before", it.before())
                            .putNull("after"),
                    it -> node.put("kind", "added").putNull("before").put("after", it.after()));
        }
        ArrayNode pinned = root.putArray("pinned");
        current.update().pinned().forEach(id -> pinned.add(id.value()));
        ArrayNode unknown = root.putArray("unknown");
        current.update().unknown().forEach(id -> unknown.add(id.value()));
        return root;
    }
}
