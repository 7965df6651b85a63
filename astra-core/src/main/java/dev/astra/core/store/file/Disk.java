package dev.astra.core.store.file;

import java.io.Closeable;
import java.io.IOException;

/** One thread. A file of bytes, as the journal needs it. No call is ended by an interrupt of the calling thread. */
interface Disk extends Closeable {
    /** How many bytes there are. */
    long length() throws IOException;

    /**
     * Reads what is there.
     *
     * @return how many bytes were read; less than the array holds only at the end of the file, 0 behind it
     */
    int read(long position, byte[] into) throws IOException;

    /** Writes all the bytes, growing the file where needed. */
    void write(long position, byte[] bytes) throws IOException;

    /** Returns once everything written is on the medium. After a throw nothing is known of what is. */
    void sync() throws IOException;
}
