package dev.astra.licensing.verify;

import dev.astra.core.CorruptDataException;
import dev.astra.core.UnavailableException;
import java.util.Optional;

/**
 * Where a program keeps what its license check must remember from one start to the next: a small text that the check has
 * sealed. Whoever keeps it need not understand it.
 *
 * <ol>
 *   <li>Thread-safe. Two programs that share a memory see whole texts; the later write wins.
 *   <li>{@link #save} and {@link #forget} have lasted when they return; after a crash in the middle the old text or the new
 *       one is there, never a mixture.
 *   <li>A text has at most {@link #MOST_BYTES} bytes of UTF-8. What is plainly none is {@link CorruptDataException}.
 * </ol>
 */
public interface GraceMemory {
    /** The most that a text may have, in bytes. */
    int MOST_BYTES = 1024;

    /**
     * What was saved last; empty if nothing was, or if it was forgotten.
     *
     * @throws UnavailableException if it cannot be read now
     * @throws CorruptDataException if what is there is no such text
     */
    Optional<String> load();

    /**
     * Replaces the text.
     *
     * @param sealed the new one
     * @throws UnavailableException if it cannot be written now; the old text stands
     */
    void save(String sealed);

    /**
     * Removes the text, if there is one.
     *
     * @throws UnavailableException if it cannot be removed now
     */
    void forget();

    /** Remembers nothing: without the list there is no grace, and an older list is not told from a newer one. */
    static GraceMemory none() {
        return new NoGraceMemory();
    }
}
