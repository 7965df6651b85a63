package dev.astra.trading.value;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Immutable. What an answer of the feed makes of a file of values. The rules, row by row:
 *
 * <table>
 *   <caption>Rules</caption>
 *   <tr><th>The feed</th><th>The row</th><th>becomes</th><th>counts</th></tr>
 *   <tr><td>does not know the item</td><td>any</td><td>as it is, and is named</td><td>no</td></tr>
 *   <tr><td>does not value it</td><td>not pinned</td><td>as it is</td><td>no</td></tr>
 *   <tr><td>does not value it</td><td>pinned</td><td>removed</td><td>yes</td></tr>
 *   <tr><td>gives the same value</td><td>any</td><td>pinned</td><td>no</td></tr>
 *   <tr><td>gives another value</td><td>any</td><td>that value, pinned</td><td>yes</td></tr>
 *   <tr><td>values it</td><td>none</td><td>added behind the others, by id</td><td>yes</td></tr>
 * </table>
 *
 * @param file the file as it is to be; equal to the one before if nothing is to be written
 * @param changes what counts, in the order of the file, additions last
 * @param pinned items whose row was only marked as pinned
 * @param unknown items of the file that the feed does not know
 */
public record ValueUpdate(ValuesFile file, List<ValueChange> changes, List<ItemId> pinned, List<ItemId> unknown) {
    /** Copies the lists. */
    public ValueUpdate {
        Objects.requireNonNull(file, "file");
        changes = List.copyOf(changes);
        pinned = List.copyOf(pinned);
        unknown = List.copyOf(unknown);
    }

    /**
     * Applies the rules.
     *
     * @param before the file as it is
     * @param feed the answer, already found plausible
     */
    public static ValueUpdate of(ValuesFile before, FetchedFeed feed) {
        return new Rules(before, feed).apply();
    }

    /** Whether anything counts. */
    public boolean changed() {
        return !changes.isEmpty();
    }

    /** One thread. The rules at work. */
    private static final class Rules {
        private final ValuesFile before;
        private final Map<ItemId, ItemValue> feed = new HashMap<>();
        private final Map<ItemId, Optional<ValueRow>> rows = new HashMap<>();
        private final List<ValueChange> changes = new ArrayList<>();
        private final List<ItemId> pinned = new ArrayList<>();
        private final List<ItemId> unknown = new ArrayList<>();

        Rules(ValuesFile before, FetchedFeed feed) {
            this.before = before;
            feed.items().forEach(item -> this.feed.put(item.id(), item));
        }

        ValueUpdate apply() {
            for (ValueRow row : before.rows()) {
                ItemValue item = feed.get(row.id());
                if (item == null) {
                    unknown.add(row.id());
                } else if (item.value().isPresent()) {
                    valued(row, item, item.value().getAsLong());
                } else if (row.pinned()) {
                    rows.put(row.id(), Optional.empty());
                    changes.add(new ValueChange.Devalued(row.id(), item.name(), row.value()));
                }
            }
            List<ValueRow> added = feed.values().stream()
                    .filter(item ->
                            item.value().isPresent() && before.find(item.id()).isEmpty())
                    .sorted(Comparator.comparing(ItemValue::id))
                    .map(this::added)
                    .toList();
            boolean same = rows.isEmpty() && added.isEmpty();
            return new ValueUpdate(same ? before : before.with(rows, added), changes, pinned, unknown);
        }

        private void valued(ValueRow row, ItemValue item, long value) {
            if (row.value() != value) {
                changes.add(new ValueChange.Revalued(row.id(), item.name(), row.value(), value));
            } else if (!row.pinned()) {
                pinned.add(row.id());
            } else {
                return;
            }
            rows.put(row.id(), Optional.of(row.pinnedAt(value)));
        }

        private ValueRow added(ItemValue item) {
            long value = item.value().orElseThrow();
            changes.add(new ValueChange.Added(item.id(), item.name(), value));
            return ValueRow.added(item.id(), value);
        }
    }
}
