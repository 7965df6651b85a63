package dev.astra.licensing.publication;

import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Where customers' programs fetch one list from.
 *
 * <ol>
 *   <li><b>Whole or not at all.</b> Whoever fetches sees the content before or the content after, never a part.
 *   <li><b>Lasting.</b> When {@link #put} returns, the content survives the death of the process.
 *   <li><b>Threading.</b> Called on one thread at a time, which it may block.
 *   <li><b>Failure.</b> {@link UnavailableException}: the content before or the new one is there, and it is tried again.
 *       {@link RejectedException}: it will not work like this; somebody must look.
 * </ol>
 */
public interface ListPlace {
    /** What is to be put somewhere. */
    @FunctionalInterface
    interface Content {
        /**
         * Writes all of it.
         *
         * @param out not closed here
         * @throws IOException if the stream breaks
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * What is there now; empty if nothing is. The caller closes the stream.
     *
     * @throws UnavailableException if it cannot be read now
     */
    Optional<InputStream> open();

    /**
     * Puts a content in place of the one before.
     *
     * @param content asked for its bytes once
     */
    void put(Content content);
}
