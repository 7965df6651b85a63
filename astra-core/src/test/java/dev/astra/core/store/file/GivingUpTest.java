package dev.astra.core.store.file;

import static dev.astra.core.store.file.SnapshotsTest.PAIRS;
import static dev.astra.core.store.file.SnapshotsTest.TABLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.astra.core.UnavailableException;
import dev.astra.core.store.Store;
import dev.astra.core.store.file.SnapshotsTest.Pair;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GivingUpTest {
    private final FakeFolder folder = new FakeFolder();

    private static void put(Store store, long id) {
        store.execute(tx -> tx.put(PAIRS, new Pair(id, "text")));
    }

    @Test
    void takesASnapshotAwayLaterThatCouldNotBeDeletedBeforeTheLogBehindItGoes() {
        try (Store store = SnapshotsTest.open(folder, TABLES)) {
            put(store, 1);
            store.snapshot();
            put(store, 2);
            store.snapshot();
            folder.fault((operation, number) -> {
                if (operation.startsWith("delete snapshot")) {
                    throw new IOException("Input/output error");
                }
            });
            put(store, 3);
            assertThatExceptionOfType(UnavailableException.class).isThrownBy(store::compact);
            folder.fault((operation, number) -> {});
            store.compact();
        }
        assertThat(Verification.of(folder, Optional.empty()).snapshots()).hasSize(1);
    }

    @Test
    void aCompactionThatFailsBehindACleanEndLeavesALogThatOpens() {
        try (Store store = SnapshotsTest.open(folder, TABLES)) {
            put(store, 1);
            store.snapshot();
        }
        try (Store store = SnapshotsTest.open(folder, TABLES)) {
            folder.fault((operation, number) -> {
                if (operation.startsWith("create snapshot")) {
                    throw new IOException("No space left on device");
                }
            });
            assertThatExceptionOfType(UnavailableException.class).isThrownBy(store::compact);
            folder.fault((operation, number) -> {});
        }
        try (Store store = SnapshotsTest.open(folder, TABLES)) {
            put(store, 2);
            store.snapshot();
            put(store, 3);
        }
        assertThat(Verification.of(folder, Optional.empty()).snapshots()).hasSize(2);
        try (Store store = SnapshotsTest.open(folder, TABLES)) {
            assertThat(SnapshotsTest.content(store)).hasSize(3);
        }
    }
}
