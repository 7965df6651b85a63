package dev.astra.discord.vault;

import dev.astra.trading.vault.Holdings;
import dev.astra.trading.vault.VaultLimits;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Fault;
import dev.astra.trading.vault.item.Item;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Immutable. What can be chosen to take out, and what somebody wrote of it. It only reads: whether it may be taken out the
 * vault says.
 *
 * @param free what the person owns and has not reserved
 * @param limits of a trade
 */
record Wish(Bundle free, VaultLimits limits) {
    /** What stands for gems in menus and forms; no pet is called so. */
    static final String GEMS = "*gems*";

    private static final int LONGEST_KEY = 100;
    private static final Pattern LINE = Pattern.compile("\\s*(\\S+(?: ?[kmbtKMBT])?)\\s*[x\\u00D7*]\\s*(\\S.*?)\\s*");

    static Wish of(Holdings holdings, VaultLimits limits) {
        return new Wish(holdings.available(), limits);
    }

    /** What was made of what was written. */
    sealed interface Reading {
        default <R> R fold(Function<Wanted, R> wanted, Function<Unreadable, R> unreadable, Function<Broken, R> broken) {
            if (this instanceof Wanted it) {
                return wanted.apply(it);
            }
            return this instanceof Unreadable it ? unreadable.apply(it) : broken.apply((Broken) this);
        }
    }

    /** That much of that. */
    record Wanted(Bundle bundle) implements Reading {}

    /** A line that says no number, or nothing that they have. */
    record Unreadable(String line) implements Reading {}

    /** More than any trade can hold. */
    record Broken(Fault fault) implements Reading {}

    /** What stands for an item: its name, if that is short enough. */
    static String key(Item item) {
        String name = item.name();
        return name.length() <= LONGEST_KEY ? name : name.substring(0, LONGEST_KEY - 9) + digest(name);
    }

    private static String digest(String name) {
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "#%08x", crc.getValue());
    }

    /** The items that these stand for, in their order; what they do not have is left out. */
    List<Item> items(List<String> keys) {
        Map<String, Item> known = new LinkedHashMap<>();
        free.items().keySet().forEach(item -> known.put(key(item), item));
        return keys.stream()
                .flatMap(key -> Optional.ofNullable(known.get(key)).stream())
                .toList();
    }

    /** The most gems that a trade may take out; 0 if there are too few. */
    long mostGems() {
        long most = Math.min(free.gems(), limits.mostGems());
        long whole = most - most % limits.gemBlock();
        return whole < limits.leastGems() ? 0 : whole;
    }

    /** Whether there is anything that could be taken out. */
    boolean isNothing() {
        return free.items().isEmpty() && mostGems() == 0;
    }

    /** Reads a number for each. */
    Reading numbers(Map<String, String> filled) {
        SortedMap<Item, Long> wanted = new TreeMap<>();
        long gems = 0;
        for (Map.Entry<String, String> each : filled.entrySet()) {
            OptionalLong number = Amount.parse(each.getValue());
            boolean isGems = each.getKey().equals(GEMS);
            List<Item> items = items(List.of(each.getKey()));
            if (number.isEmpty() || (!isGems && items.isEmpty())) {
                return new Unreadable(each.getValue());
            }
            if (isGems) {
                gems = number.getAsLong();
            } else {
                wanted.merge(items.get(0), number.getAsLong(), Wish::sum);
            }
        }
        return wanted(wanted, gems);
    }

    /** Reads a line for each: a number, a cross and a name. Empty lines do not count. */
    Reading lines(String text) {
        Map<String, String> byName = new LinkedHashMap<>();
        free.items().keySet().forEach(item -> byName.put(item.name().toLowerCase(Locale.ROOT), key(item)));
        byName.put("gems", GEMS);
        SortedMap<Item, Long> wanted = new TreeMap<>();
        long gems = 0;
        for (String line : text.lines().filter(each -> !each.isBlank()).toList()) {
            Matcher parts = LINE.matcher(line);
            OptionalLong number = parts.matches() ? Amount.parse(parts.group(1)) : OptionalLong.empty();
            String key = number.isPresent() ? byName.get(parts.group(2).toLowerCase(Locale.ROOT)) : null;
            if (number.isEmpty() || key == null) {
                return new Unreadable(line);
            }
            if (key.equals(GEMS)) {
                gems = sum(gems, number.getAsLong());
            } else {
                items(List.of(key)).forEach(item -> wanted.merge(item, number.getAsLong(), Wish::sum));
            }
        }
        return wanted(wanted, gems);
    }

    private Reading wanted(SortedMap<Item, Long> wanted, long gems) {
        wanted.values().removeIf(count -> count == 0);
        long pieces = wanted.values().stream().reduce(0L, Wish::sum);
        return pieces > Bundle.MOST_PIECES
                ? new Broken(Fault.of(Fault.Kind.TOO_MANY_PETS, limits.mostPets()))
                : new Wanted(new Bundle(wanted, gems));
    }

    /** A sum that stays within what a number can hold: too much is too much. */
    private static long sum(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** One line for each, as {@link #lines} reads them. */
    String written(List<Item> items, boolean withGems) {
        List<String> lines = new ArrayList<>();
        items.forEach(item -> lines.add("1 x " + item.name()));
        if (withGems) {
            lines.add(mostGems() + " x gems");
        }
        return String.join("\n", lines);
    }
}
