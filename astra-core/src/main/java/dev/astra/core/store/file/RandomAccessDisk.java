package dev.astra.core.store.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * One thread. A real file. A {@link RandomAccessFile} and not a channel, because an interrupt closes a channel for
 * everybody.
 */
final class RandomAccessDisk implements Disk {
    private final RandomAccessFile file;

    RandomAccessDisk(Path path, boolean writable) throws IOException {
        this.file = new RandomAccessFile(path.toFile(), writable ? "rw" : "r");
    }

    @Override
    public long length() throws IOException {
        return file.length();
    }

    @Override
    public int read(long position, byte[] into) throws IOException {
        file.seek(position);
        int total = 0;
        while (total < into.length) {
            int count = file.read(into, total, into.length - total);
            if (count < 0) {
                break;
            }
            total += count;
        }
        return total;
    }

    @Override
    public void write(long position, byte[] bytes) throws IOException {
        file.seek(position);
        file.write(bytes);
    }

    @Override
    public void sync() throws IOException {
        file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
