package dev.astra.core.store;

/**
 * Immutable, safe to hold and to share. A durable state of the store, and the past up to it: what {@link Store#read} and
 * {@link Store#view} give. A change has no such view: what a change decides upon belongs in a table, so that no disk is
 * read between two commits.
 */
public interface DurableView extends View {
    /**
     * The records of one key.
     *
     * @throws IllegalArgumentException if the history is in no schema that the store was opened with
     */
    <K, V> Past<HistoryEntry<K, V>> history(History<K, V> history, K key);

    /**
     * The records of all keys.
     *
     * @throws IllegalArgumentException if the history is in no schema that the store was opened with
     */
    <K, V> Past<HistoryEntry<K, V>> history(History<K, V> history);
}
