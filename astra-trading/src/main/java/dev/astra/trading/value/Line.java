package dev.astra.trading.value;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Immutable. One line of a {@link ValuesFile} as it is written.
 *
 * @param text without its end
 * @param end the line end; empty on a last line that has none
 * @param itsRow the row, if it is one
 */
record Line(String text, String end, @Nullable ValueRow itsRow) {
    static Line of(ValueRow row, String end) {
        return new Line(row.text(), end, row);
    }

    Optional<ValueRow> row() {
        return Optional.ofNullable(itsRow);
    }

    Line ending(String other) {
        return new Line(text, other, itsRow);
    }
}
