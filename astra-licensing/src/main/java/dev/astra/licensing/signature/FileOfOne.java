package dev.astra.licensing.signature;

import dev.astra.core.RejectedException;
import dev.astra.core.file.OwnerFile;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Small files of text that only their owner may read, and that are refused when others may. */
final class FileOfOne {
    private static final boolean POSIX = File.separatorChar == '/';
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");

    private FileOfOne() {}

    static String read(Path file, int mostBytes) throws IOException {
        if (POSIX && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
            throw new RejectedException("expected a key that only its owner may read, found rights for others on "
                    + file + "; chmod 600 it, and rotate the key if somebody else may have read it");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(mostBytes + 1);
            if (bytes.length > mostBytes) {
                throw new IllegalArgumentException("expected at most " + mostBytes + " bytes, got more");
            }
            return new String(bytes, StandardCharsets.US_ASCII);
        }
    }

    /** A new file; fails if there is one. */
    static void create(Path file, String text) throws IOException {
        OwnerFile.create(file, text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Puts a file in the place of the one that is there, if there is one. After a crash one of the two is there. */
    static void replace(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
        OwnerFile.replace(file, fresh, text.getBytes(StandardCharsets.US_ASCII));
    }
}
