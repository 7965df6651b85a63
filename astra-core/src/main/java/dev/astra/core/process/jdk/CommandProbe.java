package dev.astra.core.process.jdk;

import dev.astra.core.process.Probe;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Thread-safe. A program is well if a command of your own ends with exit code 0. What the command writes goes nowhere. When it is
 * interrupted, it is killed with what it started.
 */
public final class CommandProbe implements Probe {
    private final List<String> command;
    private final Optional<Path> directory;
    private final Map<String, String> environment;

    /**
     * Looks by a command.
     *
     * @param command the program and its arguments; a program without a slash is looked up on the path
     * @param directory where it runs; empty means where the supervisor does
     * @param environment variables beside those of the supervisor
     */
    public CommandProbe(List<String> command, Optional<Path> directory, Map<String, String> environment) {
        if (command.isEmpty() || command.get(0).isBlank()) {
            throw new IllegalArgumentException("expected a command that looks, got none");
        }
        this.command = List.copyOf(command);
        this.directory = directory;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public void check() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(Redirect.from(new File(File.separatorChar == '\\' ? "NUL" : "/dev/null")))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        builder.environment().putAll(environment);
        directory.map(Path::toFile).ifPresent(builder::directory);
        Process process = builder.start();
        try {
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException("expected exit code 0 of the check, got " + code);
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
