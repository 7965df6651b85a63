package dev.astra.core.store;

import java.time.Instant;
import java.util.Optional;

/**
 * Immutable. A record of a history.
 *
 * @param number its place among all records of the history, from 1 without gaps
 * @param time the time of its commit; never before the record's before it
 * @param key what it is about
 * @param other what else it is about; only of a record that was added under two keys
 * @param value the record
 * @param <K> the key's type
 * @param <V> the record's type
 */
public record HistoryEntry<K, V>(long number, Instant time, K key, Optional<K> other, V value) {}
