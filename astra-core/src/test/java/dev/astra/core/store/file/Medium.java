package dev.astra.core.store.file;

import dev.astra.core.time.Workers;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thread at a time. A disk with one directory, in memory, that can do everything which disks do to programs: fail, be full, lose
 * power at any operation and keep then any part of what was not synced, and turn bits. All chance comes from outside.
 */
public final class Medium implements Folder {
    /** What becomes of an operation. */
    public enum Trouble {
        /** It works. */
        NONE,
        /** It fails, with an unknown part of it done; a sync gives up what it should have written. */
        BROKEN,
        /** It fails for lack of room, if it needs any. */
        FULL,
        /** It never ends, and no later one begins: the process or the machine is dead. */
        DEATH
    }

    /** Decides before each operation. Reads are asked about as {@code read NAME}. */
    public interface Weather {
        Trouble before(String operation);
    }

    private record NameChange(
            String from, String to, @Nullable MediumFile file) {}

    private final Map<String, MediumFile> names = new TreeMap<>();
    private final Map<String, MediumFile> durableNames = new TreeMap<>();
    private final List<NameChange> unsynced = new ArrayList<>();
    private Weather weather = operation -> Trouble.NONE;
    private Random parts = new Random(0);
    private boolean dead;

    /** An empty one. */
    public Medium() {}

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
        return FileJournal.on(this, () -> Instant.EPOCH, new Settings(700, 3000, 6000, 2, Long.MAX_VALUE, workers));
    }

    /** Reads everything that is there. */
    public JournalReport verify() {
        return Verification.of(this, Optional.empty());
    }

    /** What may be found once the power is back. */
    public Medium afterPowerFailure(Random random) {
        Map<String, MediumFile> left = new TreeMap<>(durableNames);
        int kept = random.nextInt(unsynced.size() + 1);
        boolean inOrder = random.nextBoolean();
        for (int i = 0; i < unsynced.size(); i++) {
            if (inOrder ? i < kept : random.nextBoolean()) {
                apply(left, unsynced.get(i));
            }
        }
        Medium after = new Medium();
        left.forEach((name, file) -> after.put(name, file.afterPowerFailure(random)));
        return after;
    }

    private static void apply(Map<String, MediumFile> names, NameChange change) {
        names.remove(change.from);
        if (change.file != null) {
            names.put(change.to, change.file);
        }
    }

    /** A disk that holds what programs see on this one. */
    public Medium copy() {
        Medium copy = new Medium();
        names.forEach((name, file) -> copy.put(name, MediumFile.of(file.seen())));
        return copy;
    }

    /** The bytes of every file of the log. */
    public Map<String, byte[]> segments() {
        Map<String, byte[]> segments = new HashMap<>();
        names.forEach((name, file) -> {
            if (name.startsWith("journal-")) {
                segments.put(name, file.seen().clone());
            }
        });
        return segments;
    }

    /** Turns one bit of one file, and says where. */
    public String flip(Random random) {
        List<Map.Entry<String, MediumFile>> there = names.entrySet().stream()
                .filter(entry -> entry.getValue().length() > 0)
                .toList();
        Map.Entry<String, MediumFile> chosen = there.get(random.nextInt(there.size()));
        byte[] bytes = chosen.getValue().seen();
        int at = place(bytes, random);
        int bit = random.nextInt(8);
        bytes[at] ^= (byte) (1 << bit);
        put(chosen.getKey(), MediumFile.of(bytes));
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

    private void put(String name, MediumFile file) {
        names.put(name, file);
        durableNames.put(name, file);
    }

    private Trouble trouble(String operation) throws IOException {
        if (!dead) {
            Trouble trouble = weather.before(operation);
            if (trouble != Trouble.DEATH) {
                return trouble;
            }
            dead = true;
        }
        throw new IOException("nobody is there any more");
    }

    private static IOException broken() {
        return new IOException("Input/output error");
    }

    private static IOException full() {
        return new IOException("No space left on device");
    }

    private void change(String operation, NameChange change, boolean needsRoom) throws IOException {
        Trouble trouble = trouble(operation);
        if (trouble == Trouble.BROKEN) {
            throw broken();
        }
        if (trouble == Trouble.FULL && needsRoom) {
            throw full();
        }
        apply(names, change);
        unsynced.add(change);
    }

    @Override
    public List<String> names() throws IOException {
        if (trouble("read names") == Trouble.BROKEN) {
            throw broken();
        }
        return List.copyOf(names.keySet());
    }

    @Override
    public Disk open(String name) throws IOException {
        return new Handle(name, existing(name));
    }

    @Override
    public Disk read(String name) throws IOException {
        return open(name);
    }

    private MediumFile existing(String name) throws IOException {
        @Nullable MediumFile file = names.get(name);
        if (file == null) {
            throw new NoSuchFileException(name);
        }
        return file;
    }

    @Override
    public Disk create(String name) throws IOException {
        MediumFile file = new MediumFile();
        change("create " + name, new NameChange(name, name, file), true);
        return new Handle(name, file);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        change("rename " + from, new NameChange(from, to, existing(from)), true);
    }

    @Override
    public void delete(String name) throws IOException {
        if (names.containsKey(name)) {
            change("delete " + name, new NameChange(name, name, null), false);
        }
    }

    @Override
    public void sync() throws IOException {
        if (trouble("sync names") == Trouble.BROKEN) {
            throw broken();
        }
        unsynced.forEach(change -> apply(durableNames, change));
        unsynced.clear();
    }

    @Override
    public String toString() {
        return "medium";
    }

    private final class Handle implements Disk {
        private final String name;
        private final MediumFile file;

        Handle(String name, MediumFile file) {
            this.name = name;
            this.file = file;
        }

        @Override
        public long length() {
            return file.length();
        }

        @Override
        public int read(long position, byte[] into) throws IOException {
            if (trouble("read " + name) == Trouble.BROKEN) {
                throw broken();
            }
            return file.read(position, into);
        }

        @Override
        public void write(long position, byte[] bytes) throws IOException {
            boolean wasDead = dead;
            int done = 0;
            try {
                boolean grows = position + bytes.length > file.length();
                Trouble trouble = trouble((grows ? "grow " : "write ") + name);
                if (trouble == Trouble.BROKEN) {
                    throw broken();
                }
                if (trouble == Trouble.FULL && grows) {
                    throw full();
                }
                done = bytes.length;
            } finally {
                int part = done == 0 && !wasDead ? parts.nextInt(bytes.length + 1) : done;
                file.write(position, bytes, part);
            }
        }

        @Override
        public void sync() throws IOException {
            if (trouble("sync " + name) == Trouble.BROKEN) {
                file.failSync();
                throw broken();
            }
            file.sync();
        }

        @Override
        public void close() {}
    }
}
