package dev.astra.core.store.file;

import dev.astra.core.CorruptDataException;
import dev.astra.core.UnavailableException;
import dev.astra.core.store.Snapshots;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Thread-safe where {@link Snapshots} says so. The snapshots beside a log. */
final class FileSnapshots implements Snapshots {
    private final Folder folder;
    private final Settings settings;
    private final FileJournal journal;
    private final Pace pace;
    private final List<Long> kept = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private LogReader.@Nullable Basis basis;

    /** How long the log was when the next snapshot becomes due, and how long it is. */
    private volatile long dueAt;

    private volatile long bytes;

    /** How long the log was at the last snapshot. */
    private volatile long covered;

    FileSnapshots(Folder folder, Settings settings, FileJournal journal) {
        this.folder = folder;
        this.settings = settings;
        this.journal = journal;
        this.pace = new Pace(() -> settings.snapshotPace(bytes - covered));
        this.dueAt = settings.snapshotBytes();
    }

    /** The state that the log has to be read behind; null for none. */
    synchronized LogReader.@Nullable Basis basis() {
        return basis;
    }

    synchronized List<Long> kept() {
        return List.copyOf(kept);
    }

    synchronized List<String> problems() {
        return List.copyOf(problems);
    }

    void appended(long length) {
        bytes = length;
    }

    @Override
    public boolean due() {
        return bytes >= dueAt;
    }

    @Override
    public synchronized Optional<Point> load(Function<Point, Consumer<byte[]>> reader) {
        try {
            LogReader log = new LogReader(folder);
            List<Long> there = Names.snapshots(folder);
            List<String> damaged = new ArrayList<>();
            for (int i = there.size() - 1; i >= 0; i--) {
                long sequence = there.get(i);
                Optional<SnapshotFile.Content> content = read(Names.snapshot(sequence), reader);
                if (content.isPresent() && content.get().header().point().sequence() == sequence) {
                    loaded(content.get(), there.subList(0, i + 1));
                    setAside(damaged);
                    return Optional.of(content.get().header().point());
                }
                damaged.add(Names.snapshot(sequence));
                boolean spared = i > 0 ? log.goesOnBehind(there.get(i - 1)) : log.goesOnBehind(0);
                if (!spared) {
                    throw Damage.of(
                            Names.snapshot(sequence),
                            "it is not what was written, and the batches that led to it were given up");
                }
            }
            setAside(damaged);
            return Optional.empty();
        } catch (IOException failed) {
            throw new UnavailableException("cannot read the snapshots in " + folder + ": " + failed, failed);
        }
    }

    private Optional<SnapshotFile.Content> read(String name, Function<Point, Consumer<byte[]>> reader)
            throws IOException {
        try (Disk disk = folder.read(name)) {
            Optional<SnapshotFile.Header> header = SnapshotFile.header(name, disk);
            if (header.isEmpty()) {
                return Optional.empty();
            }
            Forgiving taker = new Forgiving(reader.apply(header.get().point()));
            Optional<SnapshotFile.Content> content = SnapshotFile.read(name, disk, taker);
            if (content.isPresent() && taker.failure != null) {
                throw taker.failure;
            }
            return content;
        }
    }

    /** What blocks could not be read counts only once they are proved whole. */
    private static final class Forgiving implements Consumer<byte[]> {
        private final Consumer<byte[]> taker;
        private @Nullable CorruptDataException failure;

        Forgiving(Consumer<byte[]> taker) {
            this.taker = taker;
        }

        @Override
        public void accept(byte[] block) {
            if (failure == null) {
                try {
                    taker.accept(block);
                } catch (CorruptDataException unreadable) {
                    failure = unreadable;
                }
            }
        }
    }

    private void loaded(SnapshotFile.Content content, List<Long> there) {
        basis = new LogReader.Basis(
                content.header().point().sequence(), content.header().head());
        kept.addAll(there);
        dueAt = interval(content.bytes());
    }

    /** A damaged snapshot whose place another one takes is kept for whoever wants to know, under another name. */
    private void setAside(List<String> damaged) throws IOException {
        for (String name : damaged) {
            folder.rename(name, name + ".damaged");
            problems.add(name + " was damaged and set aside; an older state and the log behind it took its place");
        }
        if (!damaged.isEmpty()) {
            folder.sync();
        }
    }

    private long interval(long size) {
        return Math.max(settings.snapshotBytes(), size / 2);
    }

    @Override
    public void cut() {
        journal.cut();
    }

    @Override
    public void save(Point point, Iterator<byte[]> blocks) {
        Heads.Head head = journal.head(point.sequence())
                .orElseThrow(() -> new UnavailableException("batch " + point.sequence()
                        + " is too long ago for a snapshot behind it; take one of a newer state"));
        Frame.Header log = journal.header();
        SnapshotFile.Header header =
                new SnapshotFile.Header(point, log.store(), log.created(), log.epoch(), head.hash(), 0);
        dueAt = bytes + settings.snapshotBytes() / 4;
        try {
            SnapshotFile.Content made =
                    Snapshotting.write(folder, Names.snapshot(point.sequence()), header, blocks, pace);
            covered = head.bytes();
            dueAt = covered + interval(made.bytes());
            saved(point.sequence());
            giveUp(settings.snapshots());
        } catch (IOException failed) {
            throw new UnavailableException("cannot keep a snapshot in " + folder + ": " + failed, failed);
        }
    }

    private synchronized void saved(long sequence) {
        kept.remove(sequence);
        kept.add(sequence);
    }

    @Override
    public void hurry() {
        pace.hurry();
    }

    @Override
    public void compact() {
        try {
            giveUp(1);
            for (String name : folder.names()) {
                if (name.endsWith(".bytes") || name.endsWith(".damaged")) {
                    folder.delete(name);
                }
            }
            folder.sync();
        } catch (IOException failed) {
            throw new UnavailableException("cannot take old files away in " + folder + ": " + failed, failed);
        }
    }

    /** Keeps so many snapshots and what the oldest of them needs. */
    private void giveUp(int snapshots) throws IOException {
        long oldest;
        synchronized (this) {
            kept.subList(0, Math.max(0, kept.size() - snapshots)).clear();
            oldest = kept.get(0);
        }
        // Also those that an earlier try did not get rid of.
        for (long sequence : Names.snapshots(folder)) {
            if (sequence < oldest) {
                folder.delete(Names.snapshot(sequence));
            }
        }
        // A snapshot without the log behind it is refused: so it has to be gone before that is.
        folder.sync();
        List<Long> segments = Names.segments(folder);
        for (int i = 0; i + 1 < segments.size() && segments.get(i + 1) <= oldest + 1; i++) {
            folder.delete(Names.segment(segments.get(i)));
        }
        folder.sync();
    }
}
