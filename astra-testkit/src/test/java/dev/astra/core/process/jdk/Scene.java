package dev.astra.core.process.jdk;

import dev.astra.core.process.ProcessSpec;
import dev.astra.core.process.ProcessSpecBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Immutable. Real programs of shell for tests. Each writes its number into a file once it is at work; all carry a word in
 * their environment, by which they are found wherever they are.
 *
 * @param directory for the files
 * @param word in the environment of all
 */
record Scene(Path directory, String word) {
    private static final long PATIENCE_SECONDS = 20;

    ProcessSpecBuilder program(String name, String script) {
        return ProcessSpec.builder(name, "/bin/sh", "-c", script.replace("AT_WORK", "echo $$ >>" + pids(name)))
                .environment("SCENE", word + name);
    }

    Path pids(String name) {
        return directory.resolve(name + ".pids");
    }

    /** How often a program came to its work. */
    long begun(String name) {
        try (Stream<String> lines = Files.lines(pids(name))) {
            return lines.count();
        } catch (IOException notYet) {
            return 0;
        }
    }

    /** The processes that carry the word of this program, wherever they are. */
    List<Long> alive(String name) {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.map(path -> path.getFileName().toString())
                    .filter(number -> number.matches("\\d+"))
                    .map(Long::valueOf)
                    .filter(pid -> carries(pid, "SCENE=" + word + name))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static boolean carries(long pid, String assignment) {
        try {
            String text = Files.readString(Path.of("/proc/" + pid + "/environ"), StandardCharsets.ISO_8859_1);
            return List.of(text.split("\0")).contains(assignment);
        } catch (IOException gone) {
            return false;
        }
    }

    /** Waits for what other processes do; there is nobody to tell it. */
    static void await(String what, BooleanSupplier condition) {
        long begun = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                throw new AssertionError("expected within " + PATIENCE_SECONDS + " s: " + what);
            }
            LockSupport.parkNanos(2_000_000);
        }
    }
}
