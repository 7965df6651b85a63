package dev.astra.launcher.top;

import java.util.List;
import java.util.Optional;

/** Thread-safe. The running instance, as far as the view needs it. */
public interface Source {
    /**
     * What {@code astra ps --json} prints; empty if no instance runs.
     *
     * @throws dev.astra.core.AstraException saying why it cannot be told
     */
    Optional<String> programs();

    /**
     * Has the instance start, stop or restart a program.
     *
     * @param verb the command
     * @param name of the program
     * @return what it answered
     */
    String order(String verb, String name);

    /**
     * The last lines that a program wrote.
     *
     * @param name of the program
     * @param lines at most so many
     */
    List<String> tail(String name, int lines);
}
