package dev.astra.launcher.instance;

import dev.astra.core.UnavailableException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Where instance and clients meet: a directory of the owner's in the home directory, and in it a file that names the
 * socket. The socket lies beside that file, or, where its path would be longer than such paths may be, in a private
 * temporary directory.
 */
final class Rendezvous {
    /** Linux allows 107 bytes, macOS 103. */
    private static final int LONGEST_PATH_BYTES = 100;

    private static final int LONGEST_NAME_BYTES = 4 * 1024;

    private final Path directory;
    private final Path name;

    Rendezvous(Path home) {
        this.directory = home.resolve("instance");
        this.name = directory.resolve("socket-path");
    }

    /** The socket of an instance that is there, or was. */
    Optional<Path> socket() {
        try {
            if (!Files.isRegularFile(name) || Files.size(name) > LONGEST_NAME_BYTES) {
                return Optional.empty();
            }
            return Optional.of(Path.of(Files.readString(name).strip())).filter(Path::isAbsolute);
        } catch (IOException | InvalidPathException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Opens the socket. Whoever calls it holds the lock of the store, so a socket that is there already belongs to nobody
     * any more and is replaced.
     */
    Bound bind() {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory.toAbsolutePath().getParent());
                Files.createDirectory(directory, ownerOnly(directory, "rwx------"));
            }
            if (posix(directory)) {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            }
            Path path = path();
            Files.deleteIfExists(path);
            ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.bind(UnixDomainSocketAddress.of(path));
                if (posix(path)) {
                    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
                }
                announce(path);
            } catch (IOException | RuntimeException failed) {
                channel.close();
                throw failed;
            }
            return new Bound(channel, path);
        } catch (IOException | UnsupportedOperationException failed) {
            throw new UnavailableException(
                    "expected to open a socket for other commands in " + directory + ", could not: " + failed, failed);
        }
    }

    /** Takes the socket away; a client that comes now opens the store itself. */
    void release(Path socket) {
        try {
            Files.deleteIfExists(name);
            Files.deleteIfExists(socket);
            if (!directory.toAbsolutePath().equals(socket.getParent())) {
                Files.deleteIfExists(socket.getParent());
            }
        } catch (IOException leftBehind) {
            // a client finds nobody behind it, and the next instance replaces it
        }
    }

    private Path path() throws IOException {
        Path near = directory.toAbsolutePath().resolve("socket");
        if (near.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH_BYTES) {
            return near;
        }
        return Files.createTempDirectory("astra-").toAbsolutePath().resolve("socket");
    }

    private void announce(Path socket) throws IOException {
        Path fresh = directory.resolve("socket-path.new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, ownerOnly(fresh, "rw-------"));
        Files.writeString(fresh, socket + "\n");
        Files.move(fresh, name, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] ownerOnly(Path path, String rights) {
        return posix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    record Bound(ServerSocketChannel channel, Path socket) {}
}
