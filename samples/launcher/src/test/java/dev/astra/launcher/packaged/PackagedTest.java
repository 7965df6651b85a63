package dev.astra.launcher.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.testkit.Covers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build has just packaged. Runs after the archives are made. */
class PackagedTest {
    private static final String VERSION = System.getProperty("astra.version", "");
    private static final Path MODULES = Path.of("..", "..");
    private static final LocalDateTime FIXED = LocalDateTime.of(2026, 1, 1, 0, 0);

    @TempDir
    Path directory;

    @Test
    @Covers("A-230")
    void bothProgramsAreMadeOfTheSourcesAtHandAndNothingInThemTellsWhenOrWhere() throws Exception {
        for (String name : List.of("astra", "astra-buyer")) {
            Map<String, byte[]> files = entries(Files.readAllBytes(Path.of("target", name + "-" + VERSION + ".zip")));
            String root = name + "-" + VERSION + "/";
            assertThat(files).containsKeys(root + "bin/astra", root + "bin/astra.cmd", root + "lib/program");
            List<String> ours = files.keySet().stream()
                    .filter(file -> file.matches(root + "lib/astra-[a-z-]+-" + VERSION + "\\.jar"))
                    .toList();
            assertThat(ours).hasSizeGreaterThanOrEqualTo(4);
            for (String jar : ours) {
                assertOfTheSources(jar.substring((root + "lib/").length()), files.getOrDefault(jar, new byte[0]));
            }
        }
    }

    /**
     * Each class in the archive is the one that was compiled, and each that was compiled is in it. The packer adds the module's
     * packages to its descriptor.
     */
    private static void assertOfTheSources(String jar, byte[] archive) throws IOException {
        String module = jar.substring(0, jar.length() - VERSION.length() - "-.jar".length());
        Path home = module.equals("astra-launcher") ? Path.of("") : MODULES.resolve(module);
        Path classes = home.resolve("target/classes");
        Map<String, byte[]> packaged = entries(archive);
        List<Path> compiled;
        try (Stream<Path> all = Files.walk(classes)) {
            compiled = all.filter(file -> file.toString().endsWith(".class")).toList();
        }
        assertThat(packaged.keySet().stream().filter(file -> file.endsWith(".class")))
                .as("classes of %s", jar)
                .hasSameSizeAs(compiled)
                .isNotEmpty();
        for (Path file : compiled) {
            String entry = classes.relativize(file).toString().replace('\\', '/');
            if (!entry.equals("module-info.class")) {
                assertThat(packaged.get(entry)).as(entry).isEqualTo(Files.readAllBytes(file));
            }
        }
        String manifest =
                new String(packaged.getOrDefault("META-INF/MANIFEST.MF", new byte[0]), StandardCharsets.UTF_8);
        assertThat(manifest).contains("Manifest-Version").doesNotContain("Built-By", "Build-Time", "Bnd-LastModified");
    }

    private static Map<String, byte[]> entries(byte[] archive) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        List<String> order = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getTimeLocal()).as(entry.getName()).isEqualTo(FIXED);
                order.add(entry.getName());
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        assertThat(order).doesNotHaveDuplicates();
        return entries;
    }

    @Test
    @Covers("A-230")
    void bothProgramsStart() throws Exception {
        for (String name : List.of("astra", "astra-buyer")) {
            Path archive = Path.of("target", name + "-" + VERSION + ".zip");
            for (Map.Entry<String, byte[]> file :
                    entries(Files.readAllBytes(archive)).entrySet()) {
                Path place = directory.resolve(file.getKey());
                if (!file.getKey().endsWith("/")) {
                    Files.createDirectories(place.getParent());
                    Files.write(place, file.getValue());
                }
            }
            Path output = directory.resolve(name + ".out");
            Process program = new ProcessBuilder(
                            "sh",
                            directory
                                    .resolve(name + "-" + VERSION + "/bin/astra")
                                    .toString(),
                            "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(output)).contains(VERSION);
            assertThat(program.exitValue()).isZero();
        }
    }
}
