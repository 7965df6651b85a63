package dev.astra.core.store.file;

import static dev.astra.core.store.file.SnapshotsTest.PAIRS;
import static dev.astra.core.store.file.SnapshotsTest.TABLES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.UnavailableException;
import dev.astra.core.store.Store;
import dev.astra.core.store.file.Medium.Trouble;
import dev.astra.core.store.file.SnapshotsTest.Pair;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A restore that is cut off at every single operation on the disk: the place holds the old store or the restored one. */
class RestoreStepsTest {
    private static final Map<Long, String> OLD = Map.of(1L, "old");
    private static final Map<Long, String> NEW = Map.of(1L, "new");
    private static final Map<Long, String> NOTHING = Map.of();
    private static final int NEVER = Integer.MAX_VALUE;
    private static final int STEP = Integer.getInteger("astra.steps", 1);

    private Medium medium = new Medium();
    private String backup = "";
    private int operations;

    private SavedStores stores() {
        return new SavedStores(medium);
    }

    private Map<Long, String> content(String place) {
        try (Store store = Store.open(stores().at(place), TABLES)) {
            return SnapshotsTest.content(store);
        }
    }

    private void put(Store store, String text) {
        store.execute(tx -> tx.put(PAIRS, new Pair(1, text)));
    }

    /** A backup of the old state, and a store that has gone on since. */
    private void begin() {
        medium = new Medium();
        FileJournal journal = stores().at("store");
        try (Store store = Store.open(journal, TABLES)) {
            put(store, "old");
            backup = String.valueOf(stores().take(store, journal).file().getFileName());
            put(store, "new");
        }
    }

    /** Whether it was reported done, with this trouble at one operation. */
    private boolean restored(String into, int at, Trouble trouble) {
        operations = 0;
        medium.weather(operation -> operations++ == at ? trouble : Trouble.NONE, new Random(at));
        try {
            stores().restore(backup, into);
            return true;
        } catch (UnavailableException stopped) {
            return false;
        } finally {
            medium.weather(operation -> Trouble.NONE, new Random(at));
        }
    }

    private int operations(String into) {
        begin();
        assertThat(restored(into, NEVER, Trouble.NONE)).isTrue();
        return operations;
    }

    private void holdsOneOrTheOther(String into, Map<Long, String> before, Trouble trouble) {
        int all = operations(into);
        assertThat(all).isGreaterThan(50);
        boolean undone = false;
        boolean finished = false;
        for (int at = 0; at < all; at += STEP) {
            for (int power = 0; power < 2; power++) {
                begin();
                boolean done = restored(into, at, trouble);
                medium = power == 0 ? medium : medium.afterPowerFailure(new Random(at * 31L + power));
                String where = trouble + " at operation " + at + ", power " + power;
                Map<Long, String> found = content(into);
                assertThat(found).as(where).isIn(done ? List.of(OLD) : List.of(OLD, before));
                undone |= !done && found.equals(before);
                finished |= !done && found.equals(OLD);
                assertThat(restored(into, NEVER, Trouble.NONE)).as(where).isTrue();
                assertThat(content(into)).as(where).isEqualTo(OLD);
            }
        }
        if (STEP == 1) {
            assertThat(undone).isTrue();
            assertThat(finished).isTrue();
        }
    }

    @Test
    void aCrashAtAnyStepLeavesTheOldStoreOrTheRestoredOne() {
        holdsOneOrTheOther("store", NEW, Trouble.DEATH);
    }

    @Test
    void aCrashAtAnyStepLeavesNothingOrTheRestoredOneWhereNoStoreWas() {
        holdsOneOrTheOther("other", NOTHING, Trouble.DEATH);
    }

    @Test
    void aFailureAtAnyStepLeavesTheOldStoreOrTheRestoredOne() {
        holdsOneOrTheOther("store", NEW, Trouble.BROKEN);
    }

    @Test
    void whatWaitsForItsNameIsReadAndRecoveredWhereNoStoreStands() throws IOException {
        boolean seen = false;
        for (int at = 0; at < operations("store"); at++) {
            begin();
            restored("store", at, Trouble.DEATH);
            List<String> names = medium.names();
            if (!names.contains("store")) {
                seen = true;
                assertThat(names).contains("store.restored");
                Site site = new Site(medium, "store");
                assertThat(Verification.of(site, java.util.Optional.empty()).epoch())
                        .isEqualTo(2);
                stores().recover("store", "recovered");
                assertThat(content("recovered")).isEqualTo(OLD);
                assertThat(content("store")).isEqualTo(OLD);
            }
        }
        assertThat(seen).isTrue();
    }

    @Test
    void aRestoreLeavesNothingBesideTheStoreAndTheOneThatWasThere() throws IOException {
        begin();
        restored("store", NEVER, Trouble.NONE);
        assertThat(medium.names()).containsExactlyInAnyOrder("backups", "store", "store.before-0");
        restored("store", NEVER, Trouble.NONE);
        assertThat(medium.names()).containsExactlyInAnyOrder("backups", "store", "store.before-0", "store.before-0-2");
    }

    @Test
    void whatACrashLeftHalfMadeIsTakenAwayByWhoeverOpensTheStore() throws IOException {
        begin();
        restored("store", 40, Trouble.DEATH);
        assertThat(medium.names()).contains("store.being-made");
        assertThat(content("store")).isEqualTo(NEW);
        assertThat(medium.names()).containsExactlyInAnyOrder("backups", "store");
    }

    @Test
    void aRestoreThatFailsEarlyLeavesNothingAtAll() throws IOException {
        begin();
        assertThat(restored("other", 12, Trouble.BROKEN)).isFalse();
        assertThat(restored("other", 24, Trouble.BROKEN)).isFalse();
        assertThat(medium.names()).containsExactlyInAnyOrder("backups", "store");
    }
}
