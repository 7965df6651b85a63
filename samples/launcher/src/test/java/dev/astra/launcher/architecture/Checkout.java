package dev.astra.launcher.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Immutable. The checkout that this build runs in. */
record Checkout(Path root) {
    static final List<String> LIBRARIES = List.of(
            "astra-core",
            "astra-licensing",
            "astra-trading",
            "astra-testkit",
            "astra-http-adapter",
            "astra-discord-adapter");
    /** Sources do not change while the tests run. */
    private static final Map<Path, List<SourceFile>> PARSED = new ConcurrentHashMap<>();

    static final String LAUNCHER = "samples/launcher";
    private static final List<String> OTHER_SAMPLES = List.of("samples/quickstart", "samples/benchmarks");

    /** The nearest directory above that holds all modules. */
    static Checkout here() {
        Path start = Path.of("").toAbsolutePath();
        for (Path dir = start; dir != null; dir = dir.getParent()) {
            if (Files.isDirectory(dir.resolve("astra-core")) && Files.isDirectory(dir.resolve(LAUNCHER))) {
                return new Checkout(dir);
            }
        }
        throw new IllegalStateException("expected a checkout of Astra around " + start + ", found none");
    }

    Path module(String name) {
        return root.resolve(name);
    }

    List<String> modules() {
        return Stream.of(LIBRARIES, List.of(LAUNCHER), OTHER_SAMPLES)
                .flatMap(List::stream)
                .toList();
    }

    /** Everything below a module's {@code src/main/java}. */
    List<SourceFile> mainSources(String module) {
        return sources(module, "src/main/java");
    }

    /** All that may hold a test: the test sources of all modules, and the contract kits. */
    List<SourceFile> testSources() {
        return Stream.concat(
                        modules().stream().flatMap(module -> sources(module, "src/test/java").stream()),
                        mainSources("astra-testkit").stream())
                .toList();
    }

    private List<SourceFile> sources(String module, String folder) {
        return PARSED.computeIfAbsent(
                module(module).resolve(folder), path -> SourceFile.parse(root, files(path, ".java")));
    }

    static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(path -> path.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
