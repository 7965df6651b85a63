package dev.astra.core.store.file;

import static dev.astra.core.store.file.SnapshotsTest.PAIRS;
import static dev.astra.core.store.file.SnapshotsTest.TABLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.astra.core.CorruptDataException;
import dev.astra.core.store.Store;
import dev.astra.core.store.file.SnapshotsTest.Pair;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which part of a damaged store is the one that is recovered. Batch n puts row n. */
class RecoveryTest {
    private static final int BATCHES = 9;

    private final Medium medium = new Medium();
    private final SavedStores stores = new SavedStores(medium);
    private final Tree folder = medium.folder("store");

    private void fill(Set<Integer> snapshots) {
        try (Store store = Store.open(stores.at("store"), TABLES)) {
            for (int id = 1; id <= BATCHES; id++) {
                Pair row = new Pair(id, row(id));
                store.execute(tx -> tx.put(PAIRS, row));
                if (snapshots.contains(id)) {
                    store.snapshot();
                }
            }
        }
    }

    private static String row(int id) {
        return "row " + id + " " + "x".repeat(200);
    }

    private void damageBatch(int id) throws IOException {
        int damaged = 0;
        for (long first : Names.segments(folder)) {
            damaged += damage(Names.segment(first), row(id));
        }
        assertThat(damaged).isOne();
    }

    private void damageSnapshot(int sequence) throws IOException {
        assertThat(damage(Names.snapshot(sequence), row(1))).isOne();
    }

    private int damage(String file, String text) throws IOException {
        try (Disk disk = folder.open(file)) {
            byte[] bytes = new byte[(int) disk.length()];
            disk.read(0, bytes);
            int at = new String(bytes, StandardCharsets.US_ASCII).indexOf(text);
            if (at < 0) {
                return 0;
            }
            disk.write(at, new byte[] {'R'});
            return 1;
        }
    }

    /** Expects rows and batches 1 to {@code last} to be recovered, and no others. */
    private Recovery.Recovered expectUpTo(int last) {
        Recovery.Recovered recovered = stores.recover("store", "recovered");
        assertThat(recovered.sequence()).isEqualTo(last);
        List<Pair> rows = new ArrayList<>();
        for (int id = 1; id <= last; id++) {
            rows.add(new Pair(id, row(id)));
        }
        try (Store store = Store.open(stores.at("recovered"), TABLES)) {
            assertThat(store.view().table(PAIRS).all()).containsExactlyElementsOf(rows);
        }
        return recovered;
    }

    @Test
    void aStoreWithoutDamageIsRecoveredWhole() {
        fill(Set.of(3, 6));
        Recovery.Recovered recovered = expectUpTo(BATCHES);
        assertThat(recovered.damage()).isEmpty();
        assertThat(recovered.leftOut()).isEmpty();
    }

    @Test
    void theLogAloneReachesUpToItsFirstDamage() throws IOException {
        fill(Set.of());
        damageBatch(4);
        Recovery.Recovered recovered = expectUpTo(3);
        assertThat(recovered.damage()).isPresent();
        assertThat(recovered.leftOut()).containsExactly(5L, 6L, 7L, 8L, 9L);
    }

    @Test
    void aSnapshotBehindTheDamageReachesFurtherThanTheLogBeforeIt() throws IOException {
        fill(Set.of(3, 6));
        damageBatch(5);
        assertThat(expectUpTo(BATCHES).leftOut()).isEmpty();
    }

    @Test
    void whereTheNewestSnapshotIsDamagedTooTheOlderOneCounts() throws IOException {
        fill(Set.of(3, 6));
        damageBatch(5);
        damageSnapshot(6);
        Recovery.Recovered recovered = expectUpTo(4);
        assertThat(recovered.damage().orElseThrow()).contains("line");
        assertThat(recovered.leftOut()).containsExactly(6L, 7L, 8L, 9L);
    }

    @Test
    void aDamagedSnapshotThatTheLogReplacesIsSaidAndCostsNothing() throws IOException {
        fill(Set.of(3, 6));
        damageSnapshot(6);
        assertThat(expectUpTo(BATCHES).damage().orElseThrow()).contains(Names.snapshot(6));
    }

    @Test
    void nothingIsMadeWhereNothingCanBeProved() throws IOException {
        fill(Set.of());
        damageBatch(1);
        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(() -> stores.recover("store", "recovered"))
                .withMessageContaining("restore a backup");
        assertThat(medium.names()).containsExactly("store");
    }
}
