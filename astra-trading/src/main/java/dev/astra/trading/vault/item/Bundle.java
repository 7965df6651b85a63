package dev.astra.trading.vault.item;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Immutable. So many of each pet, and so many gems. Each pet stands in it once.
 *
 * @param items at most {@value #MOST_KINDS} kinds, in their order, each at least once, {@value #MOST_PIECES} pieces in all
 * @param gems at least 0
 */
public record Bundle(SortedMap<Item, Long> items, long gems) {
    /** The most kinds of pets. */
    public static final int MOST_KINDS = 10_000;

    /** The most pets. */
    public static final long MOST_PIECES = 1_000_000;

    /** Nothing at all. */
    public static final Bundle NOTHING = ofGems(0);

    /** Refuses too much, and less than nothing. */
    public Bundle {
        items = Collections.unmodifiableSortedMap(new TreeMap<>(items));
        if (items.size() > MOST_KINDS) {
            throw new IllegalArgumentException(
                    "expected at most " + MOST_KINDS + " kinds of pets, got " + items.size());
        }
        long pieces = 0;
        for (Map.Entry<Item, Long> each : items.entrySet()) {
            if (each.getValue() < 1 || each.getValue() > MOST_PIECES - pieces) {
                throw new IllegalArgumentException("expected 1 to " + MOST_PIECES + " pets in all, got "
                        + each.getValue() + " more at " + each.getKey());
            }
            pieces += each.getValue();
        }
        if (gems < 0) {
            throw new IllegalArgumentException("gems must be >= 0, got " + gems);
        }
    }

    /**
     * Some pets and gems.
     *
     * @param items how many of each, at least one
     * @param gems at least 0
     */
    public static Bundle of(Map<Item, Long> items, long gems) {
        return new Bundle(new TreeMap<>(items), gems);
    }

    /** Gems only. */
    public static Bundle ofGems(long gems) {
        return new Bundle(Collections.emptySortedMap(), gems);
    }

    /** Some of one pet. */
    public static Bundle of(Item item, long quantity) {
        return of(Map.of(item, quantity), 0);
    }

    /** Some pets, each counted as often as it comes. */
    public static Bundle ofItems(List<Item> pets) {
        SortedMap<Item, Long> items = new TreeMap<>();
        pets.forEach(pet -> items.merge(pet, 1L, Math::addExact));
        return new Bundle(items, 0);
    }

    /** How many of this pet; 0 if none. */
    public long count(Item item) {
        return items.getOrDefault(item, 0L);
    }

    /** How many pets in all. */
    public long pieces() {
        return items.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether there is neither a pet nor a gem. */
    public boolean isEmpty() {
        return items.isEmpty() && gems == 0;
    }

    /** The same pets with other gems. */
    public Bundle withGems(long others) {
        return new Bundle(items, others);
    }

    /** Both together. */
    public Bundle plus(Bundle other) {
        SortedMap<Item, Long> sum = new TreeMap<>(items);
        other.items.forEach((item, quantity) -> sum.merge(item, quantity, Math::addExact));
        return new Bundle(sum, Math.addExact(gems, other.gems));
    }

    /**
     * This without the other.
     *
     * @throws IllegalArgumentException if the other is not within this
     */
    public Bundle minus(Bundle other) {
        if (!contains(other)) {
            throw new IllegalArgumentException("expected a part to take away, got more than there is");
        }
        SortedMap<Item, Long> rest = new TreeMap<>(items);
        other.items.forEach((item, quantity) -> {
            long left = count(item) - quantity;
            if (left == 0) {
                rest.remove(item);
            } else {
                rest.put(item, left);
            }
        });
        return new Bundle(rest, gems - other.gems);
    }

    /** Whether there is at least as much of everything as in the other. */
    public boolean contains(Bundle other) {
        return gems >= other.gems
                && other.items.entrySet().stream().allMatch(each -> count(each.getKey()) >= each.getValue());
    }

    /** The pets one by one, in their order. */
    public Stream<Item> each() {
        return items.entrySet().stream()
                .flatMap(entry -> Stream.generate(entry::getKey).limit(entry.getValue()));
    }

    /** The names of the pets, each as often as it is there. */
    public List<String> names() {
        return each().map(Item::name).toList();
    }
}
