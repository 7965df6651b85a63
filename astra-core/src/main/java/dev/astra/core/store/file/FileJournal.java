package dev.astra.core.store.file;

import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.store.AppendOutcome;
import dev.astra.core.store.Batch;
import dev.astra.core.store.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A log in a directory of its own, for one process. {@link #append} and {@link #replay} are for one thread, the rest is
 * thread-safe.
 *
 * <p>The log is a file of JSON lines ({@code jq} reads it); its blank end is space for what comes. The directory has rights
 * 0700 and its files 0600 where the system knows such rights. After a failed write or sync nothing more is written until
 * the journal is opened anew: what the disk holds then is unknown, and trying again could make it worse.
 */
public final class FileJournal implements Journal {
    /** Locks and syncs of these are not to be relied upon. */
    private static final Set<String> NETWORK =
            Set.of("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "9p", "fuse.sshfs", "webdav", "davfs");

    private static final String LOG = "journal-00000000000000000001.jsonl";

    private final Path directory;
    private final DirectoryLock lock;
    private final InstantSource clock;
    private final Disks disks;
    private @Nullable JournalFile file;
    private volatile @Nullable IOException broken;
    private volatile @Nullable CutTail cutTail;
    private volatile @Nullable JournalReport report;
    private boolean closed;

    /** Opens the log's file for reading and writing. */
    interface Disks {
        Disk open(Path path) throws IOException;
    }

    private FileJournal(Path directory, DirectoryLock lock, InstantSource clock, Disks disks) {
        this.directory = directory;
        this.lock = lock;
        this.clock = clock;
        this.disks = disks;
    }

    /**
     * Takes the directory; it is made if it is missing.
     *
     * @param directory for this log alone
     * @throws RejectedException if another process, or another journal of this one, has it, or it is on a network file
     *     system
     * @throws UnavailableException if it cannot be used
     */
    public static FileJournal at(Path directory) {
        return open(directory, false, path -> new RandomAccessDisk(path, true));
    }

    /**
     * Like {@link #at}, also on a network file system. Only where you know that its locks exclude other machines and that
     * its syncs reach a disk.
     */
    public static FileJournal onNetwork(Path directory) {
        return open(directory, true, path -> new RandomAccessDisk(path, true));
    }

    static FileJournal open(Path directory, boolean network, Disks disks) {
        Objects.requireNonNull(directory, "directory");
        try {
            OwnerOnly.directory(directory);
            String type = Files.getFileStore(directory).type().toLowerCase(Locale.ROOT);
            if (!network && NETWORK.contains(type)) {
                throw new RejectedException("the store in " + directory + " is on a network file system (" + type
                        + "); put it on a local disk, or allow it explicitly");
            }
            return new FileJournal(directory, DirectoryLock.acquire(directory), InstantSource.system(), disks);
        } catch (IOException failed) {
            throw new UnavailableException("cannot use " + directory + " for a store: " + failed, failed);
        }
    }

    /**
     * Looks at a log without opening it: reads every line and changes nothing. A log in use may show a torn last batch that
     * is still being written.
     *
     * @param directory of the log
     * @throws dev.astra.core.CorruptDataException if it is damaged
     * @throws UnavailableException if it cannot be read
     */
    public static JournalReport verify(Path directory) {
        Path path = directory.resolve(LOG);
        if (!Files.exists(path)) {
            throw new UnavailableException("there is no store in " + directory + ": expected " + path);
        }
        try (Disk disk = new RandomAccessDisk(path, false)) {
            return JournalReport.of(Scan.read(LOG, disk, batch -> {}), disk.length());
        } catch (IOException failed) {
            throw new UnavailableException("cannot read " + path + ": " + failed, failed);
        }
    }

    /** What was taken off a torn end when the log was opened; empty if it was whole. */
    public Optional<CutTail> cutTail() {
        return Optional.ofNullable(cutTail);
    }

    /** How the log stands; empty before the store has read it. */
    public Optional<JournalReport> report() {
        return Optional.ofNullable(report);
    }

    @Override
    public void replay(long afterSequence, Consumer<Batch> reader) {
        requireUsable();
        Consumer<Batch> later = batch -> {
            if (batch.sequence() > afterSequence) {
                reader.accept(batch);
            }
        };
        try {
            if (file == null) {
                file = openFile(later);
            } else if (file.state().sequence() > afterSequence) {
                file.replay(later);
            }
        } catch (IOException failed) {
            throw new UnavailableException("cannot read the store in " + directory + ": " + failed, failed);
        }
    }

    private JournalFile openFile(Consumer<Batch> reader) throws IOException {
        Path path = directory.resolve(LOG);
        if (!Files.exists(path)) {
            create(path);
        }
        JournalFile opened = JournalFile.open(LOG, disks.open(path), reader);
        if (opened.state().damaged() > 0) {
            cutTail = keep(opened);
            opened.cutDamagedTail();
        }
        report = JournalReport.of(opened.state(), opened.length());
        return opened;
    }

    /** Written beside and renamed, so that a log has its header or is not there. */
    private void create(Path path) throws IOException {
        Path fresh = directory.resolve(LOG + ".new");
        Files.deleteIfExists(fresh);
        try (Disk disk = new RandomAccessDisk(OwnerOnly.file(fresh), true)) {
            String store = UUID.randomUUID().toString();
            disk.write(0, Frame.header(new Frame.Header(Frame.FORMAT, store, Instant.ofEpochMilli(clock.millis()))));
            disk.sync();
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        Directory.sync(directory);
    }

    private CutTail keep(JournalFile torn) throws IOException {
        long sequence = torn.state().sequence();
        byte[] tail = torn.damagedTail();
        Path copy = OwnerOnly.file(directory.resolve("torn-after-" + sequence + "-" + clock.millis() + ".bytes"));
        try (Disk disk = new RandomAccessDisk(copy, true)) {
            disk.write(0, tail);
            disk.sync();
        }
        Directory.sync(directory);
        return new CutTail(sequence, tail.length, copy);
    }

    @Override
    public AppendOutcome append(long afterSequence, Batch batch) {
        requireUsable();
        JournalFile log = file;
        if (log == null || broken != null) {
            throw new UnavailableException("the store in " + directory + " takes no writes: "
                    + (log == null ? "it was not read yet" : "the disk failed before (" + broken + "); reopen it"));
        }
        Scan.Result state = log.state();
        if (batch.id().equals(state.lastId()) && batch.sequence() == state.sequence()) {
            return new AppendOutcome.Appended();
        }
        if (afterSequence != state.sequence()) {
            throw new IllegalStateException(
                    "expected to append behind " + state.sequence() + ", was asked to behind " + afterSequence);
        }
        try {
            AppendOutcome outcome = log.append(batch);
            report = JournalReport.of(log.state(), log.length());
            return outcome;
        } catch (IOException failed) {
            broken = failed;
            throw new UnavailableException("the disk failed under the store in " + directory + ": " + failed, failed);
        }
    }

    private void requireUsable() {
        if (closed) {
            throw new IllegalStateException("the journal in " + directory + " is closed");
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        JournalFile log = file;
        try (lock) {
            if (log != null) {
                close(log);
            }
        }
    }

    /** Without an end mark the next opening only cannot tell damage from a crash; so a failure here loses nothing. */
    private void close(JournalFile log) {
        try (log) {
            if (broken == null) {
                log.end();
            }
        } catch (IOException failed) {
            broken = failed;
        }
    }
}
