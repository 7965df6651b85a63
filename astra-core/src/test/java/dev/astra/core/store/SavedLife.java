package dev.astra.core.store;

import dev.astra.core.CorruptDataException;
import dev.astra.core.UnavailableException;
import dev.astra.core.store.file.Backup;
import dev.astra.core.store.file.FileJournal;
import dev.astra.core.store.file.Medium;
import dev.astra.core.store.file.Recovery;
import dev.astra.core.store.file.SavedStores;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thread. The life of a disk with a store and its backups: commits, backups, restores and recoveries, each with its
 * trouble, and a model of what every state and every backup has to hold. The seed alone decides.
 */
final class SavedLife {
    private static final String STORE = "store";
    private static final String OTHER = "other";
    private final Random random;
    private final Map<String, Long> counts;
    private Medium medium = new Medium();
    private SavedStores stores = new SavedStores(medium);
    private int done;
    private String doing = "";
    /** Acknowledged, or shown; and what a change of which nobody knows would make of it. */
    private SavedState known = SavedState.EMPTY;

    private @Nullable SavedState unknown;
    /** What was durable behind each batch since the last restore. */
    private final Map<Long, SavedState> states = new HashMap<>();
    /** What a backup of each name may hold: one that was taken away may come back when the power fails, or its name be used again. */
    private final Map<String, Set<SavedState>> backups = new HashMap<>();

    private final List<String> good = new ArrayList<>();

    SavedLife(Random random, Map<String, Long> counts) {
        this.random = random;
        this.counts = counts;
    }

    /** Lives it until so many changes were made. */
    void live(int operations) {
        while (done < operations) {
            session();
            look();
            if (!stores.names().isEmpty() && random.nextInt(3) == 0) {
                restore();
            }
            if (!stores.names().isEmpty() && random.nextInt(3) == 0) {
                restoreElsewhere();
            }
            if (!stores.names().isEmpty() && random.nextInt(2) == 0) {
                damagedBackup();
            }
            if (random.nextInt(3) == 0) {
                recovery();
            }
        }
        open(stores.at(STORE)).close();
    }

    private void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    private AssertionError wrong(String what) {
        return new AssertionError("after " + done + " changes, " + doing + ": " + what);
    }

    private void any(String what) {
        Forecast forecast = Forecast.any(random, () -> {});
        doing = what + " under " + forecast;
        medium.weather(forecast, random);
    }

    /** Opens the store and compares what it shows. */
    private Store open(FileJournal journal) {
        Store store = SavedState.open(journal, random);
        try {
            SavedState found = SavedState.of(store);
            if (!found.equals(known) && !found.equals(unknown)) {
                throw wrong("expected " + known + "\nor " + unknown + "\nfound " + found);
            }
            known = found;
            unknown = null;
            states.put(store.view().sequence(), known);
            return store;
        } catch (RuntimeException | Error failed) {
            store.close();
            throw failed;
        }
    }

    private void session() {
        any("a session");
        try {
            session(stores.at(STORE));
        } catch (UnavailableException trouble) {
            count("failed to open");
        }
        afterwards();
    }

    private void session(FileJournal journal) {
        try (Store store = open(journal)) {
            int steps = random.nextInt(40);
            for (int i = 0; i < steps && unknown == null && !medium.dead(); i++) {
                step(store, journal);
            }
            if (random.nextBoolean()) {
                medium.weather(operation -> Medium.Trouble.DEATH, random);
            }
        }
    }

    private void step(Store store, FileJournal journal) {
        switch (random.nextInt(12)) {
            case 0, 1 -> take(store, journal);
            case 2 -> tried(store::snapshot);
            case 3 -> tried(store::compact);
            default -> commit(store);
        }
        if (unknown == null && store.health().writable()) {
            states.put(store.view().sequence(), known);
        }
    }

    private void tried(Runnable work) {
        try {
            work.run();
        } catch (UnavailableException failed) {
            count("failed to keep a state");
        }
    }

    private void take(Store store, FileJournal journal) {
        try {
            Backup backup = stores.take(store, journal);
            if (backup.sequence() != store.view().sequence()) {
                throw wrong("a backup of another batch: " + backup);
            }
            good.add(String.valueOf(backup.file().getFileName()));
            count("backup taken");
        } catch (UnavailableException failed) {
            count("backup failed");
        }
    }

    private void commit(Store store) {
        Operation operation = Operation.any(random);
        long record = random.nextInt(3) == 0 ? random.nextInt(1_000_000) : -1;
        SavedState after = known.copy();
        Object expected = operation.on(after.content());
        if (record >= 0 && !expected.equals(Operation.THROWS)) {
            after.add(record);
        }
        done++;
        try {
            Object answer = store.write(tx -> {
                Object result = operation.apply(tx);
                if (record >= 0) {
                    tx.append(SavedState.PAST, SavedState.KEY, record);
                }
                return result;
            });
            if (!answer.equals(expected)) {
                throw wrong(operation + ": expected " + expected + ", got " + answer);
            }
            known = after;
        } catch (UnavailableException failed) {
            unknown = store.health().writable() ? null : after;
            count(unknown == null ? "refused" : "unknown");
        } catch (RuntimeException thrown) {
            if (!expected.equals(Operation.THROWS)) {
                throw thrown;
            }
        }
    }

