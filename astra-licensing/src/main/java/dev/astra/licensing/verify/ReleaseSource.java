package dev.astra.licensing.verify;

import dev.astra.core.CorruptDataException;
import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;

/**
 * What the seller says is the newest version.
 *
 * <ol>
 *   <li>Thread-safe. Every call asks anew, in a bounded time that the implementation states.
 *   <li>The answer is the published text as it is, at most {@link #MAX_BYTES} bytes of UTF-8: the version in its first
 *       line, which ends with LF, CRLF or the text. The caller understands it or not.
 * </ol>
 */
@FunctionalInterface
public interface ReleaseSource {
    /** The most that the text may have, in bytes. */
    int MAX_BYTES = 4 * 1024;

    /**
     * Asks for the text.
     *
     * @throws UnavailableException if it cannot be reached now
     * @throws CorruptDataException if what is there is no such text, for example because it is too long
     * @throws RejectedException if the other side refuses to give it; it is not tried again
     */
    String latest();
}
