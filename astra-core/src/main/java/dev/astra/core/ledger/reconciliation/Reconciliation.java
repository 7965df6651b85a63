package dev.astra.core.ledger.reconciliation;

import dev.astra.core.ledger.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Immutable. Entries of an account beside the lines of an outside statement. First by reference: of the same amount they
 * match, otherwise they differ. What is left then by amount, where one of the two has no reference, and by time, where the
 * line has one.
 *
 * @param matched the same here and there
 * @param different the same reference, but another amount
 * @param missing here, but not in the statement
 * @param extra in the statement, but not here
 */
public record Reconciliation(List<Pair> matched, List<Pair> different, List<Entry> missing, List<OutsideLine> extra) {
    /**
     * Immutable. An entry and a line.
     *
     * @param entry here
     * @param line there
     */
    public record Pair(Entry entry, OutsideLine line) {}

    /**
     * Immutable. What belongs together.
     *
     * @param reference the key of the metadata that holds an entry's reference
     * @param tolerance how far apart the times of an entry and a line may be, where there is no reference
     */
    public record Rule(String reference, Duration tolerance) {
        /** By {@code reference}, and a day apart at most. */
        public static final Rule STANDARD = new Rule("reference", Duration.ofDays(1));

        /** Refuses a tolerance below zero. */
        public Rule {
            Objects.requireNonNull(reference, "reference");
            if (tolerance.isNegative()) {
                throw new IllegalArgumentException("tolerance must be >= 0, got " + tolerance);
            }
        }

        private String of(Entry entry) {
            return entry.metadata().values().getOrDefault(reference, "");
        }

        private boolean near(Entry entry, OutsideLine line) {
            Instant effective = entry.effectiveAt();
            return line.at()
                    .map(at -> Duration.between(effective, at).abs().compareTo(tolerance) <= 0)
                    .orElse(true);
        }
    }

    /** Copies the lists. */
    public Reconciliation {
        matched = List.copyOf(matched);
        different = List.copyOf(different);
        missing = List.copyOf(missing);
        extra = List.copyOf(extra);
    }

    /** Compares. */
    public static Reconciliation of(List<Entry> entries, List<OutsideLine> lines, Rule rule) {
        List<Pair> matched = new ArrayList<>();
        List<Pair> different = new ArrayList<>();
        Set<Entry> left = new LinkedHashSet<>(entries);
        List<OutsideLine> open = new ArrayList<>(lines);
        open = byReference(left, open, rule, true, matched);
        open = byReference(left, open, rule, false, different);
        open = byAmount(left, open, rule, matched);
        return new Reconciliation(matched, different, List.copyOf(left), open);
    }

    private static List<OutsideLine> byReference(
            Set<Entry> left, List<OutsideLine> lines, Rule rule, boolean sameAmount, List<Pair> pairs) {
        Map<Object, Deque<Entry>> entries = new HashMap<>();
        for (Entry entry : left) {
            if (!rule.of(entry).isEmpty()) {
                Object key = sameAmount ? List.of(rule.of(entry), entry.amount()) : rule.of(entry);
                entries.computeIfAbsent(key, each -> new ArrayDeque<>()).add(entry);
            }
        }
        List<OutsideLine> open = new ArrayList<>();
        for (OutsideLine line : lines) {
            Object key = sameAmount ? List.of(line.reference(), line.amount()) : line.reference();
            Entry entry = entries.getOrDefault(key, new ArrayDeque<>()).poll();
            if (entry == null) {
                open.add(line);
            } else {
                left.remove(entry);
                pairs.add(new Pair(entry, line));
            }
        }
        return open;
    }

    private static List<OutsideLine> byAmount(Set<Entry> left, List<OutsideLine> lines, Rule rule, List<Pair> pairs) {
        Map<Object, Deque<Entry>> entries = new HashMap<>();
        for (Entry entry : left) {
            Object key = List.of(entry.amount(), rule.of(entry).isEmpty());
            entries.computeIfAbsent(key, each -> new ArrayDeque<>()).add(entry);
        }
        List<OutsideLine> open = new ArrayList<>();
        for (OutsideLine line : lines) {
            Optional<Entry> found = take(entries.get(List.of(line.amount(), true)), line, rule);
            if (found.isEmpty() && line.reference().isEmpty()) {
                found = take(entries.get(List.of(line.amount(), false)), line, rule);
            }
            if (found.isEmpty()) {
                open.add(line);
            } else {
                left.remove(found.get());
                pairs.add(new Pair(found.get(), line));
            }
        }
        return open;
    }

    /** The first that is near enough; taken out, so that the next look begins behind it. */
    private static Optional<Entry> take(@Nullable Deque<Entry> entries, OutsideLine line, Rule rule) {
        if (entries != null) {
            for (Iterator<Entry> each = entries.iterator(); each.hasNext(); ) {
                Entry entry = each.next();
                if (rule.near(entry, line)) {
                    each.remove();
                    return Optional.of(entry);
                }
            }
        }
        return Optional.empty();
    }
}
