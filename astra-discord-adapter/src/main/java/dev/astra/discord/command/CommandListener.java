package dev.astra.discord.command;

/** Hears who calls commands. Called on the thread that hears Discord; returns at once and does not throw. */
@FunctionalInterface
public interface CommandListener {
    /**
     * A command that was understood is about to run.
     *
     * @param invocation the call
     */
    void heard(Invocation invocation);
}
