package dev.astra.licensing.legacy;

import dev.astra.core.UserId;
import dev.astra.core.order.Order;
import dev.astra.core.order.OrderNumber;
import dev.astra.core.order.ShopOrder;
import dev.astra.licensing.Activation;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.License;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Immutable. What a record of the old bot is here, and what something here was there. */
final class LegacyRows {
    private LegacyRows() {}

    static Order order(LegacyRecord record) {
        Instant paid = LegacyTime.purchase(record.purchaseDate()).orElseThrow();
        return Order.of(
                new OrderNumber(record.id()),
                record.orderId(),
                record.email(),
                new ShopOrder.Payment(paid, record.purchaseDate()));
    }

    /** Empty if nobody has claimed the order and nothing is bound. */
    static Optional<License> license(LegacyRecord record, ZoneId zone) {
        Optional<License.LastChange> change = LegacyTime.local(record.lastUpdate())
                .map(local ->
                        new License.LastChange(LegacyTime.instant(local, zone), Optional.of(record.lastUpdate())));
        Optional<Activation> activation = activation(record, change.map(License.LastChange::at));
        if (record.discordId().isEmpty() && activation.isEmpty() && change.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new License(
                new BuyerId(record.id()),
                record.discordId().isEmpty() ? Optional.empty() : Optional.of(UserId.parse(record.discordId())),
                Optional.empty(),
                Optional.empty(),
                activation,
                change,
                Optional.empty()));
    }

    private static Optional<Activation> activation(LegacyRecord record, Optional<Instant> boundAt) {
        return record.hostKey().isEmpty() && record.whitelistKey().isEmpty()
                ? Optional.empty()
                : Optional.of(new Activation(
                        LegacyMachine.of(record),
                        boundAt,
                        Optional.of(new Activation.LegacyTexts(record.hostKey(), record.whitelistKey()))));
    }

    /**
     * The record that the old bot would have. It knows no revocation and makes its list of all keys, so a license that was
     * taken away has none there.
     */
    static LegacyRecord record(Order order, Optional<License> license, ZoneId zone) {
        Optional<Activation.LegacyTexts> texts = license.filter(found -> !found.revoked())
                .flatMap(License::activation)
                .map(LegacyRows::texts);
        return new LegacyRecord(
                order.number().value(),
                order.idText(),
                order.email(),
                order.paid().text(),
                license.flatMap(License::owner).map(UserId::toString).orElse(""),
                texts.map(Activation.LegacyTexts::hostKey).orElse(""),
                texts.map(Activation.LegacyTexts::whitelistKey).orElse(""),
                license.flatMap(License::lastChange)
                        .map(change -> change.text().orElseGet(() -> LegacyTime.text(change.at(), zone)))
                        .orElse(""));
    }

    private static Activation.LegacyTexts texts(Activation activation) {
        return activation
                .legacy()
                .orElseGet(() -> new Activation.LegacyTexts(
                        activation.machine().orElseThrow().value(),
                        activation.machineKey().orElseThrow()));
    }
}
