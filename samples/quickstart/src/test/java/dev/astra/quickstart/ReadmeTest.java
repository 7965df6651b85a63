package dev.astra.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documents show is what the build compiles and runs. */
class ReadmeTest {
    private static final Path CHECKOUT = checkout();

    @Test
    void everyExampleIsItsSource() throws IOException {
        List<Example> examples = new ArrayList<>();
        for (Path document : documents()) {
            List<Example> found = Example.of(document);
            assertThat(found).as("examples understood in %s", document).hasSize((int) Example.announced(document));
            examples.addAll(found);
        }
        assertThat(examples).isNotEmpty();
        for (Example example : examples) {
            assertThat(example.shown())
                    .as("%s shows %s#%s", example.document(), example.source(), example.region())
                    .isEqualTo(example.expected(CHECKOUT));
        }
    }

    @Test
    void findsARegionWithoutItsIndentation(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("A.java"),
                "class A {\n    // region b\n    int b;\n\n    int c;\n    // endregion\n}\n");
        Example example = shown(folder, "A.java#b", "int b;\n\nint c;\n");
        assertThat(example.shown()).isEqualTo(example.expected(folder)).isEqualTo("int b;\n\nint c;");
    }

    @Test
    void noticesABlockThatIsBehindItsSource(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.sh"), "run new\n");
        Example example = shown(folder, "a.sh", "run old\n");
        assertThat(example.shown()).isNotEqualTo(example.expected(folder));
    }

    @Test
    void refusesARegionThatIsNotThere(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.sh"), "# region open\nrun\n");
        Example example = shown(folder, "a.sh#open", "run\n");
        assertThatThrownBy(() -> example.expected(folder)).hasMessageContaining("open");
    }

    private static Example shown(Path folder, String source, String block) throws IOException {
        Path document = Files.writeString(
                folder.resolve("document.md"), "# D\n\n<!-- source: " + source + " -->\n```java\n" + block + "```\n");
        assertThat(Example.announced(document)).isEqualTo(1);
        return Example.of(document).get(0);
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(CHECKOUT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(CHECKOUT.resolve("README.md")),
                            docs.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }

    private static Path checkout() {
        for (Path dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
            if (Files.exists(dir.resolve("README.md")) && Files.isDirectory(dir.resolve("astra-core"))) {
                return dir;
            }
        }
        throw new IllegalStateException("expected a checkout of Astra around here, found none");
    }
}
