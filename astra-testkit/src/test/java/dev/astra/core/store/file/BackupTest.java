package dev.astra.core.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.astra.core.CorruptDataException;
import dev.astra.core.RejectedException;
import dev.astra.core.store.Outbox;
import dev.astra.core.store.OutboxMessage;
import dev.astra.core.store.Store;
import dev.astra.testkit.Covers;
import dev.astra.testkit.StoreContract;
import dev.astra.testkit.StoreContract.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00.5Z"));

    @TempDir
    Path temp;

    private Path directory;
    private Path backups;
    private int kept = 2;

    @BeforeEach
    void name() {
        directory = temp.resolve("store");
        backups = temp.resolve("backups");
    }

    private static void put(Store store, String name, long value) {
        store.execute(tx -> tx.put(StoreContract.ENTRIES, new Entry(name, value)));
    }

    private static Map<String, Long> content(Path directory) {
        try (Store store = Store.open(FileJournal.at(directory), StoreContract.TABLES)) {
            Map<String, Long> content = new TreeMap<>();
            store.view().table(StoreContract.ENTRIES).all().forEach(row -> content.put(row.name(), row.value()));
            return content;
        }
    }

    private Backup backup(String name, long value) {
        FileJournal journal = FileJournal.at(directory);
        try (Store store = Store.open(journal, StoreContract.TABLES)) {
            put(store, name, value);
            return Backups.in(backups, kept, CLOCK).take(store, journal);
        }
    }

    @Test
    @Covers("A-028")
    void everyOneIsProvedHasANameOfItsOwnAndOnlyTheNewestAreKept() throws IOException {
        Backup first = backup("a", 1);
        Files.writeString(backups.resolve("mine.txt"), "not a backup");
        Backup second = backup("a", 2);
        Backup third = backup("a", 3);
        assertThat(List.of(first.file(), second.file(), third.file())).doesNotHaveDuplicates();
        assertThat(third.file().getFileName().toString()).endsWith("-20260301T120000500Z-00000000000000000003.jsonl");
        assertThat(Backups.in(backups, 2, CLOCK).files()).containsExactly(second.file(), third.file());
        assertThat(backups.resolve("mine.txt")).exists();
        assertThat(Backup.verify(third.file())).isEqualTo(third);
        assertThat(third.head()).isNotEqualTo(second.head()).satisfies(head -> FileJournal.verify(directory, head));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(third.file())))
                .isEqualTo("rw-------");
        byte[] damaged = Files.readAllBytes(third.file());
        damaged[damaged.length / 2] ^= 1;
        Files.write(third.file(), damaged);
        assertThatExceptionOfType(CorruptDataException.class).isThrownBy(() -> Backup.verify(third.file()));
    }

    @Test
    @Covers("A-029")
    void aRestoreBringsTheStateBackSetsTheOldStoreAsideAndRaisesTheEpoch() {
        kept = 9;
        Backup backup = backup("a", 1);
        backup("a", 2);
        Restore.Restored restored = Restore.of(backup.file(), directory, CLOCK);
        assertThat(content(directory)).isEqualTo(Map.of("a", 1L));
        assertThat(content(restored.setAside().orElseThrow())).isEqualTo(Map.of("a", 2L));
        assertThat(restored.epoch()).isEqualTo(2);
        assertThat(FileJournal.verify(directory).epoch()).isEqualTo(2);
        backup("b", 3);
        assertThat(content(directory)).isEqualTo(Map.of("a", 1L, "b", 3L));
        Restore.Restored again =
                Restore.of(backup.file(), directory, () -> CLOCK.instant().plusSeconds(1));
        assertThat(again.epoch()).isEqualTo(3);
        Restore.Restored elsewhere = Restore.of(backup.file(), temp.resolve("fresh"), CLOCK);
        assertThat(elsewhere.setAside()).isEmpty();
        assertThat(content(temp.resolve("fresh"))).isEqualTo(Map.of("a", 1L));
    }

    @Test
    @Covers("A-029")
    void whatWaitedInTheOutboxWaitsForSomebodyToReleaseItAfterARestore() {
        FileJournal journal = FileJournal.at(directory);
        Backup backup;
        try (Store store = Store.open(journal, StoreContract.TABLES)) {
            store.execute(tx -> tx.send(new OutboxMessage("topic", "lane", "key", "payload")));
            backup = Backups.in(backups, 1, CLOCK).take(store, journal);
        }
        assertThat(Restore.of(backup.file(), directory, CLOCK).parked()).isEqualTo(1);
        try (Store store = Store.open(FileJournal.at(directory))) {
            assertThat(Outbox.waiting(store.view()))
                    .singleElement()
                    .satisfies(row -> assertThat(row.parked()).contains("backup"));
        }
    }

    private List<String> besideTheBackups() throws IOException {
        try (Stream<Path> files = Files.list(temp)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.equals("backups"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    @Covers("A-029")
    void whatACrashLeftOfARestoreIsFinishedOrGivenUpByWhoeverOpensTheStore() throws IOException {
        Path waiting = temp.resolve("store.restored");
        Backup backup = backup("a", 1);
        backup("a", 2);
        Restore.of(backup.file(), waiting, CLOCK);
        assertThat(content(directory)).isEqualTo(Map.of("a", 2L));
        assertThat(besideTheBackups()).containsExactly("store");
        Restore.of(backup.file(), waiting, CLOCK);
        Files.move(directory, temp.resolve("old"));
        assertThat(FileJournal.isAt(directory)).isTrue();
        assertThat(FileJournal.verify(directory).epoch()).isEqualTo(2);
        assertThat(besideTheBackups()).containsExactly("old", "store.restored");
        assertThat(content(directory)).isEqualTo(Map.of("a", 1L));
        assertThat(besideTheBackups()).containsExactly("old", "store");
        assertThat(FileJournal.isAt(temp.resolve("nowhere"))).isFalse();
    }

    @Test
    void aBackupNamedByAClockThatWasSetBackIsNotTheOneToGo() {
        kept = 1;
        backup("a", 1);
        FileJournal journal = FileJournal.at(directory);
        try (Store store = Store.open(journal, StoreContract.TABLES)) {
            put(store, "a", 2);
            Backup earlier = Backups.in(backups, 1, () -> CLOCK.instant().minusSeconds(3600))
                    .take(store, journal);
            assertThat(Backups.in(backups, 1, CLOCK).files()).containsExactly(earlier.file());
        }
    }

    @Test
    void aRestoreIsRefusedIntoAStoreInUseOrOverOtherFilesAndLeavesNothing() throws IOException {
        Backup backup = backup("a", 1);
        try (Store store = Store.open(FileJournal.at(directory), StoreContract.TABLES)) {
            assertThatExceptionOfType(RejectedException.class)
                    .isThrownBy(() -> Restore.of(backup.file(), directory, CLOCK));
            put(store, "a", 2);
        }
        Path other = Files.createDirectory(temp.resolve("other"));
        Files.writeString(other.resolve("photo.jpg"), "");
        assertThatExceptionOfType(RejectedException.class).isThrownBy(() -> Restore.of(backup.file(), other, CLOCK));
        Files.writeString(backup.file(), "rubbish");
        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(() -> Restore.of(backup.file(), directory, CLOCK));
        try (Stream<Path> files = Files.list(temp)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .containsExactlyInAnyOrder("store", "backups", "other");
        }
        assertThat(content(directory)).isEqualTo(Map.of("a", 2L));
    }

    @Test
    void recoveryTakesWhatCanBeProvedSaysWhatItLeavesAndReadsOnly() throws IOException {
        try (Store store = Store.open(FileJournal.at(directory), StoreContract.TABLES)) {
            for (int i = 1; i <= 9; i++) {
                put(store, "n" + i, i);
                if (i == 3) {
                    store.snapshot();
                }
            }
        }
        Path log = directory.resolve(Names.segment(1));
        byte[] damaged = Files.readAllBytes(log);
        String text = Files.readString(log);
        damaged[text.indexOf("\"n6\"")] ^= 1;
        Files.write(log, damaged);
        assertThatExceptionOfType(CorruptDataException.class).isThrownBy(() -> content(directory));
        Path into = temp.resolve("recovered");
        Recovery.Recovered recovered = Recovery.of(directory, into, CLOCK);
        assertThat(recovered.sequence()).isEqualTo(5);
        assertThat(recovered.leftOut()).containsExactly(7L, 8L, 9L);
        assertThat(recovered.damage().orElseThrow()).contains("line 7");
        assertThat(recovered.epoch()).isEqualTo(2);
        assertThat(content(into)).isEqualTo(Map.of("n1", 1L, "n2", 2L, "n3", 3L, "n4", 4L, "n5", 5L));
        assertThat(Files.readAllBytes(log)).isEqualTo(damaged);
        assertThatExceptionOfType(RejectedException.class).isThrownBy(() -> Recovery.of(directory, into, CLOCK));
    }
}
