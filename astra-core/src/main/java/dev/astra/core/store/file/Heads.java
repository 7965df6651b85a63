package dev.astra.core.store.file;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** One thread. The hashes of the last lines, by the batch that the log stands at behind them: for states that are kept. */
final class Heads {
    private static final int KEPT = 4096;

    private final Deque<Head> heads = new ArrayDeque<>();

    /**
     * A place in the log.
     *
     * @param sequence the last batch
     * @param hash the hash of the last line
     * @param bytes how long the log was, from where this process began to read it
     */
    record Head(long sequence, String hash, long bytes) {}

    void add(Head head) {
        Head last = heads.peekLast();
        if (last != null && last.sequence == head.sequence) {
            heads.removeLast();
        }
        heads.addLast(head);
        if (heads.size() > KEPT) {
            heads.removeFirst();
        }
    }

    Optional<Head> at(long sequence) {
        return heads.stream().filter(head -> head.sequence == sequence).findFirst();
    }
}
