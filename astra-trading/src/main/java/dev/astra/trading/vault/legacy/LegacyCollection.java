package dev.astra.trading.vault.legacy;

/** Immutable. A collection of the old vault. */
public enum LegacyCollection {
    /** What it remembered of accounts on the site. */
    USERS("users"),
    /** Links and gems. */
    DISCORD_USERS("discord_users"),
    /** Pets. */
    INVENTORY("inventory"),
    /** Deposits and withdrawals. */
    TRANSACTIONS("transactions"),
    /** What pets are worth. */
    PET_VALUES("pet_values");

    private final String word;

    LegacyCollection(String word) {
        this.word = word;
    }

    /** Its name, which is also the name of its file without {@code .jsonl} or {@code .json}. */
    public String word() {
        return word;
    }
}
