package dev.astra.core.store.file;

/**
 * Immutable. What a look at an archive found.
 *
 * @param records how many whole lines there are
 * @param bytes the position behind the last of them
 * @param files in how many files
 * @param damagedBytes what stands behind them and is not blank; a crash may have left it, and opening the store makes it
 *     again from the log
 */
public record ArchiveReport(long records, long bytes, int files, long damagedBytes) {}
