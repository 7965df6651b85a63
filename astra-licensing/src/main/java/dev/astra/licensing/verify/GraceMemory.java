package dev.astra.licensing.verify;

import dev.astra.core.CorruptDataException;
import dev.astra.core.UnavailableException;
import java.util.Optional;

/**
 * Where a program keeps its {@link GraceState} from one start to the next.
 *
 * <ol>
 *   <li>Thread-safe. Two programs that share a memory see whole states; the later write wins.
 *   <li>{@link #save} and {@link #forget} have lasted when they return; after a crash in the middle the old state or the
 *       new one is there, never a mixture.
 *   <li>What cannot be understood is {@link CorruptDataException}; the check then gives no grace until it has seen the
 *       list again.
 * </ol>
 */
public interface GraceMemory {
    /**
     * What was saved last; empty if nothing was, or if it was forgotten.
     *
     * @throws UnavailableException if it cannot be read now
     * @throws CorruptDataException if what is there is no state
     */
    Optional<GraceState> load();

    /**
     * Replaces the state.
     *
     * @param state the new one
     * @throws UnavailableException if it cannot be written now; the old state stands
     */
    void save(GraceState state);

    /**
     * Removes the state, if there is one.
     *
     * @throws UnavailableException if it cannot be removed now
     */
    void forget();

    /** Remembers nothing: without the list there is no grace. */
    static GraceMemory none() {
        return new NoGraceMemory();
    }
}
