package dev.astra.launcher.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Immutable. What a process finds around it.
 *
 * @param environment its variables
 * @param directory its working directory
 * @param stop goes to zero when it is told to end
 */
public record Surroundings(Map<String, String> environment, Path directory, CountDownLatch stop) {
    /** Copies the environment. */
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    @Override
    public String toString() {
        return "Surroundings[" + directory + "]";
    }
}
