package dev.astra.core.store.file;

import java.time.Instant;
import java.util.List;

/**
 * Immutable. What a look at a log found.
 *
 * @param store the store's id, made when it was
 * @param created when the store was made
 * @param epoch how often the store was restored, and one more
 * @param sequence the last whole batch
 * @param time that batch's time
 * @param head the hash of the last whole line: keep it elsewhere to prove later that nothing before it was rewritten
 * @param usedBytes the length of the whole lines of the file in use
 * @param allocatedBytes the length of that file
 * @param cleanEnd whether the log was closed cleanly
 * @param damagedBytes how much of a torn last batch stands behind the whole lines; 0 unless it crashed in a write
 * @param snapshots the batches behind which a whole state is kept, ascending
 * @param problems what was found and mended, in sentences; empty if all was well
 */
public record JournalReport(
        String store,
        Instant created,
        long epoch,
        long sequence,
        Instant time,
        String head,
        long usedBytes,
        long allocatedBytes,
        boolean cleanEnd,
        long damagedBytes,
        List<Long> snapshots,
        List<String> problems) {
    /** Copies the lists. */
    public JournalReport {
        snapshots = List.copyOf(snapshots);
        problems = List.copyOf(problems);
    }

    static JournalReport of(Scan.Result state, long length, List<Long> snapshots, List<String> problems) {
        return new JournalReport(
                state.header().store(),
                state.header().created(),
                state.header().epoch(),
                state.sequence(),
                state.time(),
                state.head(),
                state.position(),
                length,
                state.cleanEnd(),
                state.damaged(),
                snapshots,
                problems);
    }
}
