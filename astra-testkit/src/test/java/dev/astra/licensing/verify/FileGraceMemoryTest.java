package dev.astra.licensing.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.astra.core.AstraException;
import dev.astra.core.CorruptDataException;
import dev.astra.core.UnavailableException;
import dev.astra.licensing.Mutations;
import dev.astra.testkit.Cases;
import dev.astra.testkit.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileGraceMemoryTest {
    private static final GraceState STATE = new GraceState(
            "a".repeat(64), VirtualTime.START, VirtualTime.START.plusNanos(1), Duration.ofSeconds(61, 5));
    private static final String TEXT = "astra-grace-1\npair=" + "a".repeat(64)
            + "\nallowed=2026-01-01T00:00:00Z\nhighest=2026-01-01T00:00:00.000000001Z\nspent=PT1M1.000000005S\n";

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
    void remembersFromOneStartToTheNext() throws IOException {
        assertThat(memory.load()).isEmpty();
        memory.save(STATE);
        assertThat(new FileGraceMemory(file).load()).contains(STATE);
        assertThat(file).hasContent(TEXT);
    }

    @Test
    void replacesAndForgetsAndLeavesNothingBehind() throws IOException {
        memory.save(STATE);
        GraceState later = new GraceState("b".repeat(64), STATE.allowed(), STATE.highest(), Duration.ZERO);
        memory.save(later);
        assertThat(memory.load()).contains(later);
        memory.forget();
        memory.forget();
        assertThat(memory.load()).isEmpty();
        try (Stream<Path> left = Files.list(directory.resolve("state"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        memory.save(STATE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void saysSoWhenItCannotWrite() throws IOException {
        Files.writeString(directory.resolve("state"), "a file where the directory should be");
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> memory.save(STATE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "astra-grace-2", "allowed=2026-01-01T00:00:00Z", "\0"})
    void refusesAFileThatItDidNotWrite(String text) throws IOException {
        memory.save(STATE);
        Files.writeString(file, text);
        assertThatExceptionOfType(CorruptDataException.class).isThrownBy(memory::load);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "astra-grace-2",
                "pair=a",
                "spent=PT-1S",
                "spent=PT999999999999H",
                "allowed=+1000000000-12-31T23:59:59.999999999Z",
                "highest=2025-01-01T00:00:00Z",
                "highest=yesterday"
            })
    void refusesAnImpossibleLine(String line) throws IOException {
        memory.save(STATE);
        String name = line.split("[=-]", 2)[0];
        Files.writeString(file, TEXT.replaceAll("(?m)^" + name + ".*$", line));
        assertThatExceptionOfType(CorruptDataException.class).isThrownBy(memory::load);
    }

    @Test
    void refusesALongFileWithoutReadingItAll() throws IOException {
        memory.save(STATE);
        Files.writeString(file, TEXT + "\n".repeat(5_000));
        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(memory::load)
                .withMessageContaining("at most 1024 bytes");
    }

    @Test
    void answersEverySpoiledFileWithAStateOrARefusal() {
        Cases.run(3_000, random -> {
            String spoiled = Mutations.of(TEXT, random);
            try {
                assertThat(GraceFormat.read(spoiled).spent()).isGreaterThanOrEqualTo(Duration.ZERO);
            } catch (AstraException refused) {
                assertThat(refused).isInstanceOf(CorruptDataException.class);
            }
        });
    }

    @Test
    void needsThePathOfAFile() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FileGraceMemory(Path.of("/")));
    }
}
