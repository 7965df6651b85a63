package dev.astra.licensing.legacy;

import java.util.Objects;

/**
 * Immutable. One element of the old bot's {@code database.json}: the texts as they stand there. It holds personal data:
 * {@link #toString} shows only the id.
 *
 * @param id the buyer id
 * @param orderId the shop's order id
 * @param email of the buyer; may be empty
 * @param purchaseDate the shop's payment time: ISO 8601 with an offset
 * @param discordId who claimed the order, in decimal digits; empty means nobody
 * @param hostKey the machine id as it was typed; empty means none
 * @param whitelistKey the hash of the machine id in hexadecimal digits; empty means none
 * @param lastUpdate the last accepted change of machine, {@code YYYYMMDD_HHMMSS} in the old bot's local time; empty means
 *     never
 */
public record LegacyRecord(
        long id,
        String orderId,
        String email,
        String purchaseDate,
        String discordId,
        String hostKey,
        String whitelistKey,
        String lastUpdate) {
    /** Refuses missing texts. */
    public LegacyRecord {
        Objects.requireNonNull(orderId, "orderId");
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(purchaseDate, "purchaseDate");
        Objects.requireNonNull(discordId, "discordId");
        Objects.requireNonNull(hostKey, "hostKey");
        Objects.requireNonNull(whitelistKey, "whitelistKey");
        Objects.requireNonNull(lastUpdate, "lastUpdate");
    }

    @Override
    public String toString() {
        return "legacy record " + id;
    }
}
