package dev.astra.launcher.command;

import dev.astra.launcher.business.Business;
import dev.astra.launcher.business.Home;
import dev.astra.launcher.config.Configuration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;

/** One thread. Where a command runs: in a process of its own, or in the running instance for somebody else. */
interface Session {
    /** The settings. */
    Configuration configuration();

    /** The home directory. */
    Home home();

    /** A path as seen from where the command was typed. */
    Path resolve(Path path);

    /** Whether to tell more. */
    boolean verbose();

    /** Whether what is printed is seen on a terminal that shows colors. */
    boolean colored();

    /**
     * Runs work on the store, here or in the running instance.
     *
     * @param needs what it takes
     * @param work answers the exit code
     */
    int onStore(Needs needs, ToIntFunction<Business> work);

    /**
     * Has the running instance run a command.
     *
     * @param words the command
     * @return what came of it; empty if no instance runs in the home
     * @throws dev.astra.core.UnavailableException if the instance broke off
     */
    Optional<Answer> ask(String... words);

    /**
     * Immutable. What came of a command.
     *
     * @param code the exit code
     * @param out what it printed
     * @param err what it complained about
     */
    record Answer(int code, String out, String err) {}

    /**
     * Runs work on the store in this process and in no other.
     *
     * @param needs what it takes
     * @param work answers the exit code
     */
    int onOwnStore(Needs needs, ToIntFunction<Business> work);

    /**
     * Runs work on files of a store that nobody has open.
     *
     * @param work answers the exit code
     * @throws dev.astra.core.RejectedException if an instance is running in the home
     */
    int withoutInstance(IntSupplier work);

    /**
     * Waits a little.
     *
     * @param time how long
     * @return whether to go on: not in the running instance, and not once the process is told to end
     */
    boolean goesOn(Duration time);

    /** Waits until the process is told to end. */
    void awaitStop();
}
