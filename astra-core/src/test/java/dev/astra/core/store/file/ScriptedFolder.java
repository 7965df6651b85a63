package dev.astra.core.store.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Real files whose writes and syncs a test can make fail, and whose syncs are counted. */
final class ScriptedFolder implements Folder {
    private final RealFolder real;
    int syncs;

    @Nullable IOException fail;

    ScriptedFolder(Path directory) {
        this.real = new RealFolder(directory);
    }

    private void failIfScripted() throws IOException {
        if (fail != null) {
            throw fail;
        }
    }

    @Override
    public List<String> names() {
        try {
            return real.names();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @Override
    public Disk open(String name) throws IOException {
        return new ScriptedDisk(real.open(name));
    }

    @Override
    public Disk read(String name) throws IOException {
        return real.read(name);
    }

    @Override
    public Disk create(String name) throws IOException {
        return new ScriptedDisk(real.create(name));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        real.rename(from, to);
    }

    @Override
    public void delete(String name) throws IOException {
        real.delete(name);
    }

    @Override
    public void sync() throws IOException {
        syncs++;
        failIfScripted();
        real.sync();
    }

    private final class ScriptedDisk implements Disk {
        private final Disk file;

        ScriptedDisk(Disk file) {
            this.file = file;
        }

        @Override
        public long length() throws IOException {
            return file.length();
        }

        @Override
        public int read(long position, byte[] into) throws IOException {
            return file.read(position, into);
        }

        @Override
        public void write(long position, byte[] bytes) throws IOException {
            failIfScripted();
            file.write(position, bytes);
        }

        @Override
        public void sync() throws IOException {
            syncs++;
            failIfScripted();
            file.sync();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
