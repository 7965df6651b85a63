package dev.astra.core.store.file;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Thread-safe. The names in a directory as programs see them, and those that the medium is sure to hold. */
final class MediumDirectory implements MediumNode {
    private final Map<String, MediumNode> names = new TreeMap<>();
    private final Map<String, MediumNode> durable = new TreeMap<>();
    private final List<Change> unsynced = new ArrayList<>();

    /** A name that goes and one that comes; it only goes if nothing comes. */
    private record Change(String from, String to, @Nullable MediumNode node) {
        void onto(Map<String, MediumNode> names) {
            names.remove(from);
            if (node != null) {
                names.put(to, node);
            }
        }
    }

    synchronized Map<String, MediumNode> names() {
        return new TreeMap<>(names);
    }

    synchronized @Nullable MediumNode find(String name) {
        return names.get(name);
    }

    /** Gives a name to what is sure to be on the medium, which then holds the name too. */
    synchronized void put(String name, MediumNode node) {
        names.put(name, node);
        durable.put(name, node);
    }

    synchronized void add(String name, MediumNode node) throws IOException {
        requireNoDirectory(name);
        change(new Change(name, name, node));
    }

    synchronized void rename(String from, String to) throws IOException {
        MediumNode node = names.get(from);
        if (node == null) {
            throw new NoSuchFileException(from);
        }
        requireNoDirectory(to);
        change(new Change(from, to, node));
    }

    synchronized void remove(String name) throws IOException {
        requireNoDirectory(name);
        change(new Change(name, name, null));
    }

    private void requireNoDirectory(String name) throws IOException {
        if (names.get(name) instanceof MediumDirectory full && !full.names.isEmpty()) {
            throw new DirectoryNotEmptyException(name);
        }
    }

    private void change(Change change) {
        change.onto(names);
        unsynced.add(change);
    }

    synchronized void sync() {
        unsynced.forEach(change -> change.onto(durable));
        unsynced.clear();
    }

    @Override
    public synchronized MediumDirectory afterPowerFailure(Random random) {
        Map<String, MediumNode> left = new TreeMap<>(durable);
        int kept = random.nextInt(unsynced.size() + 1);
        boolean inOrder = random.nextBoolean();
        for (int i = 0; i < unsynced.size(); i++) {
            if (inOrder ? i < kept : random.nextBoolean()) {
                unsynced.get(i).onto(left);
            }
        }
        MediumDirectory after = new MediumDirectory();
        left.forEach((name, node) -> after.put(name, node.afterPowerFailure(random)));
        return after;
    }

    @Override
    public synchronized MediumDirectory copy() {
        MediumDirectory copy = new MediumDirectory();
        names.forEach((name, node) -> copy.put(name, node.copy()));
        return copy;
    }
}
