package dev.astra.http.server.vault;

import dev.astra.core.UserId;
import dev.astra.http.server.Fault;
import dev.astra.http.server.FaultException;
import dev.astra.http.server.Fields;
import dev.astra.http.server.MalformedCallException;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Handover;
import dev.astra.trading.vault.item.Item;
import dev.astra.trading.vault.trade.BotId;
import dev.astra.trading.vault.trade.ServerTradeId;
import dev.astra.trading.vault.trade.TradeKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Immutable. The vault's values as they stand in bodies and paths. */
final class Wire {
    static final int MOST_LINES = Handover.MOST_PIECES;
    static final int LONGEST_NAME = 200;
    static final long MOST_GEMS = 1_000_000_000_000_000L;

    private static final char BETWEEN = '~';
    private static final long MOST_ID = 999_999_999_999_999_999L;

    private Wire() {}

    static PlayerId player(Fields fields, String name) {
        return new PlayerId(fields.whole(name, 1, MOST_ID));
    }

    static UserId user(String text) {
        return read("user", () -> UserId.parse(text));
    }

    static TradeKey key(Fields fields) {
        String bot = fields.text("bot", LONGEST_NAME);
        String trade = fields.text("trade", LONGEST_NAME);
        return new TradeKey(
                read(fields, "bot", () -> new BotId(bot)), read(fields, "trade", () -> new ServerTradeId(trade)));
    }

    /** The bot, a tilde and the game's id. */
    static TradeKey key(String id) {
        int between = id.indexOf(BETWEEN);
        if (between < 0) {
            throw unreadable("path/id", "expected a bot, a tilde and the game's id of a trade");
        }
        return read(
                "path/id",
                () -> new TradeKey(new BotId(id.substring(0, between)), new ServerTradeId(id.substring(between + 1))));
    }

    static String id(TradeKey key) {
        return key.bot().value() + BETWEEN + key.trade().value();
    }

    /** What somebody says changed hands; nothing of it is checked. */
    static Handover handover(Fields fields) {
        List<Handover.Piece> pieces = new ArrayList<>();
        for (Fields line : fields.objects("items", MOST_LINES)) {
            String name = line.text("name", LONGEST_NAME);
            long quantity = line.whole("quantity", -MOST_GEMS, MOST_GEMS, 1);
            pieces.add(new Handover.Piece(name, java.util.Optional.empty(), quantity));
        }
        return new Handover(pieces, fields.whole("gems", -MOST_GEMS, MOST_GEMS, 0));
    }

    /** What somebody wishes to have. */
    static Bundle wish(Fields fields) {
        SortedMap<Item, Long> items = new TreeMap<>();
        for (Fields line : fields.objects("items", MOST_LINES)) {
            String name = line.text("name", LONGEST_NAME);
            long quantity = line.whole("quantity", 1, Bundle.MOST_PIECES, 1);
            items.merge(read(line, "name", () -> Item.parse(name)), quantity, Math::addExact);
        }
        long gems = fields.whole("gems", 0, MOST_GEMS, 0);
        return read(fields, "items", () -> new Bundle(items, gems));
    }

    static List<Map<String, Object>> items(Map<Item, Long> items) {
        List<Map<String, Object>> lines = new ArrayList<>();
        items.forEach((item, quantity) -> {
            Map<String, Object> line = item(item);
            line.put("quantity", quantity);
            lines.add(line);
        });
        return lines;
    }

    static Map<String, Object> item(Item item) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("name", item.name());
        line.put("base", item.base());
        line.put("rarity", item.rarity().word());
        line.put("shiny", item.shiny());
        return line;
    }

    /** A word of the domain as it stands in JSON. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Fault fault(int status, dev.astra.trading.vault.item.Fault broken) {
        return Fault.of(status, word(broken.kind()), broken.message());
    }

    private static <T> T read(Fields fields, String name, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            throw fields.problem(name, "expected another value: " + wrong.getMessage());
        }
    }

    private static <T> T read(String place, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (MalformedCallException malformed) {
            throw malformed;
        } catch (IllegalArgumentException wrong) {
            throw unreadable(place, "expected another value: " + wrong.getMessage());
        }
    }

    private static FaultException unreadable(String place, String detail) {
        return new FaultException(Fault.at(400, "malformed", place, detail));
    }
}
