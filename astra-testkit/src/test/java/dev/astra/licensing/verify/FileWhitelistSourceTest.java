package dev.astra.licensing.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.astra.core.CorruptDataException;
import dev.astra.core.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWhitelistSourceTest {
    @TempDir
    private Path directory;

    @Test
    void readsTheFileThatIsThereNow() throws IOException {
        Path file = directory.resolve("digits.txt");
        WhitelistSource source = new FileWhitelistSource(file);
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(source::open);
        Files.write(file, Desk.LISTED);
        try (InputStream in = source.open()) {
            assertThat(in.readAllBytes()).isEqualTo(Desk.LISTED);
        }
    }

    @Test
    void refusesADirectoryAndAnEmptyFile() throws IOException {
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(new FileWhitelistSource(directory)::open);
        Path empty = Files.createFile(directory.resolve("digits.txt"));
        assertThatExceptionOfType(CorruptDataException.class).isThrownBy(new FileWhitelistSource(empty)::open);
    }
}
