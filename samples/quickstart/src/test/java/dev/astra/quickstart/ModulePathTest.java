package dev.astra.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The module descriptors name all that is needed: the example runs from a module path. */
class ModulePathTest {
    private static final Pattern TEST_ONLY =
            Pattern.compile("test-classes|astra-testkit|junit|assertj|byte-buddy|opentest4j|apiguardian|surefire");

    @TempDir
    Path directory;

    @Test
    void theExampleRunsFromAModulePath() throws Exception {
        String modules = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !TEST_ONLY.matcher(entry).find())
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(List.of(
                        System.getProperty("java.home") + "/bin/java",
                        "--module-path",
                        modules,
                        "--module",
                        "dev.astra.quickstart/dev.astra.quickstart.FromOrderToMachine",
                        directory.resolve("store").toString(),
                        Files.createDirectories(directory.resolve("web")).toString()))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        // A machine without any id is refused with a reason, which needs the modules just as much.
        assertThat(output).containsPattern("Allowed|UnavailableException: .*id");
        assertThat(output).doesNotContain("java.lang.module", "IllegalAccess", "NoClassDefFound");
    }
}
