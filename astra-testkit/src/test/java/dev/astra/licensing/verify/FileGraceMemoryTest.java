package dev.astra.licensing.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.astra.core.CorruptDataException;
import dev.astra.core.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileGraceMemoryTest {
    private static final String TEXT = "sealed\ntext\n";

    @TempDir
    private Path directory;

    private Path file;
    private FileGraceMemory memory;

    @BeforeEach
    void open() {
        file = directory.resolve("state").resolve("grace");
        memory = new FileGraceMemory(file);
    }

    @Test
    void remembersFromOneStartToTheNext() {
        assertThat(memory.load()).isEmpty();
        memory.save(TEXT);
        assertThat(new FileGraceMemory(file).load()).contains(TEXT);
        assertThat(file).hasContent(TEXT);
    }

    @Test
    void replacesAndForgetsAndLeavesNothingBehind() throws IOException {
        memory.save(TEXT);
        memory.save("later");
        assertThat(memory.load()).contains("later");
        memory.forget();
        memory.forget();
        assertThat(memory.load()).isEmpty();
        try (Stream<Path> left = Files.list(directory.resolve("state"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        memory.save(TEXT);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void saysSoWhenItCannotWrite() throws IOException {
        Files.writeString(directory.resolve("state"), "a file where the directory should be");
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> memory.save(TEXT));
    }

    @Test
    void refusesALongFileWithoutReadingItAll() throws IOException {
        memory.save(TEXT);
        Files.writeString(file, "\n".repeat(5_000));
        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(memory::load)
                .withMessageContaining("at most 1024 bytes");
    }

    @Test
    void needsThePathOfAFile() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FileGraceMemory(Path.of("/")));
    }
}
