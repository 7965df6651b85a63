package dev.astra.launcher.command;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** One thread. The options that every command has. */
public final class Places {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "where the data is kept; else ASTRA_HOME, else astra-data here")
    Optional<Path> home = Optional.empty();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "a file with settings; else astra.properties in the home directory")
    Optional<Path> file = Optional.empty();

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "tell more, also how an error came about")
    boolean verbose;
}
