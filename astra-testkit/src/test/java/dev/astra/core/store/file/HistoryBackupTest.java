package dev.astra.core.store.file;

import static dev.astra.testkit.HistoryContract.TEXTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.astra.core.CorruptDataException;
import dev.astra.core.store.HistoryEntry;
import dev.astra.core.store.Store;
import dev.astra.testkit.HistoryContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Histories through backups, restores and recoveries. */
class HistoryBackupTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));

    @TempDir
    Path temp;

    private Path directory;
    private Path backups;

    @BeforeEach
    void name() {
        directory = temp.resolve("store");
        backups = temp.resolve("backups");
    }

    /** Adds records, lets go of the log behind them, and takes a backup. */
    private Backup backup(String... texts) {
        FileJournal journal = FileJournal.at(directory);
        try (Store store = Store.open(journal, HistoryContract.TABLES)) {
            for (String text : texts) {
                store.execute(tx -> tx.append(TEXTS, "a", text));
            }
            store.compact();
            return Backups.in(backups, 9, CLOCK).take(store, journal);
        }
    }

    private static List<String> texts(Path directory) {
        try (Store store = Store.open(FileJournal.at(directory), HistoryContract.TABLES)) {
            List<String> texts = store.view()
                    .history(TEXTS, "a")
                    .newestFirst()
                    .map(HistoryEntry::value)
                    .toList();
            assertThat(store.verifyHistories()).isEqualTo(texts.size());
            return texts;
        }
    }

    private List<Path> copies() throws IOException {
        try (Stream<Path> files = Files.list(backups)) {
            return files.filter(file -> file.toString().contains("-archive-"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aRestoreBringsThePastBackAsItWasAndTheStoreGoesOnFromThere() throws IOException {
        Backup first = backup("one", "two");
        Backup second = backup("three");
        assertThat(copies()).hasSize(1);
        Restore.of(first.file(), directory, CLOCK);
        assertThat(texts(directory)).containsExactly("two", "one");
        Backup other = backup("another");
        assertThat(texts(directory)).containsExactly("another", "two", "one");
        assertThat(copies()).hasSize(2);
        Restore.of(second.file(), temp.resolve("second"), CLOCK);
        assertThat(texts(temp.resolve("second"))).containsExactly("three", "two", "one");
        Restore.of(other.file(), temp.resolve("other"), CLOCK);
        assertThat(texts(temp.resolve("other"))).containsExactly("another", "two", "one");
    }

    @Test
    void aBackupWhosePastIsMissingIsRefusedAndTheStoreThatIsThereStays() throws IOException {
        Backup backup = backup("one", "two");
        for (Path copy : copies()) {
            Files.delete(copy);
        }
        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(() -> Backup.verify(backup.file()))
                .withMessageContaining("archive");
        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(() -> Restore.of(backup.file(), directory, CLOCK))
                .withMessageContaining("archive");
        assertThat(texts(directory)).containsExactly("two", "one");
    }

    @Test
    void recoveryKeepsThePast() {
        backup("one", "two");
        backup("three");
        Recovery.of(directory, temp.resolve("recovered"), CLOCK);
        assertThat(texts(temp.resolve("recovered"))).containsExactly("three", "two", "one");
    }
}
