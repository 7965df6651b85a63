package dev.astra.launcher.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.RejectedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingFileTest {
    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("log/astra.log");
    }

    private static void say(RotatingFile log, String text) {
        log.publish(new LogRecord(Level.INFO, text));
    }

    @Test
    void aFileThatIsFullIsSetAsideAndTheOldestGoes() throws IOException {
        RotatingFile log = new RotatingFile(file(), 1_000, 3, new Logs());
        for (int i = 0; i < 100; i++) {
            say(log, "line " + i);
        }
        log.close();
        try (Stream<Path> files = Files.list(file().getParent())) {
            List<Path> all = files.sorted().toList();
            assertThat(all.stream().map(path -> path.getFileName().toString()))
                    .containsExactly("astra.log", "astra.log.1", "astra.log.2", "astra.log.3");
            for (Path path : all) {
                assertThat(Files.size(path)).isBetween(1L, 1_000L);
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .isEqualTo("rw-------");
            }
        }
        assertThat(Files.readString(file())).endsWith("line 99\n");
        String last = Files.readString(Path.of(file() + ".1")) + Files.readString(file());
        assertThat(last.lines().count())
                .as("no line is lost between two pieces")
                .isGreaterThan(20);
        assertThat(last.lines()
                        .map(line -> Integer.parseInt(line.replaceAll(".*line ", "")))
                        .reduce((before, after) -> {
                            assertThat(after).isEqualTo(before + 1);
                            return after;
                        }))
                .hasValue(99);
    }

    @Test
    void aFileThatIsThereIsContinuedAndNothingPersonalIsWritten() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "before\n");
        RotatingFile log = new RotatingFile(file(), 1_000, 3, new Logs());
        say(log, "buyer canary@example.test");
        log.close();
        say(log, "opened again");
        log.close();
        assertThat(Files.readString(file()))
                .startsWith("before\n")
                .contains("buyer ****", "opened again")
                .doesNotContain("canary");
    }

    @Test
    void aFileThatCannotBeWrittenIsRefusedByName() {
        Path place = directory.resolve("sub");
        assertThatThrownBy(() -> {
                    Files.createDirectories(place.resolve("log"));
                    new RotatingFile(place.resolve("log"), 1_000, 3, new Logs());
                })
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("ASTRA_LOG_FILE");
    }
}
