package dev.astra.licensing.freshness;

import dev.astra.core.CorruptDataException;
import dev.astra.core.UnavailableException;
import java.util.Optional;

/**
 * Keeps the newest that was seen, from one start to the next.
 *
 * <ol>
 *   <li>Thread-safe within one process.
 *   <li>After {@link #save} has returned, {@link #load} gives that, also after a crash; after a crash within, that or the one
 *       before.
 *   <li>What was kept and cannot be read is never taken for nothing: {@link #load} throws.
 * </ol>
 */
public interface HighWaterMemory {
    /**
     * What was kept; empty if nothing ever was.
     *
     * @throws CorruptDataException if it is damaged or somebody changed it
     * @throws UnavailableException if it cannot be read now
     */
    Optional<HighWater> load();

    /**
     * Keeps it in place of what was there.
     *
     * @throws UnavailableException if it could not be kept
     */
    void save(HighWater seen);
}
