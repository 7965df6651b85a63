package dev.astra.core.store.file;

import dev.astra.core.CorruptDataException;
import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.store.Batch;
import dev.astra.core.store.Store;
import dev.astra.core.store.file.LogReader.Basis;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way out when a store is damaged and refuses to open, and no backup is newer than what can still be proved. */
public final class Recovery {
    private static final String PARKED =
            "the store was recovered after damage and it may have been delivered since; release it if it was not";

    private final Folder folder;

    private Recovery(Folder folder) {
        this.folder = folder;
    }

    /**
     * Immutable. What was recovered, and what was not.
     *
     * @param directory the new store
     * @param sequence the last batch in it
     * @param epoch the new store's epoch
     * @param damage what the old store is refused for; empty if it is not damaged
     * @param leftOut the batches that are left out though their lines are whole: what they build on cannot be proved
     * @param parked how many messages of the outbox wait for somebody to release them
     */
    public record Recovered(
            Path directory, long sequence, long epoch, Optional<String> damage, List<Long> leftOut, long parked) {
        /** Copies the list. */
        public Recovered {
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * Makes a new store of the longest part of an old one that can be proved: from a whole snapshot, or the first batch of
     * all, up to the first damage. The old store is only read.
     *
     * @param from the damaged store; no process has it open
     * @param into where the new one goes; nothing is there
     * @param clock names what is being made
     * @throws RejectedException if something is in the new place
     * @throws CorruptDataException if nothing of the old store can be proved
     * @throws UnavailableException if it could not be done
     */
    public static Recovered of(Path from, Path into, InstantSource clock) {
        return of(Site.of(from), Site.of(into), clock, Settings.usual());
    }

    static Recovered of(Site from, Site into, InstantSource clock, Settings settings) {
        try (Rebuild rebuild = Rebuild.of(into, clock, settings)) {
            if (!rebuild.wasFree()) {
                throw new RejectedException("expected nothing in " + into + ", found files; name another directory");
            }
            return new Recovery(from.standing()).into(rebuild, into);
        } catch (IOException failed) {
            throw new UnavailableException("cannot recover " + from + " into " + into + ": " + failed, failed);
        }
    }

    /** How far the log can be proved from one state on. */
    private record Reach(@Nullable Basis basis, long sequence, Optional<String> damage) {}

    private Recovered into(Rebuild rebuild, Site into) throws IOException {
        Reach best = best();
        long epoch = Scan.epoch(folder, Names.segments(folder)) + 1;
        Folder made = rebuild.begin();
        begin(rebuild, best, epoch);
        ArchiveCopies.restore(folder, "", made);
        copy(rebuild, best);
        long parked;
        try (Store store = rebuild.open()) {
            parked = Rebuild.parkOutbox(store, PARKED);
        }
        List<Long> leftOut = leftOut(best.sequence);
        rebuild.finish();
        return new Recovered(into.path(), best.sequence, epoch, best.damage, leftOut, parked);
    }

    private Reach best() throws IOException {
        List<Reach> reaches = new ArrayList<>();
        Optional<String> damage = Optional.empty();
        List<Long> snapshots = Names.snapshots(folder);
        for (int i = snapshots.size() - 1; i >= 0; i--) {
            Optional<SnapshotFile.Header> whole = snapshot(snapshots.get(i));
            if (whole.isPresent()) {
                reaches.add(reach(
                        new Basis(whole.get().point().sequence(), whole.get().head())));
            } else {
                damage = Optional.of(Names.snapshot(snapshots.get(i)) + " is damaged");
            }
        }
        if (new LogReader(folder).goesOnBehind(0)) {
            reaches.add(reach(null));
        }
        Reach best = null;
        for (Reach reach : reaches) {
            best = best == null || reach.sequence > best.sequence ? reach : best;
        }
        if (best == null || (best.basis == null && best.sequence == 0)) {
            throw new CorruptDataException("nothing in " + folder + " can be proved: expected a whole snapshot, or the"
                    + " first file of the log with its header; restore a backup");
        }
        return best.damage.isPresent() ? best : new Reach(best.basis, best.sequence, damage);
    }

    private Optional<SnapshotFile.Header> snapshot(long sequence) throws IOException {
        String name = Names.snapshot(sequence);
        try (Disk disk = folder.read(name)) {
            return SnapshotFile.read(name, disk, block -> {}).map(SnapshotFile.Content::header);
        }
    }

    private Reach reach(@Nullable Basis basis) throws IOException {
        long start = basis == null ? 0 : basis.sequence();
        long[] reached = {start};
        boolean[] proved = {basis == null};
        try {
            new LogReader(folder).read(basis, new Scan.Reader() {
                @Override
                public void batch(Batch batch) {
                    reached[0] = proved[0] ? batch.sequence() : reached[0];
                }

                @Override
                public void line(long sequence, String head) {
                    proved[0] |= basis != null && sequence == start && head.equals(basis.head());
                }
            });
            return new Reach(basis, reached[0], Optional.empty());
        } catch (CorruptDataException damaged) {
            return new Reach(basis, reached[0], Optional.of(String.valueOf(damaged.getMessage())));
        }
    }

    private void begin(Rebuild rebuild, Reach best, long epoch) throws IOException {
        Basis basis = best.basis;
        if (basis == null) {
            try (Disk disk = folder.read(Names.segment(1))) {
                Frame.Header old = Scan.header(disk).orElseThrow();
                rebuild.begin(new Frame.Header(Frame.FORMAT, old.store(), old.created(), epoch, 1, ""));
            }
            return;
        }
        String name = Names.snapshot(basis.sequence());
        try (Disk disk = folder.read(name)) {
            rebuild.begin(disk, SnapshotFile.read(name, disk, block -> {}).orElseThrow(), epoch);
        }
    }

    private void copy(Rebuild rebuild, Reach best) throws IOException {
        long start = best.basis == null ? 0 : best.basis.sequence();
        try (FileJournal target = rebuild.journal()) {
            target.snapshots().orElseThrow().load(point -> block -> {});
            target.replay(start, batch -> {});
            new LogReader(folder).read(best.basis, batch -> {
                if (batch.sequence() > start && batch.sequence() <= best.sequence) {
                    target.append(batch.sequence() - 1, batch).fold(appended -> true, other -> true, refused -> {
                        throw new UnavailableException(refused.reason());
                    });
                }
            });
        } catch (CorruptDataException theDamage) {
            if (best.damage.isEmpty()) {
                throw theDamage;
            }
        }
    }

    /** Lines that are whole by themselves, in whatever state the files are. */
    private List<Long> leftOut(long reached) throws IOException {
        List<Long> leftOut = new ArrayList<>();
        for (long first : Names.segments(folder)) {
            try (Disk disk = folder.read(Names.segment(first))) {
                Lines lines = new Lines(disk);
                for (byte[] line = lines.read(); line != null; line = lines.read()) {
                    Frame.read(line)
                            .filter(frame ->
                                    frame instanceof Frame.Of of && of.batch().sequence() > reached)
                            .ifPresent(frame ->
                                    leftOut.add(((Frame.Of) frame).batch().sequence()));
                    lines.skipEmpty();
                }
            }
        }
        return leftOut;
    }
}
