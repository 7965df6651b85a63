package dev.astra.core.process.jdk;

import dev.astra.core.process.Cause;
import dev.astra.core.process.ProcessSpec;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Immutable. A program that was looked for before it is run, so that a missing one is told with its path.
 *
 * @param program where it is; empty if it cannot be run
 * @param problem why it cannot be run
 */
record Lookup(Optional<String> program, Optional<Cause> problem) {
    static Lookup of(ProcessSpec spec, String searchPath) {
        String word = spec.command().get(0);
        try {
            Path directory = Path.of(spec.directory().orElse("")).toAbsolutePath();
            if (!Files.isDirectory(directory)) {
                return bad(Cause.Kind.NOT_FOUND, "the working directory " + directory + " is not there");
            }
            List<Path> places = places(word, directory, searchPath);
            for (Path place : places) {
                if (Files.isRegularFile(place) && Files.isExecutable(place)) {
                    return new Lookup(Optional.of(place.toString()), Optional.empty());
                }
            }
            Optional<Path> there = places.stream().filter(Files::exists).findFirst();
            return there.isPresent()
                    ? bad(Cause.Kind.NOT_ALLOWED, "expected a program that may be run, found " + there.get())
                    : bad(Cause.Kind.NOT_FOUND, "expected a program at " + named(word, places) + ", found none");
        } catch (InvalidPathException noPath) {
            return bad(Cause.Kind.NOT_FOUND, "expected the path of a program, got something else");
        }
    }

    private static List<Path> places(String word, Path directory, String searchPath) {
        if (word.indexOf('/') >= 0 || word.indexOf(File.separatorChar) >= 0) {
            return List.of(directory.resolve(word).normalize());
        }
        return List.of(searchPath.split(File.pathSeparator, -1)).stream()
                .filter(part -> !part.isEmpty())
                .map(part -> Path.of(part).resolve(word))
                .toList();
    }

    private static String named(String word, List<Path> places) {
        return places.size() == 1 ? places.get(0).toString() : word + " on the path";
    }

    private static Lookup bad(Cause.Kind kind, String text) {
        return new Lookup(Optional.empty(), Optional.of(new Cause(kind, text)));
    }
}
