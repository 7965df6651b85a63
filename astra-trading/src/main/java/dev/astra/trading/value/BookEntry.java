package dev.astra.trading.value;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * Immutable. What is known about one item.
 *
 * @param id which item
 * @param name for people; empty if the feed does not know it
 * @param value what the feed's staff value it at; empty if it is not valued
 * @param fileValue what stands in the file of values; empty if it has no row there
 * @param rap the recent average price; empty if the feed has none
 * @param projected whether the feed marks its recent price as artificially raised
 */
public record BookEntry(
        ItemId id, String name, OptionalLong value, OptionalLong fileValue, OptionalLong rap, boolean projected) {
    /** Refuses missing parts. */
    public BookEntry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(fileValue, "fileValue");
        Objects.requireNonNull(rap, "rap");
    }

    /** The name with the number, or the number alone. */
    public String label() {
        return name.isEmpty() ? "item " + id : name + " (" + id + ")";
    }
}
