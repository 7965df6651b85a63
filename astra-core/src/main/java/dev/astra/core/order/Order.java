package dev.astra.core.order;

import dev.astra.core.Money;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Immutable. A stored order. It was paid when it came in; what happened later is its state. {@link #toString} shows neither
 * the shop's id nor the e-mail.
 *
 * @param number the number that Astra gave it; the "Buyer ID"
 * @param id the shop's id in canonical form
 * @param idText the id as the shop writes it
 * @param email of the buyer; may be empty
 * @param product the shop's id of what was bought, if known
 * @param price what was paid, if known
 * @param paid when it was paid
 * @param state how it stands
 * @param revokedAt when the refund or dispute was seen; present exactly if the state is revoked
 * @param looksUnpaidSince since when the shop calls it unpaid; it is kept all the same
 */
public record Order(
        OrderNumber number,
        OrderId id,
        String idText,
        String email,
        Optional<String> product,
        Optional<Money> price,
        ShopOrder.Payment paid,
        OrderState state,
        Optional<Instant> revokedAt,
        Optional<Instant> looksUnpaidSince) {
    /** Refuses a text that is not the id's and a revocation without its time. */
    public Order {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(product, "product");
        Objects.requireNonNull(price, "price");
        Objects.requireNonNull(paid, "paid");
        Objects.requireNonNull(looksUnpaidSince, "looksUnpaidSince");
        if (!new OrderId(idText).equals(id)) {
            throw new IllegalArgumentException("expected the verbatim text of the order id, got another one");
        }
        if (state.revoked() != revokedAt.isPresent()) {
            throw new IllegalArgumentException(
                    "expected a time of revocation exactly for a revoked order, got " + state + " and " + revokedAt);
        }
    }

    /**
     * An order of an older registry: paid, nothing else known.
     *
     * @param number the number that it has there
     * @param idText the shop's id, verbatim
     * @param email of the buyer; may be empty
     * @param paid when it was paid
     */
    public static Order of(OrderNumber number, String idText, String email, ShopOrder.Payment paid) {
        return new Order(
                number,
                new OrderId(idText),
                idText,
                email,
                Optional.empty(),
                Optional.empty(),
                paid,
                OrderState.PAID,
                Optional.empty(),
                Optional.empty());
    }

    static Order of(OrderNumber number, ShopOrder said, ShopOrder.Payment paid, Instant now) {
        OrderState state = OrderState.of(said);
        return new Order(
                number,
                said.id(),
                said.idText(),
                said.email(),
                said.product(),
                said.price(),
                paid,
                state,
                state.revoked() ? Optional.of(now) : Optional.empty(),
                Optional.empty());
    }

    Order revoked(OrderState why, Instant at) {
        return new Order(number, id, idText, email, product, price, paid, why, Optional.of(at), looksUnpaidSince);
    }

    Order looksUnpaid(Optional<Instant> since) {
        return new Order(number, id, idText, email, product, price, paid, state, revokedAt, since);
    }

    /** Without what names the buyer. */
    Order forgotten() {
        OrderId mark = id.isMark() ? id : id.mark();
        return new Order(number, mark, mark.value(), "", product, price, paid, state, revokedAt, looksUnpaidSince);
    }

    Order withoutEmail() {
        return new Order(number, id, idText, "", product, price, paid, state, revokedAt, looksUnpaidSince);
    }

    /** Whether its buyer was forgotten: the ids are only a mark then, and nobody can claim it. */
    public boolean isForgotten() {
        return id.isMark();
    }

    /** What the audit log calls it. */
    public String subject() {
        return "order " + number;
    }

    @Override
    public String toString() {
        return subject() + " " + state + ", paid " + paid.at();
    }
}
