package dev.astra.trading.vault.item;

import java.util.Comparator;
import java.util.Objects;

/**
 * Immutable. One variant of a pet. Its name is {@code ["Shiny "] + ["Golden " | "Rainbow "] + base}, and every name is read
 * in exactly one way: prefixes count only in front, in this order and spelling, and a base that begins with one is refused.
 * Such a word inside a base belongs to it: "Huge Golden Crab" is the normal variant of itself.
 *
 * @param base the name without prefixes: 1 to 100 characters, no control characters, single blanks inside only
 * @param rarity how rare it is
 * @param shiny whether it is shiny
 */
public record Item(String base, Rarity rarity, boolean shiny) implements Comparable<Item> {
    /** The longest base, in UTF-16 code units. */
    public static final int LONGEST_BASE = 100;

    private static final String SHINY = "Shiny ";
    private static final Comparator<Item> ORDER =
            Comparator.comparing(Item::base).thenComparing(Item::rarity).thenComparing(Item::shiny);

    /** Refuses a base that is no name, and one that could be misread. */
    public Item {
        Objects.requireNonNull(rarity, "rarity");
        if (base.length() > LONGEST_BASE || !isTidy(base)) {
            throw new IllegalArgumentException("expected a pet's name of 1 to " + LONGEST_BASE
                    + " characters on one line with single blanks inside, got one of " + base.length() + " characters");
        }
        if (base.startsWith(SHINY) || base.startsWith("Golden ") || base.startsWith("Rainbow ")) {
            throw new IllegalArgumentException("expected a base name that does not begin with Shiny, Golden or Rainbow"
                    + " (as a prefix they come once, Shiny first), got \"" + base + "\"");
        }
    }

    /** The normal variant. */
    public static Item of(String base) {
        return new Item(base, Rarity.NORMAL, false);
    }

    /**
     * Reads what {@link #name} writes.
     *
     * @param name as the game shows it
     * @throws IllegalArgumentException if it cannot be a pet's name, or could be two
     */
    public static Item parse(String name) {
        boolean shiny = name.startsWith(SHINY);
        String rest = shiny ? name.substring(SHINY.length()) : name;
        for (Rarity rarity : new Rarity[] {Rarity.GOLDEN, Rarity.RAINBOW}) {
            if (rest.startsWith(rarity.prefix())) {
                return new Item(rest.substring(rarity.prefix().length()), rarity, shiny);
            }
        }
        return new Item(rest, Rarity.NORMAL, shiny);
    }

    private static boolean isTidy(String text) {
        boolean blank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean space = c == ' ';
            if (!isPrintable(text, i) || (space && blank)) {
                return false;
            }
            blank = space;
        }
        return !blank;
    }

    private static boolean isPrintable(String text, int i) {
        char c = text.charAt(i);
        if (Character.isSurrogate(c)) {
            return Character.isHighSurrogate(c)
                    ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                    : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }

    /** The name as the game shows it. */
    public String name() {
        return (shiny ? SHINY : "") + rarity.prefix() + base;
    }

    /** The same variant of another base. */
    public Item withBase(String other) {
        return new Item(other, rarity, shiny);
    }

    @Override
    public int compareTo(Item other) {
        return ORDER.compare(this, other);
    }

    /** The name as the game shows it. */
    @Override
    public String toString() {
        return name();
    }
}
