package dev.astra.trading.vault.legacy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Immutable. The lines of an export.
 *
 * @param lines of each collection that was exported
 */
public record LegacyFiles(Map<LegacyCollection, List<String>> lines) {
    /** Copies the lists. */
    public LegacyFiles {
        Map<LegacyCollection, List<String>> copy = new EnumMap<>(LegacyCollection.class);
        lines.forEach((collection, each) -> copy.put(collection, List.copyOf(each)));
        lines = Map.copyOf(copy);
    }

    /** The lines of a collection; none if it was not exported. */
    public List<String> of(LegacyCollection collection) {
        return lines.getOrDefault(collection, List.of());
    }
}
