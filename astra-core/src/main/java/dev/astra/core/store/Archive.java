package dev.astra.core.store;

import java.util.List;

/**
 * Where a {@link Journal} keeps what only grows: lines that are read one by one and never held in memory. The store makes
 * the lines and their positions from its state and the log alone, so that replaying the log makes the same again.
 *
 * <ol>
 *   <li><b>Positions.</b> The first line has position 0. A line of n bytes takes n + {@link #MARGIN} positions, and the next
 *       one begins behind them. The margin is the engine's, for a checksum and a line end.
 *   <li><b>Threading.</b> {@link #startAt} and {@link #append} are called by one thread at a time for each store; {@link
 *       #read} and {@link #sync} by any number beside it. Reading never waits for appending, and an interrupt of one reader
 *       is no trouble for others.
 *   <li><b>Read what was appended.</b> Once {@link #append} has returned, every reader finds its lines.
 *   <li><b>Behind the log.</b> Lines are appended after the batch that they come from is durable, and need not be durable
 *       themselves before {@link #sync} returns. The engine keeps every batch whose lines are not: they are appended again.
 *   <li><b>Idempotency.</b> Appending lines at a position where they already stand adds nothing.
 *   <li><b>Damage.</b> A line that is not what was appended is never returned.
 * </ol>
 */
public interface Archive {
    /** How many positions a line takes beyond its bytes. */
    int MARGIN = 23;

    /**
     * Says where the archive of the loaded state ends. Nothing behind is read before it is appended again, as it is while the
     * log is replayed: it may have been torn by a crash. Nor is it given up before that: should the log turn out to be
     * damaged, it is all there is of its end.
     *
     * @param end the position behind the last line of the state
     * @throws dev.astra.core.CorruptDataException if the archive ends before
     * @throws dev.astra.core.UnavailableException if it cannot be used now
     */
    void startAt(long end);

    /**
     * Adds lines, one behind the other.
     *
     * @param position of the first; where the archive ends, unless the lines are there already
     * @param lines JSON objects in ASCII without a newline; shared, not to be changed
     * @throws dev.astra.core.UnavailableException if it failed; nothing more is appended until the store is opened anew
     */
    void append(long position, List<byte[]> lines);

    /**
     * The line at a position.
     *
     * @param position where a line begins
     * @return the bytes that were appended
     * @throws dev.astra.core.CorruptDataException if there is no line that begins there, or it is damaged; the message names
     *     the place and the way out
     * @throws dev.astra.core.UnavailableException if it cannot be read now
     */
    byte[] read(long position);

    /**
     * Returns once all that was appended before the call is durable.
     *
     * @throws dev.astra.core.UnavailableException if that is unknown; never tried again until the store is opened anew
     */
    void sync();
}
