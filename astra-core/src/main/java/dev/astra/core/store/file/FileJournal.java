package dev.astra.core.store.file;

import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.store.AppendOutcome;
import dev.astra.core.store.Archive;
import dev.astra.core.store.Batch;
import dev.astra.core.store.Journal;
import dev.astra.core.store.Snapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A log in a directory of its own, for one process. {@link #append} and {@link #replay} are for one thread, the rest is
 * thread-safe.
 *
 * <p>The log is files of JSON lines ({@code jq} reads them), one going on where the one before ends; the blank end of the
 * last is space for what comes. Beside them stand snapshots of the whole state, and what lies behind the oldest of these is
 * given up. The directory has rights 0700 and its files 0600 where the system knows such rights. After a failed write or
 * sync nothing more is written until the journal is opened anew: what the disk holds then is unknown, and trying again could
 * make it worse.
 */
public final class FileJournal implements Journal {
    /** Locks and syncs of these are not to be relied upon. */
    private static final Set<String> NETWORK =
            Set.of("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "9p", "fuse.sshfs", "webdav", "davfs");

    /** A line of the archive has at most so many bytes for each byte that its record has in the log. */
    private static final int LINE_PER_CHANGE = 6;

    private final Folder folder;
    private final Path directory;
    private final AutoCloseable lock;
    private final FileSnapshots snapshots;
    private final Opening opening;
    private final FileArchive archive;
    private @Nullable Log log;
    private volatile @Nullable IOException broken;
    private volatile @Nullable CutTail cutTail;
    private volatile boolean closed;

    private FileJournal(Folder folder, Path directory, AutoCloseable lock, InstantSource clock, Settings settings) {
        this.folder = folder;
        this.directory = directory;
        this.lock = lock;
        this.snapshots = new FileSnapshots(folder, settings, this);
        this.opening = new Opening(folder, settings, clock);
        this.archive = new FileArchive(folder, FileArchive.SEGMENT_BYTES);
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
        return open(directory, false, Settings.usual());
    }

    /**
     * Like {@link #at}, also on a network file system. Only where you know that its locks exclude other machines and that
     * its syncs reach a disk.
     */
    public static FileJournal onNetwork(Path directory) {
        return open(directory, true, Settings.usual());
    }

    static FileJournal open(Path directory, boolean network, Settings settings) {
        Objects.requireNonNull(directory, "directory");
        try {
            String type = Files.getFileStore(there(directory)).type().toLowerCase(Locale.ROOT);
            if (!network && NETWORK.contains(type)) {
                throw new RejectedException("the store in " + directory + " is on a network file system (" + type
                        + "); put it on a local disk, or allow it explicitly");
            }
        } catch (IOException failed) {
            throw unusable(directory.toString(), failed);
        }
        return at(Site.of(directory), InstantSource.system(), settings);
    }

    /** The directory, or the innermost that is there of those it will be in. */
    private static Path there(Path directory) {
        Path there = directory.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }

    /** Takes a place, and brings to its end what a crash left of a restore to it. */
    static FileJournal at(Site site, InstantSource clock, Settings settings) {
        try {
            return new FileJournal(site.store(), site.path(), site.claim(), clock, settings);
        } catch (IOException failed) {
            throw unusable(site.toString(), failed);
        }
    }

    private static UnavailableException unusable(String directory, IOException failed) {
        return new UnavailableException("cannot use " + directory + " for a store: " + failed, failed);
    }

    /** On any folder, which nobody else uses. */
    static FileJournal on(Folder folder, InstantSource clock, Settings settings) {
        return new FileJournal(folder, Path.of(folder.toString()), () -> {}, clock, settings);
    }

    /**
     * Whether there is anything in a directory beside a lock, or a restored store that only waits for this name.
     *
     * @throws UnavailableException if that cannot be found out
     */
    public static boolean isAt(Path directory) {
        try {
            return !Site.isFree(Site.of(directory).standing());
        } catch (IOException failed) {
            throw new UnavailableException("cannot look for a store in " + directory + ": " + failed, failed);
        }
    }

    /**
     * Looks at a log without opening it: reads every line and every snapshot and changes nothing. A log in use may show a
     * torn last batch that is still being written.
     *
     * @param directory of the log
     * @throws dev.astra.core.CorruptDataException if it is damaged
     * @throws UnavailableException if it cannot be read
     */
    public static JournalReport verify(Path directory) {
        return Verification.of(Site.of(directory), Optional.empty());
    }

    /**
     * Like {@link #verify(Path)}, and proves that nothing up to a place in the log was rewritten.
     *
     * @param directory of the log
     * @param expectedHead a {@link JournalReport#head} that was kept elsewhere, of this log at an earlier time
     * @throws dev.astra.core.CorruptDataException if no line of the log has this hash: it was rewritten, or given up since
     */
    public static JournalReport verify(Path directory, String expectedHead) {
        return Verification.of(Site.of(directory), Optional.of(expectedHead));
    }

    /**
     * Looks at the archive beside a log without opening it: reads every line and changes nothing.
     *
     * @param directory of the log
     * @throws dev.astra.core.CorruptDataException if it is damaged and whole lines stand behind the damage
     * @throws UnavailableException if it cannot be read
     */
    public static ArchiveReport verifyArchive(Path directory) {
        try {
            return ArchiveScan.read(Site.of(directory).standing());
        } catch (IOException failed) {
            throw new UnavailableException("cannot read the archive in " + directory + ": " + failed, failed);
        }
    }

    /** What was taken off a torn end when the log was opened; empty if it was whole. */
    public Optional<CutTail> cutTail() {
        return Optional.ofNullable(cutTail);
    }

    /** How the log stands; empty before the store has read it. */
    public synchronized Optional<JournalReport> report() {
        return Optional.ofNullable(log)
                .map(open -> JournalReport.of(
                        open.segment().state(), open.segment().length(), snapshots.kept(), snapshots.problems()));
    }

    @Override
    public Optional<Snapshots> snapshots() {
        return Optional.of(snapshots);
    }

    @Override
    public synchronized void replay(long afterSequence, Consumer<Batch> reader) {
        requireUsable();
        try {
            if (log == null) {
                open(afterSequence, reader);
            } else if (log.segment().state().sequence() > afterSequence) {
                new LogReader(folder).read(new LogReader.Basis(afterSequence, null), later(afterSequence, reader));
            }
        } catch (IOException failed) {
            throw new UnavailableException("cannot read the store in " + directory + ": " + failed, failed);
        }
    }

    private static Scan.Reader later(long afterSequence, Consumer<Batch> reader) {
        return batch -> {
            if (batch.sequence() > afterSequence) {
                reader.accept(batch);
            }
        };
    }

    private void open(long afterSequence, Consumer<Batch> reader) throws IOException {
        Opening.Opened opened = opening.open(snapshots.basis(), later(afterSequence, reader));
        log = opened.log();
        opened.torn()
                .ifPresent(torn ->
                        cutTail = new CutTail(torn.afterSequence(), torn.bytes(), directory.resolve(torn.keptAs())));
    }

    @Override
    public synchronized AppendOutcome append(long afterSequence, Batch batch) {
        requireUsable();
        Log open = writable();
        Scan.Result state = open.segment().state();
        if (batch.id().equals(state.lastId()) && batch.sequence() == state.sequence()) {
            return new AppendOutcome.Appended();
        }
        if (afterSequence != state.sequence()) {
            throw new IllegalStateException(
                    "expected to append behind " + state.sequence() + ", was asked to behind " + afterSequence);
        }
        if (!archive.reserve((long) LINE_PER_CHANGE * batch.changes().length)) {
            return new AppendOutcome.Refused("there is no room left on the disk for the archive in " + directory
                    + ": nothing was written; make room, then repeat the change");
        }
        try {
            AppendOutcome outcome = open.append(batch);
            snapshots.appended(open.bytes());
            return outcome;
        } catch (IOException failed) {
            throw broke(failed);
        }
    }

    private Log writable() {
        Log open = log;
        if (open == null || broken != null) {
            throw new UnavailableException("the store in " + directory + " takes no writes: "
                    + (open == null ? "it was not read yet" : "the disk failed before (" + broken + "); reopen it"));
        }
        return open;
    }

    private UnavailableException broke(IOException failed) {
        broken = failed;
        return new UnavailableException("the disk failed under the store in " + directory + ": " + failed, failed);
    }

    @Override
    public synchronized long epoch() {
        return header().epoch();
    }

    /** The first line of the segment in use. */
    synchronized Frame.Header header() {
        requireUsable();
        return writable().segment().state().header();
    }

    /** Where the log stood behind a batch, if that was not long ago. */
    synchronized Optional<Heads.Head> head(long sequence) {
        requireUsable();
        return writable().heads().at(sequence);
    }

    /** Goes on in a new segment. */
    synchronized void cut() {
        requireUsable();
        try {
            if (!writable().cut()) {
                throw new UnavailableException("there is no room left on the disk for the store in " + directory
                        + ": nothing was given up; make room, then repeat it");
            }
        } catch (IOException failed) {
            throw broke(failed);
        }
    }

    @Override
    public Archive archive() {
        return archive;
    }

    FileArchive fileArchive() {
        return archive;
    }

    private void requireUsable() {
        if (closed) {
            throw new IllegalStateException("the journal in " + directory + " is closed");
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        Log open = log;
        try {
            if (open != null) {
                close(open);
            }
        } finally {
            archive.close();
            release();
        }
    }

    /** Without an end mark the next opening only cannot tell damage from a crash; so a failure here loses nothing. */
    private void close(Log open) {
        try (open) {
            if (broken == null) {
                open.end();
            }
        } catch (IOException failed) {
            broken = failed;
        }
    }

    private void release() {
        try {
            lock.close();
        } catch (Exception givenUpAnyway) {
            // The lock ends with the process at the latest.
        }
    }
}
