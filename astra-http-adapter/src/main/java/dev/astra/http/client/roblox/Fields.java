package dev.astra.http.client.roblox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.astra.core.UnavailableException;
import dev.astra.http.client.Reply;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.gateway.TradeId;
import dev.astra.trading.value.ItemId;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the fields of an answer. What is needed and is not there, or not of its form, is an {@link UnavailableException}
 * that names the field and shows nothing of its content.
 */
final class Fields {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");
    private static final int LONGEST_CURSOR = 2_048;

    private Fields() {}

    static JsonNode tree(Reply reply, String what) {
        try {
            JsonNode tree = JSON.readTree(reply.body());
            if (tree != null && tree.isObject()) {
                return tree;
            }
        } catch (JsonProcessingException broken) { // not as the cause: its text may quote the answer
            throw new UnavailableException(
                    "expected " + what + " as JSON from Roblox, found a fault in " + reply.body().length + " bytes");
        } catch (IOException impossible) {
            throw new UnavailableException("expected " + what + " as JSON, could not read it", impossible);
        }
        throw new UnavailableException("expected " + what + " as a JSON object from Roblox, found something else");
    }

    static JsonNode list(JsonNode parent, String field) {
        JsonNode list = parent.path(field);
        if (!list.isArray()) {
            throw missing(field, "a list");
        }
        return list;
    }

    static TradeId trade(JsonNode parent, String field) {
        return new TradeId(id(parent, field));
    }

    static PlayerId player(JsonNode parent) {
        return new PlayerId(id(parent.path("user"), "id"));
    }

    static ItemId item(JsonNode parent, String field) {
        return new ItemId(id(parent, field));
    }

    /** A positive number, also where it is written as a text. */
    static long id(JsonNode parent, String field) {
        JsonNode node = parent.path(field);
        String digits = node.isIntegralNumber() || node.isTextual() ? node.asText() : "";
        if (!NUMBER.matcher(digits).matches()) {
            throw missing(field, "a positive number");
        }
        return Long.parseLong(digits);
    }

    /** Robux in an offer; absent means none. */
    static long robux(JsonNode parent) {
        JsonNode node = parent.path("robux");
        if (node.isMissingNode() || node.isNull()) {
            return 0;
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
            throw missing("robux", "a number from 0 on");
        }
        return node.longValue();
    }

    static Instant time(JsonNode parent, String field) {
        return optionalTime(parent, field).orElseThrow(() -> missing(field, "a time"));
    }

    static Optional<Instant> optionalTime(JsonNode parent, String field) {
        JsonNode node = parent.path(field);
        if (!node.isTextual()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(node.textValue().strip()).toInstant());
        } catch (DateTimeException unreadable) {
            throw missing(field, "a time in ISO 8601");
        }
    }

    static String word(JsonNode parent, String field) {
        return parent.path(field).asText("").toLowerCase(Locale.ROOT);
    }

    static boolean flag(JsonNode parent, String field) {
        return parent.path(field).asBoolean(false);
    }

    /** What to ask for the next page with; empty on the last one. */
    static Optional<String> nextCursor(JsonNode page) {
        JsonNode next = page.path("nextPageCursor");
        if (!next.isTextual() || next.textValue().isBlank()) {
            return Optional.empty();
        }
        if (next.textValue().length() > LONGEST_CURSOR) {
            throw missing("nextPageCursor", "a text of at most " + LONGEST_CURSOR + " characters");
        }
        return Optional.of(next.textValue());
    }

    static UnavailableException missing(String field, String expected) {
        return new UnavailableException("expected " + field + " as " + expected
                + " in an answer of Roblox, found none; its format may have changed");
    }
}
