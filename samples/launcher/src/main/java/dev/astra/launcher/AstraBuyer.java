package dev.astra.launcher;

import dev.astra.launcher.command.Program;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The program {@code astra} for customers: which machine is this, and is it licensed. */
public final class AstraBuyer {
    private AstraBuyer() {}

    /**
     * Runs one command and ends the process with its exit code. Its data is kept in the user's home directory.
     *
     * @param arguments the command
     */
    public static void main(String[] arguments) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putIfAbsent(
                "ASTRA_HOME", Path.of(System.getProperty("user.home"), ".astra").toString());
        Launch.launch(Program.BUYER, environment, arguments);
    }
}
