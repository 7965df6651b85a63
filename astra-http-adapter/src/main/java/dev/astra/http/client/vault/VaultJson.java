package dev.astra.http.client.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Handover;
import dev.astra.trading.vault.item.Item;
import dev.astra.trading.vault.session.EndAnswer;
import dev.astra.trading.vault.session.OpenAnswer;
import dev.astra.trading.vault.trade.TradeCode;
import dev.astra.trading.vault.trade.TradeKey;
import java.util.SortedMap;
import java.util.TreeMap;

/** Immutable. The bodies of requests to the vault and of its answers. */
final class VaultJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private VaultJson() {}

    static String opening(TradeKey key, PlayerId player) {
        ObjectNode body = MAPPER.createObjectNode();
        body.put("bot", key.bot().value());
        body.put("trade", key.trade().value());
        return body.put("player", player.value()).toString();
    }

    static String handover(Handover handover) {
        ObjectNode body = MAPPER.createObjectNode();
        ArrayNode items = body.putArray("items");
        for (Handover.Piece piece : handover.pieces()) {
            String name =
                    piece.variant().isPresent() ? piece.item().map(Item::name).orElse(piece.name()) : piece.name();
            items.addObject().put("name", name).put("quantity", piece.quantity());
        }
        return body.put("gems", handover.gems()).toString();
    }

    static OpenAnswer opened(VaultAnswer answer) {
        if (!answer.good()) {
            return answer.open() ? new OpenAnswer.NoAnswer() : new OpenAnswer.NotUnderstood(answer.reason());
        }
        JsonNode body = answer.body();
        try {
            return switch (body.path("decision").asText("")) {
                case "deposit" -> new OpenAnswer.Deposit(code(body));
                case "withdraw" -> new OpenAnswer.Withdraw(code(body), reserved(body));
                case "unknown-player" -> new OpenAnswer.UnknownPlayer();
                case "busy" -> new OpenAnswer.Busy();
                default -> new OpenAnswer.NotUnderstood("another decision");
            };
        } catch (IllegalArgumentException | ArithmeticException unreadable) {
            return new OpenAnswer.NotUnderstood("an answer that cannot be read");
        }
    }

    private static TradeCode code(JsonNode body) {
        return new TradeCode(body.path("code").asText(""));
    }

    private static Bundle reserved(JsonNode body) {
        SortedMap<Item, Long> items = new TreeMap<>();
        for (JsonNode line : body.path("items")) {
            items.merge(Item.parse(line.path("name").asText("")), whole(line, "quantity"), Math::addExact);
        }
        return new Bundle(items, whole(body, "gems"));
    }

    private static long whole(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException(name + ": expected a whole number");
        }
        return value.longValue();
    }

    static EndAnswer ended(VaultAnswer answer) {
        if (answer.good()) {
            return new EndAnswer.Acknowledged();
        }
        return answer.open() ? new EndAnswer.NoAnswer() : new EndAnswer.Rejected(answer.reason());
    }
}
