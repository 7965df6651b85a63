package dev.astra.core.store.file;

import dev.astra.core.time.Workers;

/**
 * Immutable. How a log is cut into files and when states are kept beside it.
 *
 * @param firstBytes the length of the first segment; each later one is four times the one before, up to the next number
 * @param segmentBytes the length of a segment, unless a batch needs more
 * @param snapshotBytes how much of the log stands behind a snapshot before the next is due; for states of more than twice
 *     that, half the length of the snapshot
 * @param snapshots how many snapshots are kept; at least 1
 * @param bytesPerSecond how fast snapshots are written at least, so that commits do not wait for the disk
 * @param workers where segments are prepared
 */
record Settings(
        long firstBytes, long segmentBytes, long snapshotBytes, int snapshots, long bytesPerSecond, Workers workers) {
    private static final long MEBIBYTE = 1024 * 1024;

    static Settings usual() {
        return new Settings(MEBIBYTE / 4, 64 * MEBIBYTE, 32 * MEBIBYTE, 2, 16 * MEBIBYTE, Workers.threads());
    }

    /**
     * How many bytes of a snapshot are written in a second: the faster, the longer the log behind the last one is. A log that
     * grows faster than states are kept would take longer and longer to open.
     */
    long snapshotPace(long logBehind) {
        return bytesPerSecond * Math.max(1, logBehind / snapshotBytes);
    }

    long nextSegment(long length) {
        return Math.min(segmentBytes, Math.max(firstBytes, length * 4));
    }
}
