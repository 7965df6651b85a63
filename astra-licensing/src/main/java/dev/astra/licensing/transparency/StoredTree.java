package dev.astra.licensing.transparency;

import dev.astra.core.CorruptDataException;
import dev.astra.core.store.DurableView;
import dev.astra.core.store.HistoryEntry;
import dev.astra.core.store.Past;
import dev.astra.licensing.BuyerId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One thread. The tree in one state of the store. Subtrees of {@link #BLOCK} entries and more are rows of a table; smaller
 * ones stand in the archive with the entry that completed them, all of one block within {@link #BLOCK} lines. So a proof
 * reads a few blocks, wherever in the log it is about.
 */
final class StoredTree implements Tree {
    /** Subtrees of this power of two and larger ones are rows. */
    static final int ROW_LEVEL = 8;

    static final int BLOCK = 1 << ROW_LEVEL;

    private final DurableView view;
    private final Past<HistoryEntry<BuyerId, Leaf>> leaves;
    private final Map<Long, List<HistoryEntry<BuyerId, Leaf>>> blocks = new HashMap<>();

    StoredTree(DurableView view) {
        this.view = view;
        this.leaves = view.history(Leaf.LEAVES);
    }

    long size() {
        return leaves.count();
    }

    @Override
    public Hash subtree(int level, long index) {
        if (level >= ROW_LEVEL) {
            return view.table(Subtree.SUBTREES)
                    .get(new Subtree.Place(level, index))
                    .map(Subtree::root)
                    .orElseThrow(() -> new CorruptDataException("the log has no row for its subtree " + index
                            + " of level " + level + "; \"store verify\" tells whether the store is damaged"));
        }
        return entry(((index + 1) << level) - 1).value().completed().get(level);
    }

    /** The entry at a place, from 0. */
    HistoryEntry<BuyerId, Leaf> entry(long index) {
        List<HistoryEntry<BuyerId, Leaf>> block = blocks.computeIfAbsent(index / BLOCK, this::block);
        return block.get(block.size() - 1 - (int) (index % BLOCK));
    }

    /** Newest first. */
    private List<HistoryEntry<BuyerId, Leaf>> block(long number) {
        long first = number * BLOCK;
        int length = (int) Math.min(BLOCK, size() - first);
        return leaves.before(first + length + 1, length).entries();
    }
}
