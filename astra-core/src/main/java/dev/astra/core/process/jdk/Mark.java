package dev.astra.core.process.jdk;

import dev.astra.core.process.Instance;

/**
 * Immutable. How the processes of an instance are known: the main process by number and start, the others by its session
 * and by the token in their environment.
 *
 * @param instance which
 * @param pid of the main process
 * @param start of the main process, in the system's own unit; names it together with the number
 * @param token in the environment of all that it starts
 * @param forks how many processes the machine had ever begun when this one was; -1 if that is not known
 */
record Mark(Instance instance, long pid, long start, String token, long forks) {
    /** The variable of the token. */
    static final String VARIABLE = "ASTRA_INSTANCE";

    String assignment() {
        return VARIABLE + "=" + token;
    }
}
