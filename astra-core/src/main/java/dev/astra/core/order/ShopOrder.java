package dev.astra.core.order;

import dev.astra.core.Money;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Immutable. What a shop says about an order. {@link #toString} shows neither the id nor the e-mail.
 *
 * @param id the id in canonical form
 * @param idText the id as the shop writes it; exported verbatim
 * @param email of the buyer; may be empty
 * @param product the shop's id of what was bought, if it says
 * @param price what was paid or is to be paid, if it says
 * @param paid when it was paid; empty means not paid
 * @param refunded whether the shop names a refund
 * @param disputedAt when the payment was disputed, if it was
 * @param createdAt when the order was made, if the shop says
 */
public record ShopOrder(
        OrderId id,
        String idText,
        String email,
        Optional<String> product,
        Optional<Money> price,
        Optional<Payment> paid,
        boolean refunded,
        Optional<Instant> disputedAt,
        Optional<Instant> createdAt) {
    /** The longest text of a field, in characters. */
    public static final int MAX_TEXT = 320;

    /** Refuses a text that is not the id's, and texts beyond {@value #MAX_TEXT} characters. */
    public ShopOrder {
        Objects.requireNonNull(createdAt, "createdAt");
        if (!new OrderId(idText).equals(id)) {
            throw new IllegalArgumentException("expected the verbatim text of the order id, got another one");
        }
        bounded("e-mail", email);
        product.ifPresent(text -> bounded("product", text));
    }

    /**
     * An order as it is when it was just paid: no price, neither refunded nor disputed.
     *
     * @param idText the id as the shop writes it
     * @param email of the buyer
     * @param paid when it was paid; empty means not paid
     */
    public static ShopOrder of(String idText, String email, Optional<Payment> paid) {
        return new ShopOrder(
                new OrderId(idText),
                idText,
                email,
                Optional.empty(),
                Optional.empty(),
                paid,
                false,
                Optional.empty(),
                paid.map(Payment::at));
    }

    private static void bounded(String name, String text) {
        if (text.length() > MAX_TEXT) {
            throw new IllegalArgumentException(
                    name + " must have at most " + MAX_TEXT + " characters, got " + text.length());
        }
    }

    @Override
    public String toString() {
        return "order " + (paid.isPresent() ? "paid " + paid.get().at() : "not paid")
                + (refunded ? ", refunded" : "")
                + (disputedAt.isPresent() ? ", disputed" : "");
    }

    /**
     * Immutable. When an order was paid.
     *
     * @param at the instant
     * @param text as the shop writes it; exported verbatim
     */
    public record Payment(Instant at, String text) {
        /** Refuses a blank text and one beyond {@value ShopOrder#MAX_TEXT} characters. */
        public Payment {
            Objects.requireNonNull(at, "at");
            if (text.isBlank()) {
                throw new IllegalArgumentException("expected the shop's text of the payment time, got a blank one");
            }
            bounded("payment time", text);
        }

        /** With the ISO form of the instant as its text. */
        public static Payment at(Instant at) {
            return new Payment(at, at.toString());
        }
    }
}
