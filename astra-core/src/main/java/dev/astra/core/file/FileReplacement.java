package dev.astra.core.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Immutable. Puts one file in another's place in one step, and makes that last. Here is what differs between systems.
 *
 * <ul>
 *   <li>POSIX: a rename replaces the file also while others read it, and is durable once the directory was forced.
 *   <li>Windows: a file that somebody has open without sharing cannot be replaced; that shows as {@link
 *       AccessDeniedException}, the old file stays, and trying again later helps. A directory cannot be opened to be forced,
 *       and need not be.
 * </ul>
 */
public class FileReplacement {
    private final boolean directoriesCanBeForced;

    /** For the system that the program runs on. */
    public FileReplacement() {
        this(java.io.File.separatorChar == '/');
    }

    /**
     * For a kind of system.
     *
     * @param directoriesCanBeForced as on POSIX systems
     */
    public FileReplacement(boolean directoriesCanBeForced) {
        this.directoriesCanBeForced = directoriesCanBeForced;
    }

    /**
     * Moves a file over another.
     *
     * @param from written and forced to the disk; gone afterwards
     * @param to in the same directory; if the move fails it is as it was
     * @throws IOException if it could not be moved, or not be made to last
     */
    public void replace(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        settle(to);
    }

    /**
     * Makes it last that a file got its name or lost it.
     *
     * @param file the file, there or gone
     * @throws IOException if that is not sure
     */
    public void settle(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directoriesCanBeForced && directory != null) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
