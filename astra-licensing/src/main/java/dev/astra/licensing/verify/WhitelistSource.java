package dev.astra.licensing.verify;

import dev.astra.core.CorruptDataException;
import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import java.io.InputStream;

/**
 * Where the published list is read from.
 *
 * <ol>
 *   <li>Thread-safe. Every call begins a new read of what is published now; nothing is answered from a cache of its own.
 *   <li>The stream gives the bytes as published, from the first one. The caller reads it once and closes it.
 *   <li>A read that is cut short never looks like the end of the list where the source can tell: it is an
 *       {@link java.io.IOException} of the stream.
 *   <li>Opening and reading take a bounded time, which the implementation states. Bytes are bounded by the reader, at
 *       {@link dev.astra.licensing.LegacyWhitelist#MAX_BYTES} for the legacy list and {@link
 *       dev.astra.licensing.SignedWhitelist#MOST_BYTES} for the signed one; the source may give up earlier.
 *   <li>What is plainly no list (an error page, nothing at all) is {@link CorruptDataException}. No message shows the
 *       content.
 * </ol>
 */
@FunctionalInterface
public interface WhitelistSource {
    /**
     * Begins to read the list.
     *
     * @throws UnavailableException if it cannot be reached now
     * @throws CorruptDataException if what is there is no list
     * @throws RejectedException if the other side refuses to give it; it is not tried again
     */
    InputStream open();
}
