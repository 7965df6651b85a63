package dev.astra.trading.vault.value;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Immutable. What came of bringing the catalogue up to date.
 *
 * @param pages how many pages the source has
 * @param failed the pages that could not be read, and why; what stood on them keeps its value and grows stale
 * @param rows how many rows were taken in
 * @param added how many pets the vault did not take before
 * @param changed how many values are other than before
 * @param refused the rows that could not be understood, a sentence each
 */
public record UpdateReport(
        int pages, SortedMap<Integer, String> failed, int rows, int added, int changed, List<String> refused) {
    /** Copies the collections. */
    public UpdateReport {
        failed = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(failed)));
        refused = List.copyOf(refused);
    }
}
