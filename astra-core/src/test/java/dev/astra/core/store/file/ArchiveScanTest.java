package dev.astra.core.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.astra.core.CorruptDataException;
import dev.astra.core.store.Archive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveScanTest {
    @TempDir
    Path directory;

    private static FileArchive open(long state, long segmentBytes, Folder folder) {
        FileArchive archive = new FileArchive(folder, segmentBytes);
        archive.startAt(state);
        return archive;
    }

    private NavigableSet<String> names() throws IOException {
        return new TreeSet<>(new RealFolder(directory).names());
    }

    private long used(String name) throws IOException {
        return Files.readString(directory.resolve(name), StandardCharsets.ISO_8859_1)
                .stripTrailing()
                .length();
    }

    private void flip(String name, long offset) throws IOException {
        byte[] bytes = Files.readAllBytes(directory.resolve(name));
        bytes[(int) offset] ^= 1;
        Files.write(directory.resolve(name), bytes);
    }

    @Test
    void verifyCountsEveryLineAndNamesTheOneThatIsDamaged() throws IOException {
        FileArchive archive = open(0, 300, new RealFolder(directory));
        writePositioned(archive, 30);
        archive.close();
        ArchiveReport report = FileJournal.verifyArchive(directory);
        assertThat(report.records()).isEqualTo(30);
        assertThat(report.damagedBytes()).isZero();
        assertThat(report.files()).isEqualTo(names().size());
        for (String name : names()) {
            long last = used(name) - 40;
            flip(name, last);
            if (name.equals(names().last())) {
                assertThat(FileJournal.verifyArchive(directory).damagedBytes()).isPositive();
            } else {
                assertThatExceptionOfType(CorruptDataException.class)
                        .isThrownBy(() -> FileJournal.verifyArchive(directory))
                        .withMessageContaining(name)
                        .withMessageContaining("line ");
            }
            flip(name, last);
        }
        Files.delete(directory.resolve(List.copyOf(names()).get(1)));
        assertThatExceptionOfType(CorruptDataException.class).isThrownBy(() -> FileJournal.verifyArchive(directory));
    }

    private static void writePositioned(Archive archive, int lines) {
        long position = 0;
        for (int i = 0; i < lines; i++) {
            byte[] line = ("{\"position\":" + position + ",\"number\":" + i + "}").getBytes(StandardCharsets.US_ASCII);
            archive.append(position, List.of(line));
            position += line.length + Archive.MARGIN;
        }
    }
}
