package dev.astra.licensing.release;

import dev.astra.core.CorruptDataException;
import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import java.io.InputStream;

/**
 * Where a seller's manifests and files are read. It is not trusted: whoever uses it checks what it gives.
 *
 * <ol>
 *   <li>Thread-safe. Every call asks anew, and every wait ends within a time that the implementation states.
 *   <li>The caller closes the stream. A stream that breaks throws {@link java.io.IOException}.
 *   <li>A stream may give less or more than was published. The caller reads as much as it is ready for.
 * </ol>
 */
public interface SignedReleaseSource {
    /**
     * The newest manifest of a channel.
     *
     * @return all bytes, at most {@link Release#MOST_BYTES}
     * @throws UnavailableException if it cannot be reached now
     * @throws CorruptDataException if what is there is too long or no manifest at all
     * @throws RejectedException if the other side refuses to give it
     */
    byte[] manifest(Channel channel);

    /**
     * Begins to read a release's file.
     *
     * @param release which
     * @throws UnavailableException if it cannot be reached now
     * @throws CorruptDataException if what is there says that it has another length
     * @throws RejectedException if the other side refuses to give it
     */
    InputStream open(Release release);
}
