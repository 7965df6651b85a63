package dev.astra.core.store;

import dev.astra.core.CorruptDataException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Immutable. Goes back in one chain of the archive, reading one line a step.
 *
 * @param archive where the lines are
 * @param chain the newest end
 * @param history the name of the history
 * @param key the key whose records these are; null for those of all keys
 */
record ChainReader(
        Archive archive,
        Chain chain,
        String history,
        @Nullable Object key) {
    /** A record on the way, with its place in this chain. */
    record Node(ArchiveLine line, long place, Chain.Links links) {}

    /** The newest record; null if there is none. */
    @Nullable Node newest() {
        return chain.length() == 0 ? null : read(chain.head(), chain.length());
    }

    /** The record before; null if there is none. */
    @Nullable Node before(Node node) {
        return node.place == 1 ? null : read(node.links.previous(), node.place - 1);
    }

    /** The record at a place from 1 to the chain's length, in O(log n) steps. */
    Node at(long place) {
        Node node = read(chain.head(), chain.length());
        while (node.place > place) {
            long far = Chain.jumpPlace(node.place);
            node = far >= place ? read(node.links.jump(), far) : read(node.links.previous(), node.place - 1);
        }
        return node;
    }

    /** The newest record at or before a time, in O(log n) steps; null if there is none. */
    @Nullable Node asOf(Instant time) {
        Node node = newest();
        Node far = null;
        while (node != null && node.line.time().isAfter(time)) {
            long place = Chain.jumpPlace(node.place);
            if (place > 0 && (far == null || far.place != place)) {
                far = read(node.links.jump(), place);
            }
            boolean next = place == node.place - 1;
            boolean jump = far != null
                    && far.place == place
                    && (next || far.line.time().isAfter(time));
            node = jump ? far : before(node);
        }
        return node;
    }

    private Node read(long position, long place) {
        ArchiveLine line = ArchiveLine.read(archive.read(position), position);
        Node node = node(line);
        if (node == null || node.place != place || !line.history().equals(history)) {
            throw new CorruptDataException("position " + position + " of the archive: expected record " + place
                    + " of chain " + chain + ", found another; keep a copy of the store, then restore a backup");
        }
        return node;
    }

    /** The line as a record of this chain; null if it is none. */
    private @Nullable Node node(ArchiveLine line) {
        if (key == null) {
            return new Node(line, line.number(), line.back());
        }
        if (line.key().equals(key)) {
            return new Node(line, line.place(), line.keyBack());
        }
        ArchiveLine.Second second = line.second();
        return second != null && second.key().equals(key) ? new Node(line, second.place(), second.back()) : null;
    }
}
