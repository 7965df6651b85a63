package dev.astra.core.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Immutable. A durable root with the archive behind it.
 *
 * @param root the state
 * @param archive where the past is
 */
record Shown(Root root, Archive archive) implements DurableView {
    @Override
    public <K, V> Past<HistoryEntry<K, V>> history(History<K, V> history, K key) {
        return past(history, history.key().toJson(key));
    }

    @Override
    public <K, V> Past<HistoryEntry<K, V>> history(History<K, V> history) {
        return past(history, null);
    }

    private <K, V> Past<HistoryEntry<K, V>> past(History<K, V> history, @Nullable Object key) {
        root.layout().require(history);
        ChainName name = key == null ? ChainName.of(history.name()) : ChainName.of(history.name(), key);
        Chain chain = Archiving.chain(root.table(Chain.CHAINS), name);
        return new Past<>(new ChainReader(archive, chain, history.name(), key), line -> line.entry(history));
    }

    @Override
    public <K, V> Rows<K, V> table(Table<K, V> table) {
        return root.table(table);
    }

    @Override
    public <I, K, V> Lookup<I, V> index(Index<I, K, V> index) {
        return root.index(index);
    }

    @Override
    public long sequence() {
        return root.sequence();
    }

    @Override
    public Instant time() {
        return root.time();
    }
}
