package dev.astra.core.store.file;

import dev.astra.core.UnavailableException;
import dev.astra.core.store.Outbox;
import dev.astra.core.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** One thread. A store's directory being made beside its place; it takes its place, or is not there. */
final class Rebuild {
    private final Path place;
    private final Path beside;
    private final Folder folder;

    private Rebuild(Path place, Path beside) {
        this.place = place;
        this.beside = beside;
        this.folder = new RealFolder(beside);
    }

    static Rebuild of(Path into, InstantSource clock) throws IOException {
        Path place = into.toAbsolutePath();
        Path beside = place.resolveSibling(place.getFileName() + ".being-made-" + clock.millis());
        OwnerOnly.directory(beside);
        return new Rebuild(place, beside);
    }

    Path directory() {
        return beside;
    }

    Folder folder() {
        return folder;
    }

    /** Begins with a state, as the first of a new epoch. */
    void begin(Disk snapshot, SnapshotFile.Content content, long epoch) throws IOException {
        SnapshotFile.Header old = content.header();
        SnapshotFile.Header header =
                new SnapshotFile.Header(old.point(), old.store(), old.created(), epoch, old.head());
        List<byte[]> blocks = new ArrayList<>();
        SnapshotFile.read(old.store(), snapshot, blocks::add);
        Iterator<byte[]> rows = blocks.iterator();
        long sequence = old.point().sequence();
        Snapshotting.write(folder, Names.snapshot(sequence), header, rows, written -> {});
        begin(new Frame.Header(Frame.FORMAT, old.store(), old.created(), epoch, sequence + 1, old.head()));
    }

    /** Begins a log. */
    void begin(Frame.Header header) throws IOException {
        Opening.begin(folder, header, Settings.usual().firstBytes());
    }

    /** Nothing that waited in the outbox goes out by itself: it may have been delivered already. */
    long parkOutbox(String why) {
        try (Store store = Store.open(FileJournal.onNetwork(beside))) {
            return Outbox.park(store, why);
        }
    }

    /** Puts it into its place; what was there gets another name, which is the answer. */
    Optional<Path> finish(InstantSource clock) throws IOException {
        Optional<Path> aside = Optional.empty();
        if (isEmpty(place)) {
            Files.deleteIfExists(place);
        } else {
            Path old = place.resolveSibling(place.getFileName() + ".before-" + clock.millis());
            Files.move(place, old);
            aside = Optional.of(old);
        }
        Files.move(beside, place);
        new RealFolder(Objects.requireNonNull(place.getParent())).sync();
        return aside;
    }

    static boolean isEmpty(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return true;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    /** Takes away what was made so far. */
    void discard() {
        try (Stream<Path> files = Files.list(beside)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(beside);
        } catch (IOException left) {
            throw new UnavailableException("cannot take " + beside + " away; delete it by hand: " + left, left);
        }
    }
}
