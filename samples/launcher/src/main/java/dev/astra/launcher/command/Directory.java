package dev.astra.launcher.command;

import dev.astra.core.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What is in a directory. */
final class Directory {
    private Directory() {}

    /** The length of all files in it whose names begin so. */
    static long bytes(Path directory, String beginning) {
        return files(directory, beginning)
                .mapToLong(file -> file.toFile().length())
                .sum();
    }

    /** How many files in it have names that begin so. */
    static long count(Path directory, String beginning) {
        return files(directory, beginning).count();
    }

    private static Stream<Path> files(Path directory, String beginning) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(beginning)).toList().stream();
        } catch (IOException failed) {
            throw unreadable(directory, failed);
        }
    }

    private static UnavailableException unreadable(Path directory, IOException failed) {
        return new UnavailableException("cannot read the directory " + directory + ": " + failed, failed);
    }
}
