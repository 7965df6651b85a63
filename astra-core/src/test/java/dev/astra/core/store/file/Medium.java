package dev.astra.core.store.file;

import dev.astra.core.time.Workers;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory that can do everything which disks do to programs: fail, be full, lose power at any operation and keep then
 * any part of what was not synced, and turn bits. All chance comes from outside. It is its own root directory. What programs do
 * to it is thread-safe; the rest is for one thread while no program is at work.
 */
public final class Medium implements Tree {
    /** What becomes of an operation. */
    public enum Trouble {
        /** It works. */
        NONE,
        /** It fails, with an unknown part of it done; a sync gives up what it should have written. */
        BROKEN,
        /** It fails for lack of room, if it needs any. */
        FULL,
        /** It fails for lack of room, also if it only writes over what is there, as where nothing is overwritten in place. */
        FULL_FOR_ALL,
        /** It never ends, and no later one begins: the process or the machine is dead. */
        DEATH
    }

    /** Decides before each operation. Reads are asked about as {@code read NAME}. */
    public interface Weather {
        Trouble before(String operation);
    }

    static final Settings SMALL = new Settings(700, 3000, 6000, 2, Long.MAX_VALUE, SameThread.WORKERS);

    private final MediumDirectory root;
    private final Tree top = new MediumTree(this, List.of());
    private volatile Weather weather = operation -> Trouble.NONE;
    private volatile Random parts = new Random(0);
    private volatile boolean dead;

    /** An empty one. */
    public Medium() {
        this(new MediumDirectory());
    }

    private Medium(MediumDirectory root) {
        this.root = root;
    }

    /** The weather from now on, which also brings whatever was dead back to life. */
    public void weather(Weather next, Random chance) {
        weather = next;
        parts = chance;
        dead = false;
    }

    /** Whether the process on it is dead. */
    public boolean dead() {
        return dead;
    }

    /** A log on it, in small segments. */
    public FileJournal journal(Workers workers) {
        return FileJournal.on(
                this,
                () -> Instant.EPOCH,
                new Settings(
                        SMALL.firstBytes(),
                        SMALL.segmentBytes(),
                        SMALL.snapshotBytes(),
                        SMALL.snapshots(),
                        SMALL.bytesPerSecond(),
                        workers));
    }

    /** Reads everything that is there. */
    public JournalReport verify() {
        return Verification.of(this, Optional.empty());
    }

    /** What may be found once the power is back. */
    public Medium afterPowerFailure(Random random) {
        return new Medium(root.afterPowerFailure(random));
    }

    /** A disk that holds what programs see on this one. */
    public Medium copy() {
        return new Medium(root.copy());
    }

    /** The bytes of every file of the log. */
    public Map<String, byte[]> segments() {
        Map<String, byte[]> segments = new HashMap<>();
        root.names().forEach((name, node) -> {
            if (name.startsWith("journal-") && node instanceof MediumFile file) {
                segments.put(name, file.seen().clone());
            }
        });
        return segments;
    }

    /** Turns one bit of one file, and says where. */
    public String flip(Random random) {
        return flip(random, List.of());
    }

    /** Like {@link #flip(Random)}, in a directory; says nothing if there is nothing in it. */
    String flip(Random random, List<String> path) {
        MediumDirectory in = directory(path);
        List<Map.Entry<String, MediumNode>> there = in == null
                ? List.of()
                : in.names().entrySet().stream()
                        .filter(entry -> entry.getValue() instanceof MediumFile file && file.length() > 0)
                        .toList();
        if (in == null || there.isEmpty()) {
            return "";
        }
        Map.Entry<String, MediumNode> chosen = there.get(random.nextInt(there.size()));
        byte[] bytes = ((MediumFile) chosen.getValue()).seen();
        int at = place(bytes, random);
        int bit = random.nextInt(8);
        bytes[at] ^= (byte) (1 << bit);
        in.put(chosen.getKey(), MediumFile.of(bytes));
        return chosen.getKey() + " byte " + at + " bit " + bit;
    }

    /** Anywhere, but rarely in the blank end, and often where a line ends or begins, the last one above all. */
    private static int place(byte[] bytes, Random random) {
        int used = bytes.length;
        while (used > 1 && bytes[used - 2] == '\n') {
            used--;
        }
        int from = switch (random.nextInt(4)) {
            case 0 -> random.nextInt(bytes.length);
            case 1 -> Math.max(0, used - 1 - random.nextInt(Math.min(used, 1200)));
            default -> random.nextInt(used);
        };
        boolean toLineEnd = random.nextInt(4) == 0;
        int at = from;
        while (toLineEnd && at + 1 < used && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    /** The directory of this path; null if there is none. */
    @Nullable MediumDirectory directory(List<String> path) {
        MediumNode node = root;
        for (String name : path) {
            node = node instanceof MediumDirectory directory ? directory.find(name) : null;
        }
        return node instanceof MediumDirectory found ? found : null;
    }

    /** Lets the weather have its way with an operation; throws if the process is dead by then. */
    Trouble trouble(String operation) throws IOException {
        if (!dead) {
            Trouble trouble = weather.before(operation);
            if (trouble != Trouble.DEATH) {
                return trouble;
            }
            dead = true;
        }
        throw new IOException("nobody is there any more");
    }

    /** How many of so many bytes are written all the same when a write fails. */
    int part(int length) {
        return parts.nextInt(length + 1);
    }

    @Override
    public List<String> names() throws IOException {
        return top.names();
    }

    @Override
    public Disk open(String name) throws IOException {
        return top.open(name);
    }

    @Override
    public Disk read(String name) throws IOException {
        return top.read(name);
    }

    @Override
    public Disk create(String name) throws IOException {
        return top.create(name);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        top.rename(from, to);
    }

    @Override
    public void delete(String name) throws IOException {
        top.delete(name);
    }

    @Override
    public void sync() throws IOException {
        top.sync();
    }

    @Override
    public Tree folder(String name) {
        return top.folder(name);
    }

    @Override
    public boolean make() throws IOException {
        return top.make();
    }

    @Override
    public Hold hold() throws IOException {
        return top.hold();
    }

    @Override
    public String toString() {
        return "medium";
    }

    /** The file of this path, or a failure as a system would name it. */
    MediumFile file(List<String> path, String name) throws IOException {
        MediumDirectory directory = directory(path);
        if (directory != null && directory.find(name) instanceof MediumFile file) {
            return file;
        }
        throw new NoSuchFileException(name);
    }
}
