package dev.astra.launcher.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.astra.launcher.command.TextTable.Column;
import dev.astra.launcher.trading.Inventories;
import dev.astra.trading.finder.FoundTrade;
import dev.astra.trading.finder.FoundTrades;
import dev.astra.trading.offer.PricedItem;
import dev.astra.trading.offer.TradePolicy;
import java.util.List;

/** One thread. Tells which trades were found, to people or to programs. */
record FoundPrinter(Terminal terminal, boolean colored) {
    int tell(FoundTrades found, Inventories inventories, TradePolicy policy) {
        terminal.policy(policy);
        terminal.row(
                "searched",
                Terminal.count(inventories.mine().size(), "item") + " of yours, "
                        + Terminal.number(inventories.theirs().size()) + " of theirs"
                        + (inventories.onHold() == 0 ? "" : "; " + inventories.onHold() + " on hold were left out"));
        if (!found.unpriced().isEmpty()) {
            terminal.row("left out", Terminal.count(found.unpriced().size(), "item") + " without a price");
        }
        if (found.trades().isEmpty()) {
            return terminal.done(
                    found.proved()
                            ? "There is no trade that gains you anything and gives the partner what was asked."
                            : "No trade was found before the time ran out; --seconds gives it more.");
        }
        TextTable table = new TextTable(
                colored,
                Column.right("YOU GAIN"),
                Column.right("PARTNER"),
                Column.left(""),
                Column.right("VALUE"),
                Column.left("ITEM"));
        found.trades().forEach(trade -> rows(table, trade));
        table.print(terminal);
        return terminal.done(
                found.proved()
                        ? "There are no better ones."
                        : "The time ran out: there may be better ones; --seconds gives it more.");
    }

    private static void rows(TextTable table, FoundTrade trade) {
        String gain = signed(trade.gain());
        String partner = signed(trade.partnersGain());
        String word = "give";
        for (PricedItem item : trade.verdict().weighing().mine()) {
            table.styled(gain.isEmpty() ? "" : "green", gain, partner, word, price(item), item.label());
            gain = "";
            partner = "";
            word = "";
        }
        word = "get";
        for (PricedItem item : trade.verdict().weighing().theirs()) {
            table.row("", "", word, price(item), item.label());
            word = "";
        }
    }

    private static String signed(long robux) {
        return (robux > 0 ? "+" : "") + Terminal.number(robux);
    }

    private static String price(PricedItem item) {
        return item.value().isPresent() ? Terminal.number(item.value().getAsLong()) : "?";
    }

    int json(FoundTrades found) {
        ObjectNode root = Json.object();
        root.put("proved", found.proved());
        ArrayNode trades = root.putArray("trades");
        for (FoundTrade trade : found.trades()) {
            ObjectNode node = trades.addObject();
            node.put("gain", trade.gain()).put("partnersGain", trade.partnersGain());
            items(node.putArray("give"), trade.verdict().weighing().mine());
            items(node.putArray("get"), trade.verdict().weighing().theirs());
            ArrayNode reasons = node.putArray("reasons");
            trade.reasons().forEach(reasons::add);
        }
        ArrayNode unpriced = root.putArray("unpriced");
        found.unpriced().forEach(id -> unpriced.add(id.value()));
        Json.print(root, terminal);
        return ExitCode.DONE;
    }

    private static void items(ArrayNode list, List<PricedItem> items) {
        for (PricedItem item : items) {
            ObjectNode node = list.addObject();
            node.put("item", item.id()).put("label", item.label());
            Json.put(node, "value", item.value());
            Json.put(node, "rap", item.rap());
        }
    }
}
