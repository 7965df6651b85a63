package dev.astra.core.store.file;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Thread-safe. A real directory. */
final class RealFolder implements Tree {
    private final Path path;

    RealFolder(Path path) {
        this.path = path;
    }

    @Override
    public List<String> names() throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    @Override
    public Disk open(String name) throws IOException {
        return new RandomAccessDisk(existing(name), true);
    }

    @Override
    public Disk read(String name) throws IOException {
        return new RandomAccessDisk(existing(name), false);
    }

    private Path existing(String name) throws IOException {
        Path file = path.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return file;
    }

    @Override
    public Disk create(String name) throws IOException {
        delete(name);
        return new RandomAccessDisk(OwnerOnly.file(path.resolve(name)), true);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(path.resolve(from), path.resolve(to), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(path.resolve(name));
    }

    /** Windows cannot open a directory; there the file system's own journal has to do. */
    @Override
    public void sync() throws IOException {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            while (!synced()) {
                interrupted |= Thread.interrupted();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A directory opens as a channel only, which an interrupt closes: that is no failure of the disk. */
    private boolean synced() throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
            return true;
        } catch (ClosedByInterruptException interrupted) {
            return false;
        }
    }

    @Override
    public Tree folder(String name) {
        return new RealFolder(path.resolve(name));
    }

    @Override
    public boolean make() throws IOException {
        List<Path> missing = new ArrayList<>();
        Path parent = path.toAbsolutePath();
        for (; parent != null && !Files.isDirectory(parent); parent = parent.getParent()) {
            missing.add(parent);
        }
        OwnerOnly.directory(path);
        for (Path made : missing) {
            around(made).sync();
        }
        if (missing.isEmpty() && DirectoryLock.FILES.containsAll(names())) {
            keepName();
        }
        return !missing.isEmpty();
    }

    /** Whoever made the directory may have died before its name was on the medium; nothing is in it yet. */
    private void keepName() throws IOException {
        try {
            around(path.toAbsolutePath()).sync();
        } catch (AccessDeniedException onlyOthersMayMakeDirectoriesThere) {
            // Then it was not made by a program like this one.
        }
    }

    private static RealFolder around(Path path) {
        return new RealFolder(Objects.requireNonNullElse(path.getParent(), path));
    }

    @Override
    public Hold hold() throws IOException {
        return DirectoryLock.acquire(path);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
