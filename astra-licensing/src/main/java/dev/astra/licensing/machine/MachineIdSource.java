package dev.astra.licensing.machine;

/**
 * Which machine is this?
 *
 * <ol>
 *   <li>Thread-safe. May block, for at most a time that the implementation states; ask once and keep the answer.
 *   <li>Never throws, never answers null, a text such as "None" or a value that many machines share: what cannot be found
 *       out is {@link MachineIdOutcome.Unavailable} with the reason.
 *   <li>The same machine gives the same id to every program and every user who asks, from one start to the next, or says
 *       that it is unavailable.
 * </ol>
 */
@FunctionalInterface
public interface MachineIdSource {
    /** Finds out the id of this machine. */
    MachineIdOutcome find();
}
