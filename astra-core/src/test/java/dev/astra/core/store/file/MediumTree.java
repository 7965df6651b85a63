package dev.astra.core.store.file;

import dev.astra.core.store.file.Medium.Trouble;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Thread-safe. A directory of a medium by its path, there or not. */
final class MediumTree implements Tree {
    private final Medium medium;
    private final List<String> path;

    MediumTree(Medium medium, List<String> path) {
        this.medium = medium;
        this.path = path;
    }

    private MediumDirectory there() throws IOException {
        @Nullable MediumDirectory directory = medium.directory(path);
        if (directory == null) {
            throw new NoSuchFileException(toString());
        }
        return directory;
    }

    private static IOException broken() {
        return new IOException("Input/output error");
    }

    private static IOException full() {
        return new IOException("No space left on device");
    }

    private void change(String operation, boolean needsRoom) throws IOException {
        Trouble trouble = medium.trouble(operation);
        if (trouble == Trouble.BROKEN) {
            throw broken();
        }
        if (needsRoom && (trouble == Trouble.FULL || trouble == Trouble.FULL_FOR_ALL)) {
            throw full();
        }
    }

    @Override
    public List<String> names() throws IOException {
        if (medium.trouble("read names") == Trouble.BROKEN) {
            throw broken();
        }
        @Nullable MediumDirectory directory = medium.directory(path);
        return directory == null ? List.of() : List.copyOf(directory.names().keySet());
    }

    @Override
    public Disk open(String name) throws IOException {
        return new Handle(name, medium.file(path, name));
    }

    @Override
    public Disk read(String name) throws IOException {
        return open(name);
    }

    @Override
    public Disk create(String name) throws IOException {
        MediumFile file = new MediumFile();
        change("create " + name, true);
        there().add(name, file);
        return new Handle(name, file);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        change("rename " + from, true);
        there().rename(from, to);
    }

    @Override
    public void delete(String name) throws IOException {
        @Nullable MediumDirectory directory = medium.directory(path);
        if (directory != null && directory.find(name) != null) {
            change("delete " + name, false);
            directory.remove(name);
        }
    }

    @Override
    public void sync() throws IOException {
        if (medium.trouble("sync names") == Trouble.BROKEN) {
            throw broken();
        }
        there().sync();
    }

    @Override
    public Tree folder(String name) {
        List<String> inner = new ArrayList<>(path);
        inner.add(name);
        return new MediumTree(medium, List.copyOf(inner));
    }

    @Override
    public boolean make() throws IOException {
        boolean missing = medium.directory(path) == null;
        if (!path.isEmpty()) {
            String name = path.get(path.size() - 1);
            MediumTree around = new MediumTree(medium, path.subList(0, path.size() - 1));
            if (missing) {
                around.make();
                change("make " + name, true);
                around.there().add(name, new MediumDirectory());
            }
            if (DirectoryLock.FILES.containsAll(names())) {
                around.sync();
            }
        }
        return missing;
    }

    @Override
    public Hold hold() {
        return new Hold() {
            @Override
            public void letMove() {}

            @Override
            public void close() {}
        };
    }

    @Override
    public String toString() {
        return path.isEmpty() ? medium.toString() : String.join("/", path);
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
            if (medium.trouble("read " + name) == Trouble.BROKEN) {
                throw broken();
            }
            return file.read(position, into);
        }

        @Override
        public void write(long position, byte[] bytes) throws IOException {
            boolean wasDead = medium.dead();
            int done = 0;
            try {
                boolean grows = position + bytes.length > file.length();
                Trouble trouble = medium.trouble((grows ? "grow " : "write ") + name);
                if (trouble == Trouble.BROKEN) {
                    throw broken();
                }
                if (trouble == Trouble.FULL_FOR_ALL || (trouble == Trouble.FULL && grows)) {
                    throw full();
                }
                done = bytes.length;
            } finally {
                int part = done == 0 && !wasDead ? medium.part(bytes.length) : done;
                file.write(position, bytes, part);
            }
        }

        @Override
        public void sync() throws IOException {
            if (medium.trouble("sync " + name) == Trouble.BROKEN) {
                file.failSync();
                throw broken();
            }
            file.sync();
        }

        @Override
        public void close() {}
    }
}
