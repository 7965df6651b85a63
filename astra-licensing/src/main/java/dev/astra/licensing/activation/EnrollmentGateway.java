package dev.astra.licensing.activation;

import dev.astra.core.CorruptDataException;
import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;

/**
 * Asks the seller for an activation file.
 *
 * <ol>
 *   <li>Thread-safe. Blocks, for at most a time that the implementation states.
 *   <li>Repeating a request for the same machine gives a file again and costs nothing.
 *   <li>The answer is at most {@link ActivationFile#MOST_BYTES} bytes. It is not looked at here: {@link ActivationCheck}
 *       does.
 *   <li>Neither the license's key nor the code stands in a message of an exception.
 * </ol>
 */
@FunctionalInterface
public interface EnrollmentGateway {
    /**
     * Asks.
     *
     * @return the signed file
     * @throws RejectedException if the seller says no; the message says why, in the seller's words
     * @throws UnavailableException if the seller cannot be reached now
     * @throws CorruptDataException if what came back cannot be a file
     */
    byte[] enroll(EnrollmentRequest request);
}
