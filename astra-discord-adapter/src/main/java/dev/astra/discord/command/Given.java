package dev.astra.discord.command;

import java.util.List;
import java.util.Map;

/**
 * Immutable. What came with the use of a menu or a form. {@link #toString} does not show it.
 *
 * @param chosen the values that were chosen from a menu; empty if it was none
 * @param filled the texts of a form by the id of the blank; empty if it was none
 */
public record Given(List<String> chosen, Map<String, String> filled) {
    /** Neither a menu nor a form. */
    public static final Given NOTHING = new Given(List.of(), Map.of());

    /** Copies both. */
    public Given {
        chosen = List.copyOf(chosen);
        filled = Map.copyOf(filled);
    }

    /** What was chosen from a menu. */
    public static Given chosen(List<String> values) {
        return new Given(values, Map.of());
    }

    /** What was filled into a form. */
    public static Given filled(Map<String, String> texts) {
        return new Given(List.of(), texts);
    }

    @Override
    public String toString() {
        return chosen.size() + " chosen, " + filled.size() + " filled";
    }
}
