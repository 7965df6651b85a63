package dev.astra.core.process;

import java.util.List;

/**
 * Thread-safe. The operating system under a supervisor: whole trees of processes, begun and ended.
 *
 * <ol>
 *   <li>{@link #open} comes first and once. It refuses with {@link dev.astra.core.RejectedException} while another
 *       supervisor has the same place. What a dead one left is either ended before it returns, or handed over; of each
 *       name at most one instance is handed over.
 *   <li>{@link #launch} is durable before the program runs its first instruction: a supervisor that dies at any
 *       moment leaves no instance that the next {@link #open} does not know.
 *   <li>For each instance that was launched or handed over, the listener hears {@code exited} once, when the main process
 *       is gone, and after it {@code emptied} once, when nothing of the tree is left, grandchildren in sessions of their
 *       own included. It may hear them before {@link #launch} or {@link #open} returns.
 *   <li>{@link #end} returns soon. Asked to end, processes get the system's polite signal, told to be killed, the
 *       final one, all that are there at that moment; it may be called again, and after {@code exited}. It never touches a
 *       process that is not of the instance, even if it has the same number. Of an instance that is gone nothing is ended.
 *   <li>What a program writes never blocks it, and nobody waits for it: {@link #tail} shows the last lines, at most 64 KiB,
 *       also of instances that are gone.
 *   <li>{@link #close} leaves no process of a clean stop behind: the caller has ended all instances before. Idempotent. Later calls
 *       of others throw {@link IllegalStateException}.
 * </ol>
 */
public interface ProcessLauncher extends AutoCloseable {
    /**
     * Takes the place, and tells what an earlier supervisor left.
     *
     * @param listener hears of instances from now on
     * @throws dev.astra.core.RejectedException if another supervisor has the place
     * @throws dev.astra.core.UnavailableException if what was left can neither be ended nor be handed over
     */
    Recovery open(ProcessListener listener);

    /**
     * Starts a program.
     *
     * @param instance never used before
     * @param spec what to run
     */
    LaunchOutcome launch(Instance instance, ProcessSpec spec);

    /**
     * Ends the whole tree of an instance.
     *
     * @param instance that was launched or handed over
     * @param urgency how
     */
    void end(Instance instance, Urgency urgency);

    /**
     * The last lines that a program wrote.
     *
     * @param name of the program
     * @param lines at most so many; 1 to 10,000
     */
    List<String> tail(ProgramName name, int lines);

    @Override
    void close();

    /** How to end. */
    enum Urgency {
        /** Politely; a program may take its time or not listen. */
        ASK,
        /** At once. */
        KILL
    }

    /**
     * Immutable. What an earlier supervisor left.
     *
     * @param left instances that live
     * @param lastGeneration the highest that was ever used here; 0 if none was
     */
    record Recovery(List<Left> left, long lastGeneration) {
        /** Copies the list. */
        public Recovery {
            left = List.copyOf(left);
        }

        /** Nothing was left. */
        public static Recovery nothing() {
            return new Recovery(List.of(), 0);
        }
    }

    /**
     * Immutable. An instance that lives.
     *
     * @param instance which
     * @param pid of its main process
     */
    record Left(Instance instance, long pid) {}
}
