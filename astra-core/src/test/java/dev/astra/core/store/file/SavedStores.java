package dev.astra.core.store.file;

import dev.astra.core.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;

/** One thread. A store, its backups and what is made of them, as directories of one medium. */
public final class SavedStores {
    /** How many backups are kept. */
    public static final int KEPT = 3;

    private static final InstantSource CLOCK = () -> Instant.EPOCH;
    private static final String BACKUPS = "backups";

    private final Medium medium;

    public SavedStores(Medium medium) {
        this.medium = medium;
    }

    /** Takes the place of a store. */
    public FileJournal at(String name) {
        return FileJournal.at(site(name), CLOCK, Medium.SMALL);
    }

    private Site site(String name) {
        return new Site(medium, name);
    }

    public Backup take(Store store, FileJournal journal) {
        return backups().take(store, journal);
    }

    private Backups backups() {
        return new Backups(medium.folder(BACKUPS), KEPT, CLOCK, Medium.SMALL);
    }

    /** The names of the files that are taken for backups, the oldest of a store first. */
    public List<String> names() {
        return backups().files().stream()
                .map(file -> String.valueOf(file.getFileName()))
                .toList();
    }

    /** Which batch a backup of this name stands behind. */
    public static long sequence(String name) {
        return Long.parseLong(
                name.substring("backup-01234567-20260101T000000000Z-".length()).substring(0, 20));
    }

    public Restore.Restored restore(String name, String into) {
        return Restore.of(medium.folder(BACKUPS), name, site(into), CLOCK, Medium.SMALL);
    }

    public Recovery.Recovered recover(String from, String into) {
        return Recovery.of(site(from), site(into), CLOCK, Medium.SMALL);
    }

    /** Turns a bit of a backup, or of the archive beside them. */
    public String flipBackup(Random random) {
        return medium.flip(random, List.of(BACKUPS));
    }

    /** Turns a bit of a store. */
    public String flip(Random random, String name) {
        return medium.flip(random, List.of(name));
    }
}
