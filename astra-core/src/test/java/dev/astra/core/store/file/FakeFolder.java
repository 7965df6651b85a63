package dev.astra.core.store.file;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A directory in memory that keeps apart what is written and what is on the medium. A test can make any operation fail, or
 * let the power fail at any operation, and then look at what may be left.
 */
final class FakeFolder implements Folder {
    private static final int SECTOR = 512;

    /** What happens to an operation that changes something, before it is done. */
    interface Fault {
        void before(String operation, int number) throws IOException;
    }

    /** The power failed: not an {@link IOException}, since no program hears of it. */
    static final class PowerFailure extends Error {
        private static final long serialVersionUID = 1;
    }

    private final Map<String, Content> names = new TreeMap<>();
    private final Map<String, Content> namesOnMedium = new HashMap<>();
    private Fault fault = (operation, number) -> {};
    private int operations;

    private static final class Content {
        private byte[] bytes = new byte[0];
        private byte[] onMedium = new byte[0];
    }

    synchronized void fault(Fault next) {
        fault = next;
    }

    synchronized int operations() {
        return operations;
    }

    private void before(String operation) throws IOException {
        fault.before(operation, operations++);
    }

    /** What may be found after a power failure now; what was not synced is there or not, sector by sector, by chance. */
    synchronized FakeFolder afterPowerFailure(Random random) {
        FakeFolder left = new FakeFolder();
        boolean namesReached = random.nextBoolean();
        (namesReached ? names : namesOnMedium).forEach((name, content) -> {
            Content copy = new Content();
            copy.bytes = torn(content, random);
            copy.onMedium = copy.bytes.clone();
            left.names.put(name, copy);
            left.namesOnMedium.put(name, copy);
        });
        return left;
    }

    private static byte[] torn(Content content, Random random) {
        int how = random.nextInt(4);
        if (how == 0) {
            return content.onMedium.clone();
        }
        if (how == 1) {
            return content.bytes.clone();
        }
        int length = random.nextBoolean() ? content.bytes.length : content.onMedium.length;
        byte[] torn = Arrays.copyOf(content.onMedium, length);
        for (int at = 0; at < Math.min(length, content.bytes.length); at += SECTOR) {
            if (random.nextBoolean()) {
                System.arraycopy(
                        content.bytes, at, torn, at, Math.min(SECTOR, Math.min(length, content.bytes.length) - at));
            }
        }
        return torn;
    }

    /** The bytes of a file, to look at or to damage. */
    synchronized byte[] bytes(String name) {
        return content(name).bytes;
    }

    synchronized void put(String name, byte[] bytes) {
        Content content = new Content();
        content.bytes = bytes;
        content.onMedium = bytes.clone();
        names.put(name, content);
        namesOnMedium.put(name, content);
    }

    private Content content(String name) {
        @Nullable Content content = names.get(name);
        if (content == null) {
            throw new AssertionError("there is no file " + name + " in " + names.keySet());
        }
        return content;
    }

    @Override
    public synchronized List<String> names() {
        return List.copyOf(names.keySet());
    }

    @Override
    public synchronized Disk open(String name) throws IOException {
        @Nullable Content content = names.get(name);
        if (content == null) {
            throw new NoSuchFileException(name);
        }
        return new FakeDisk(name, content);
    }

    @Override
    public Disk read(String name) throws IOException {
        return open(name);
    }

    @Override
    public synchronized Disk create(String name) throws IOException {
        before("create " + name);
        Content content = new Content();
        names.put(name, content);
        return new FakeDisk(name, content);
    }

    @Override
    public synchronized void rename(String from, String to) throws IOException {
        before("rename " + from + " to " + to);
        Content content = names.remove(from);
        if (content == null) {
            throw new NoSuchFileException(from);
        }
        names.put(to, content);
    }

    @Override
    public synchronized void delete(String name) throws IOException {
        if (names.containsKey(name)) {
            before("delete " + name);
            names.remove(name);
        }
    }

    @Override
    public synchronized void sync() throws IOException {
        before("sync folder");
        namesOnMedium.clear();
        namesOnMedium.putAll(names);
    }

    @Override
    public String toString() {
        return "fake";
    }

    private final class FakeDisk implements Disk {
        private final String name;
        private final Content content;

        FakeDisk(String name, Content content) {
            this.name = name;
            this.content = content;
        }

        @Override
        public long length() {
            synchronized (FakeFolder.this) {
                return content.bytes.length;
            }
        }

        @Override
        public int read(long position, byte[] into) {
            synchronized (FakeFolder.this) {
                int count = (int) Math.max(0, Math.min(into.length, content.bytes.length - position));
                if (count > 0) {
                    System.arraycopy(content.bytes, (int) position, into, 0, count);
                }
                return count;
            }
        }

        @Override
        public void write(long position, byte[] bytes) throws IOException {
            synchronized (FakeFolder.this) {
                int end = Math.toIntExact(position + bytes.length);
                before((end > content.bytes.length ? "grow " : "write ") + name);
                if (end > content.bytes.length) {
                    content.bytes = Arrays.copyOf(content.bytes, end);
                }
                System.arraycopy(bytes, 0, content.bytes, (int) position, bytes.length);
            }
        }

        @Override
        public void sync() throws IOException {
            synchronized (FakeFolder.this) {
                before("sync " + name);
                content.onMedium = content.bytes.clone();
            }
        }

        @Override
        public void close() {}
    }
}
