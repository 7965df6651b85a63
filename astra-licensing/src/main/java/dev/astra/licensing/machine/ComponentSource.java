package dev.astra.licensing.machine;

/**
 * What is this machine made of?
 *
 * <ol>
 *   <li>Thread-safe. May block, for at most a time that the implementation states.
 *   <li>Never throws and never answers null or a value that many machines share: what cannot be found out is missing, with a
 *       note that says why.
 *   <li>The same machine gives the same components from one start to the next, or misses some.
 * </ol>
 */
@FunctionalInterface
public interface ComponentSource {
    /** Reads the components of this machine. */
    Components read();
}
