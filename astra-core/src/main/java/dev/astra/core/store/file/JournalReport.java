package dev.astra.core.store.file;

import java.time.Instant;

/**
 * Immutable. What a look at a log found.
 *
 * @param store the store's id, made when it was
 * @param created when the store was made
 * @param sequence the last whole batch
 * @param time that batch's time
 * @param head the hash of the last whole line: keep it elsewhere to prove later that nothing before it was rewritten
 * @param usedBytes the length of the whole lines
 * @param allocatedBytes the length of the file
 * @param cleanEnd whether the log was closed cleanly
 * @param damagedBytes how much of a torn last batch stands behind the whole lines; 0 unless it crashed in a write
 */
public record JournalReport(
        String store,
        Instant created,
        long sequence,
        Instant time,
        String head,
        long usedBytes,
        long allocatedBytes,
        boolean cleanEnd,
        long damagedBytes) {
    static JournalReport of(Scan.Result state, long length) {
        return new JournalReport(
                state.header().store(),
                state.header().created(),
                state.sequence(),
                state.time(),
                state.head(),
                state.position(),
                length,
                state.cleanEnd(),
                state.damaged());
    }
}
