package dev.astra.core.store.file;

import java.io.IOException;
import java.util.List;

/**
 * Thread-safe. The files of one directory, by name, as the store needs them; its text form is where it is. No call is
 * ended by an interrupt of the calling thread.
 *
 * <ol>
 *   <li>What a {@link Disk} synced is there after a power failure, if its name is.
 *   <li>A new, renamed or deleted name is there, or gone, after a power failure once {@link #sync} has returned; before, it
 *       may be either.
 *   <li>{@link #rename} replaces what had the new name and is never half done.
 * </ol>
 */
interface Folder {
    /** The names of what is there now, in no order. */
    List<String> names() throws IOException;

    /** Opens a file that is there, for reading and writing. */
    Disk open(String name) throws IOException;

    /** Opens a file that is there, for reading. */
    Disk read(String name) throws IOException;

    /** Makes an empty file that only its owner may use, in place of one that may be there. */
    Disk create(String name) throws IOException;

    /** Gives a file another name. */
    void rename(String from, String to) throws IOException;

    /** Takes a file away, if it is there. */
    void delete(String name) throws IOException;

    /** Returns once the names are on the medium. */
    void sync() throws IOException;
}
