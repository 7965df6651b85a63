package dev.astra.trading.vault.legacy;

import java.util.List;

/** Immutable. A collection of the old vault. */
public enum LegacyCollection {
    /** What it remembered of accounts on the site. */
    USERS(
            "users",
            "user_id username created_at updated_at description description_updated_at thumbnail thumbnail_updated_at"),
    /** Links and gems. */
    DISCORD_USERS(
            "discord_users",
            "discord_id roblox_user_id roblox_user_id_str roblox_username discord_username verified verified_at created_at"
                    + " gem_balance pending_withdraw pending_withdraw_at updated_at"),
    /** Pets. */
    INVENTORY("inventory", "discord_id pet_name quantity pet_data created_at updated_at"),
    /** Deposits and withdrawals. */
    TRANSACTIONS(
            "transactions",
            "type discord_id roblox_user_id pets gems total_value status code created_at completed_at updated_at"),
    /** What pets are worth. */
    PET_VALUES("pet_values", "pet_name name game value exists rap updated_at scraper_timestamp created_at");

    private final String word;
    private final String fields;

    LegacyCollection(String word, String fields) {
        this.word = word;
        this.fields = fields;
    }

    /** Its name, which is also the name of its file without {@code .jsonl} or {@code .json}. */
    public String word() {
        return word;
    }

    /** Whether the old vault wrote such a field. */
    boolean knows(String field) {
        return field.equals("_id") || List.of(fields.split(" ")).contains(field);
    }
}
