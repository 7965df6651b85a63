package dev.astra.core.process.jdk;

import java.util.List;
import java.util.Set;

/** Thread-safe. The processes of the machine. */
interface ProcessTable {
    /** For a number of processes that is not known. */
    long UNKNOWN = -1;

    /** The processes at this moment. What it shows serves several questions; none of it is older than this call. */
    Sight look();

    /** When a process started, in the system's own unit; -1 if it is not there. */
    long start(long pid);

    /** Whether that process lives: the number and the start fit, and it is no zombie. */
    boolean lives(long pid, long start);

    /** How many processes the machine has begun since it was started; {@link #UNKNOWN} if it does not tell. */
    long forks();

    /** What tells one boot of the machine from another. */
    String boot();

    /** One thread. The processes at one moment. */
    @FunctionalInterface
    interface Sight {
        /**
         * The processes of an instance that live, the main process too.
         *
         * @param mark how they are known
         * @param others processes that are known to belong elsewhere
         */
        List<Member> members(Mark mark, Set<Long> others);
    }

    /** Immutable. A process, by number and start. */
    record Member(long pid, long start) {}
}
