package dev.astra.core.store;

/**
 * What to do to the store: a pure function of the transaction. No I/O, no clock but {@link Tx#now}, no randomness but
 * {@link Tx#random}, no state of its own: it may be run again, and it is run on the store's thread.
 *
 * @param <T> what it answers, not null; handed out when the commit is durable
 */
@FunctionalInterface
public interface Change<T> {
    /** Reads and writes through {@code tx}; what it throws undoes it. */
    T apply(Tx tx);
}
