package dev.astra.launcher.instance;

import java.io.PrintWriter;

/** Thread-safe. Runs commands that came through the socket, several at a time. */
@FunctionalInterface
public interface CommandRunner {
    /**
     * Runs one command to its end.
     *
     * @param request what is to be run
     * @param out what the command prints
     * @param err what it complains about
     * @return the exit code
     */
    int run(Request request, PrintWriter out, PrintWriter err);
}
