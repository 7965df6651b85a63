package dev.astra.trading.vault.trade;

import java.util.regex.Pattern;

/**
 * Immutable. The account that the vault's goods lie on in the game: its number there, or a name of your own for it.
 *
 * @param value 1 to 64 letters, digits, dots, hyphens and underscores, beginning with a letter or digit
 */
public record BotId(String value) implements Comparable<BotId> {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** Refuses what is no id. */
    public BotId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("expected a bot's id of 1 to 64 letters, digits, dots, hyphens and"
                    + " underscores, got one of " + value.length() + " characters");
        }
    }

    @Override
    public int compareTo(BotId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