    /** Whoever was at work may be dead, and the power may have failed. */
    private void afterwards() {
        if (random.nextBoolean()) {
            count("power failed");
            medium = medium.afterPowerFailure(random);
            stores = new SavedStores(medium);
        }
        medium.weather(operation -> Medium.Trouble.NONE, random);
    }

    /** Whatever is taken for a backup is one, and what was reported good is there. */
    private void look() {
        doing += ", then a look at the backups";
        List<String> names = stores.names();
        for (String name : names) {
            SavedState state = states.get(SavedStores.sequence(name));
            Set<SavedState> known = backups.computeIfAbsent(name, fresh -> new HashSet<>());
            if (state != null) {
                known.add(state.copy());
            }
            if (known.isEmpty()) {
                throw wrong("a backup of a batch that never was: " + name);
            }
        }
        if (!good.isEmpty() && !names.contains(good.get(good.size() - 1))) {
            throw wrong("the last backup that was reported good is not among " + names);
        }
        if (names.size() < Math.min(SavedStores.KEPT, new HashSet<>(good).size())) {
            throw wrong("expected " + SavedStores.KEPT + " of " + good + " to be kept, found " + names);
        }
    }

    private String anyBackup() {
        List<String> names = stores.names();
        return names.get(random.nextInt(names.size()));
    }

    private Set<SavedState> expected(String name) {
        return Optional.ofNullable(backups.get(name))
                .orElseThrow(() -> wrong("nothing is known of the backup " + name));
    }

    /** In the place of the store: it comes, or the old one stays. */
    private void restore() {
        String name = anyBackup();
        any("restoring " + name);
        try {
            stores.restore(name, STORE);
            count("restored");
            afterwards();
            try (Store store = SavedState.open(stores.at(STORE), random)) {
                came(name, SavedState.of(store));
            }
        } catch (UnavailableException failed) {
            afterwards();
            settle(name);
        }
        open(stores.at(STORE)).close();
    }

    /** After a restore that failed. */
    private void settle(String name) {
        try (Store store = SavedState.open(stores.at(STORE), random)) {
            SavedState found = SavedState.of(store);
            boolean came = expected(name).contains(found) && !found.equals(known);
            count(came ? "restore finished later" : "restore undone");
            if (came) {
                came(name, found);
            }
        }
    }

    /** What was durable behind each batch since is no more. */
    private void came(String name, SavedState found) {
        if (!expected(name).contains(found)) {
            throw wrong("restored " + name + " as " + found + ", expected one of " + expected(name));
        }
        known = found;
        unknown = null;
        states.clear();
        states.put(SavedStores.sequence(name), known);
    }

    /** Where nothing is: it comes, or nothing does. */
    private void restoreElsewhere() {
        String name = anyBackup();
        Medium before = medium;
        medium = before.copy();
        stores = new SavedStores(medium);
        any("restoring " + name + " elsewhere");
        boolean reported = false;
        try {
            stores.restore(name, OTHER);
            reported = true;
        } catch (UnavailableException failed) {
            count("restore elsewhere failed");
        }
        afterwards();
        try (Store store = SavedState.open(stores.at(OTHER), random)) {
            SavedState found = SavedState.of(store);
            if (!expected(name).contains(found) && (reported || !found.equals(SavedState.EMPTY))) {
                throw wrong("expected " + expected(name) + (reported ? "" : " or nothing") + ", found " + found);
            }
            if (reported && Outbox.waiting(store.view()).anyMatch(row -> row.parked() == null)) {
                throw wrong("a message of a restored outbox waits to go out");
            }
        }
        medium = before;
        stores = new SavedStores(medium);
    }

    /** A turned bit is refused, or does not matter. */
    private void damagedBackup() {
        SavedStores copy = new SavedStores(medium.copy());
        String place = copy.flipBackup(random);
        doing = "after a turned bit in " + place;
        for (String name : copy.names()) {
            try {
                copy.restore(name, OTHER + name);
                count("damage harmless");
            } catch (CorruptDataException refused) {
                count("damage refused");
                continue;
            }
            try (Store store = SavedState.open(copy.at(OTHER + name), random)) {
                SavedState found = SavedState.of(store);
                if (!expected(name).contains(found)) {
                    throw wrong("restored " + name + " as " + found + ", expected " + expected(name));
                }
            }
        }
    }

    /** What is recovered of a damaged store is what it was behind some batch. */
    private void recovery() {
        SavedStores copy = new SavedStores(medium.copy());
        String place = copy.flip(random, STORE);
        if (place.isEmpty()) {
            return;
        }
        doing = "recovering after a turned bit in " + place;
        Recovery.Recovered recovered;
        try {
            recovered = copy.recover(STORE, OTHER);
        } catch (CorruptDataException nothingProved) {
            count("nothing recovered");
            return;
        }
        try (Store store = SavedState.open(copy.at(OTHER), random)) {
            SavedState found = SavedState.of(store);
            SavedState expected = states.get(recovered.sequence());
            boolean newest = found.equals(known) || found.equals(unknown);
            if (!newest && !found.equals(expected)) {
                throw wrong("recovered " + recovered + " as " + found + ", expected " + expected);
            }
            count(newest ? "recovered all" : "recovered less");
        } catch (CorruptDataException refused) {
            count("recovered with a damaged past");
        }
    }
}
