package dev.astra.licensing.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.RejectedException;
import dev.astra.licensing.Shop;
import dev.astra.testkit.Covers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLegacyDirectoryTest {
    @TempDir
    Path root;

    private Path old;
    private Path other;
    private final List<LegacyRecord> records = OldBot.records(new Random(11), 30);

    @BeforeEach
    void makeDirectories() throws IOException {
        old = Files.createDirectory(root.resolve("old"));
        other = Files.createDirectory(root.resolve("other"));
        Files.write(old.resolve("database.json"), OldBot.file(records, true));
        Files.writeString(old.resolve("WhitelistsSerialNumbers.txt"), OldBot.list(records));
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    @Covers("A-020")
    void whatIsImportedFromOneDirectoryIsExportedIntoAnother() throws IOException {
        LegacyFiles files = FileLegacyDirectory.at(old).read();
        try (Shop shop = new Shop()) {
            ImportOutcome outcome = LegacyImport.builder(shop.store, shop.licensing)
                    .zone(ZoneOffset.UTC)
                    .build()
                    .run(files);
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            ImportOutcome.Imported.class,
                            imported -> assertThat(imported.report().list()).isPresent());
            long lines = FileLegacyDirectory.at(other).export(shop.store.view(), ZoneOffset.UTC);
            assertThat(names(other)).containsExactly("WhitelistsSerialNumbers.txt", "database.json");
            assertThat(other.resolve("database.json")).hasBinaryContent(OldBot.file(records, true));
            assertThat(Files.readAllLines(other.resolve("WhitelistsSerialNumbers.txt")))
                    .hasSize((int) lines);
        }
    }

    @Test
    void anExportNeverReplacesAFile() throws IOException {
        try (Shop shop = new Shop()) {
            byte[] before = Files.readAllBytes(old.resolve("database.json"));
            assertThatThrownBy(() -> FileLegacyDirectory.at(old).export(shop.store.view(), ZoneOffset.UTC))
                    .isInstanceOf(RejectedException.class)
                    .hasMessageContaining("database.json");
            assertThat(old.resolve("database.json")).hasBinaryContent(before);
        }
    }

    @Test
    void originalsAreKeptOnceAndForTheirOwnerOnly() throws IOException {
        LegacyFiles files = FileLegacyDirectory.at(old).read();
        FileLegacyDirectory backups = FileLegacyDirectory.at(other);
        backups.keep(files);
        backups.keep(files);
        String suffix = "." + files.digest().substring(0, 16) + ".backup";
        assertThat(names(other)).containsExactly("WhitelistsSerialNumbers.txt" + suffix, "database.json" + suffix);
        Path kept = other.resolve("database.json" + suffix);
        assertThat(kept).hasBinaryContent(OldBot.file(records, true));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");
    }

    @Test
    void aMissingDirectoryOrDatabaseIsNamed() {
        assertThatThrownBy(() -> FileLegacyDirectory.at(root.resolve("nowhere")))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> FileLegacyDirectory.at(other).read())
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("database.json");
    }

    @Test
    void aDatabaseWithoutAListIsEnough() throws IOException {
        Files.delete(old.resolve("WhitelistsSerialNumbers.txt"));
        assertThat(FileLegacyDirectory.at(old).read().list()).isEmpty();
    }
}
