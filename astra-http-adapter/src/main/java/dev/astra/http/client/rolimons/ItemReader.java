package dev.astra.http.client.rolimons;

import com.fasterxml.jackson.databind.JsonNode;
import dev.astra.trading.value.ItemId;
import dev.astra.trading.value.ItemValue;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Reads one item: a list of at least ten positions, numbers or texts that are numbers. Further positions are left out; so
 * is every word that this version does not know.
 */
final class ItemReader {
    private static final int POSITIONS = 10;
    private static final int NAME = 0;
    private static final int RAP = 2;
    private static final int VALUE = 3;
    private static final int DEMAND = 5;
    private static final int TREND = 6;
    private static final int PROJECTED = 7;
    private static final int RARE = 9;
    private static final int HIGHEST_CODE = 4;
    private static final int LONGEST_NAME = 200;
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}");

    private ItemReader() {}

    /** The item; empty if it cannot be understood. */
    static Optional<ItemValue> read(String id, JsonNode positions) {
        if (!ID.matcher(id).matches() || !positions.isArray() || positions.size() < POSITIONS) {
            return Optional.empty();
        }
        OptionalLong rap = number(positions.get(RAP));
        OptionalLong value = number(positions.get(VALUE));
        if (rap.isEmpty() || value.isEmpty() || !isPrice(rap.getAsLong()) || !isPrice(value.getAsLong())) {
            return Optional.empty();
        }
        return Optional.of(new ItemValue(
                new ItemId(Long.parseLong(id)),
                name(positions.get(NAME)),
                unlessNone(rap),
                unlessNone(value),
                number(positions.get(PROJECTED)).orElse(-1) == 1));
    }

    /** Whether the positions that are not used have the look of what they should be. */
    static boolean looksRight(JsonNode positions) {
        return within(positions.path(DEMAND), -1, HIGHEST_CODE)
                && within(positions.path(TREND), -1, HIGHEST_CODE)
                && within(positions.path(PROJECTED), -1, 1)
                && within(positions.path(PROJECTED + 1), -1, 1)
                && within(positions.path(RARE), -1, 1);
    }

    private static boolean within(JsonNode node, long least, long most) {
        OptionalLong number = number(node);
        return number.isPresent() && number.getAsLong() >= least && number.getAsLong() <= most;
    }

    private static boolean isPrice(long number) {
        return number >= -1 && number <= ItemValue.MOST;
    }

    private static OptionalLong unlessNone(OptionalLong number) {
        return number.getAsLong() == -1 ? OptionalLong.empty() : number;
    }

    private static OptionalLong number(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return OptionalLong.of(node.longValue());
        }
        return node.isTextual() && NUMBER.matcher(node.textValue().strip()).matches()
                ? OptionalLong.of(Long.parseLong(node.textValue().strip()))
                : OptionalLong.empty();
    }

    private static String name(JsonNode node) {
        String plain = node.asText("").replaceAll("\\p{Cntrl}", " ").strip();
        return plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
    }
}
