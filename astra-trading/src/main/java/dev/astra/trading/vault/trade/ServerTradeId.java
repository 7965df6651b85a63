package dev.astra.trading.vault.trade;

/**
 * Immutable. What the game calls one trade between a bot and a player.
 *
 * @param value 1 to 100 printable ASCII characters without blanks
 */
public record ServerTradeId(String value) {
    private static final int LONGEST = 100;

    /** Refuses what is no id. */
    public ServerTradeId {
        if (value.isEmpty() || value.length() > LONGEST || !value.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw new IllegalArgumentException("expected the game's id of a trade of 1 to " + LONGEST
                    + " printable ASCII characters without blanks, got one of " + value.length() + " characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
