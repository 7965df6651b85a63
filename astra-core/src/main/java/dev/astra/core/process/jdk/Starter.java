package dev.astra.core.process.jdk;

import dev.astra.core.process.ProcessSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Thread-safe. Turns a spec into a process. */
interface Starter {
    /**
     * Starts a program.
     *
     * @param spec what
     * @param program where it is
     * @param marks variables that it carries
     * @param output gets what it writes, at the end
     * @param record writes the number down and answers the mark; where the system allows it, before the program runs
     */
    Begun start(ProcessSpec spec, String program, Map<String, String> marks, Path output, Recorder record)
            throws IOException;

    /** Processes of its own that wait. */
    Set<Long> waiting();

    /** So many programs run. */
    void expect(int programs);

    void close();

    /** Thread-safe. Writes a process down. */
    @FunctionalInterface
    interface Recorder {
        Mark record(long pid, long start, long forks);
    }

    /** Immutable. What was started; {@code ending} ends with the exit code. */
    record Begun(Mark mark, CompletionStage<Integer> ending) {}
}
