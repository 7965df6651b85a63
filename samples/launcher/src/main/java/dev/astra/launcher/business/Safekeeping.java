package dev.astra.launcher.business;

import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.store.Store;
import dev.astra.core.store.file.Backup;
import dev.astra.core.store.file.Backups;
import dev.astra.core.store.file.FileJournal;
import dev.astra.core.store.file.JournalReport;
import dev.astra.launcher.config.Configuration;
import dev.astra.launcher.config.Settings;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Thread-safe. The backups of an open store, where the settings say and as many as they say. */
public final class Safekeeping {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);
    private static final String MARK = "backup-";
    private static final int STORE = MARK.length() + 8;
    private static final int MOMENT_LENGTH = 19;

    private final Store store;
    private final Optional<FileJournal> journal;
    private final Path directory;
    private final int kept;
    private final InstantSource clock;

    Safekeeping(
            Home home, Configuration configuration, Store store, Optional<FileJournal> journal, InstantSource clock) {
        this.store = store;
        this.journal = journal;
        this.directory = home.directory().resolve(configuration.get(Settings.BACKUP_DIR));
        this.kept = configuration.get(Settings.BACKUPS_KEPT);
        this.clock = clock;
    }

    /** Where they are. */
    public Path directory() {
        return directory;
    }

    /** How many of the newest are kept. */
    public int kept() {
        return kept;
    }

    /**
     * Takes one, reads it back, and takes the oldest beyond the number to keep away.
     *
     * @throws RejectedException if the store is in memory
     * @throws dev.astra.core.UnavailableException if it could not be taken; the older ones are as they were
     */
    public Backup take() {
        return takeInto(directory);
    }

    /** Like {@link #take}, into another directory. */
    public synchronized Backup takeInto(Path elsewhere) {
        discardHalfMade(elsewhere);
        return Backups.in(elsewhere, kept, clock).take(store, journal());
    }

    /** What a killed process left of a backup of this store. */
    private void discardHalfMade(Path in) {
        if (!Files.isDirectory(in)) {
            return;
        }
        try (DirectoryStream<Path> half = Files.newDirectoryStream(in, prefix().orElse(MARK) + "-*.new")) {
            for (Path file : half) {
                Files.delete(file);
            }
        } catch (IOException | DirectoryIteratorException failed) {
            throw new UnavailableException("cannot clean the directory of backups " + in + ": " + failed, failed);
        }
    }

    private Optional<String> prefix() {
        return journal()
                .report()
                .map(JournalReport::store)
                .map(store -> MARK + store.substring(0, STORE - MARK.length()));
    }

    /** All that are there, of this store the oldest first. */
    public List<Path> files() {
        return Files.isDirectory(directory) ? Backups.in(directory, kept, clock).files() : List.of();
    }

    /** When the newest of this store was taken; empty if there is none. */
    public Optional<Instant> newest() {
        Optional<String> mine = prefix();
        return files().stream()
                .map(file -> String.valueOf(file.getFileName()))
                .filter(name -> mine.filter(name::startsWith).isPresent())
                .flatMap(name -> moment(name).stream())
                .max(Instant::compareTo);
    }

    private FileJournal journal() {
        return journal.orElseThrow(() ->
                new RejectedException("expected a store in files, this one is in memory; there is nothing to keep"));
    }

    /** The name of a backup tells the moment. */
    static Optional<Instant> moment(String name) {
        try {
            return Optional.of(MOMENT.parse(name.substring(STORE + 1, STORE + 1 + MOMENT_LENGTH), Instant::from));
        } catch (DateTimeException | IndexOutOfBoundsException another) {
            return Optional.empty();
        }
    }
}
