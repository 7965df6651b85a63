package dev.astra.core.store;

import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * One thread, one change. The newest state and the means to change it, given to a {@link Change}. It sees its own writes.
 * After the change has ended, every method throws {@link IllegalStateException}.
 */
public interface Tx extends View {
    /**
     * The time of this commit: the clock's, but never before the last commit's. The same at every call.
     */
    Instant now();

    /** Where a change takes its random bits from; a change that is run again sees others. */
    RandomGenerator random();

    /** The next number of a sequence: 1 the first time, and never one that was given before. */
    long next(Sequence sequence);

    /**
     * Makes the sequence go on behind a number that was given elsewhere, so that {@link #next} never gives it.
     *
     * @param sequence the sequence
     * @param used the highest number in use; a lower one than the sequence has reached changes nothing
     */
    void skip(Sequence sequence, long used);

    /**
     * Adds the row or replaces the one under its key.
     *
     * @throws IllegalStateException if a unique index already finds another row by the same value
     */
    <K, V> void put(Table<K, V> table, V row);

    /** Takes the row under a key away, if there is one. */
    <K, V> void remove(Table<K, V> table, K key);

    /**
     * Adds a record to a history, at the time of this commit. It is there for whoever reads a {@link DurableView} once this
     * commit is durable, and stays.
     *
     * @throws IllegalArgumentException if the history is in no schema that the store was opened with
     */
    <K, V> void append(History<K, V> history, K key, V value);

    /**
     * Like {@link #append(History, Object, Object)}, for a record about two: it stands once, and whoever reads the past of
     * either key finds it.
     *
     * @throws IllegalArgumentException also if both keys are the same
     */
    <K, V> void append(History<K, V> history, K key, K other, V value);

    /**
     * Decides that something is to happen outside, once this commit is durable. A message with the key of one that still
     * waits replaces it, and a delivery that is under way does not count for the newer one.
     */
    void send(OutboxMessage message);
}
