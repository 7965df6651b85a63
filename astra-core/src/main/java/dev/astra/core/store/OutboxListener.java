package dev.astra.core.store;

/**
 * Hears of deliveries that do not go well. Called on a worker's thread after the fact is durable; returns soon and does not
 * throw.
 */
public interface OutboxListener {
    /** A delivery failed and will be tried again at {@link Delivery#due}. */
    default void retrying(Delivery delivery, RuntimeException failure) {}

    /** A delivery is given up, and its lane stands still until somebody releases it: tell a person. */
    void parked(Delivery delivery, RuntimeException failure);
}
