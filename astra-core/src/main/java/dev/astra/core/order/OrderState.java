package dev.astra.core.order;

/** How a stored order stands. */
public enum OrderState {
    /** Paid, and the money stayed. */
    PAID,
    /** The money went back. */
    REFUNDED,
    /** The buyer disputed the payment. */
    DISPUTED;

    /** Whether what the order entitled to is taken away. */
    public boolean revoked() {
        return this != PAID;
    }

    /** What a shop's order amounts to once it is paid; a refund outweighs a dispute. */
    static OrderState of(ShopOrder said) {
        if (said.refunded()) {
            return REFUNDED;
        }
        return said.disputedAt().isPresent() ? DISPUTED : PAID;
    }
}
