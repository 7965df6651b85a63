package dev.astra.launcher.log;

import dev.astra.core.RejectedException;
import dev.astra.core.file.OwnerFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.logging.ErrorManager;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. Writes the log into a file. A file that would grow beyond its limit is set aside, numbered, the newest first. Every line
 * is in the file when the call returns; a line that cannot be written goes to standard error.
 */
final class RotatingFile extends Handler {
    private final Path file;
    private final long mostBytes;
    private final int pieces;
    private @Nullable FileChannel channel;
    private long bytes;

    RotatingFile(Path file, long mostBytes, int pieces, Formatter formatter) {
        this.file = file.toAbsolutePath();
        this.mostBytes = mostBytes;
        this.pieces = pieces;
        setFormatter(formatter);
        setLevel(Level.INFO);
        try {
            Path parent = this.file.getParent();
            if (parent != null) {
                OwnerFile.directory(parent);
            }
            open();
        } catch (IOException refused) {
            throw new RejectedException(
                    "expected to write the log to " + this.file + " (ASTRA_LOG_FILE), could not: " + refused, refused);
        }
    }

    private FileChannel open() throws IOException {
        if (!Files.exists(file)) {
            OwnerFile.create(file, new byte[0]);
        }
        FileChannel opened = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        channel = opened;
        bytes = opened.size();
        return opened;
    }

    @Override
    public synchronized void publish(LogRecord event) {
        if (!isLoggable(event)) {
            return;
        }
        String line = getFormatter().format(event);
        try {
            write(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException | RuntimeException failed) { // a log must not end what it tells of
            System.err.print(line);
            reportError(
                    null, failed instanceof IOException io ? io : new IOException(failed), ErrorManager.WRITE_FAILURE);
        }
    }

    private void write(byte[] line) throws IOException {
        FileChannel open = channel == null ? open() : channel;
        if (bytes > 0 && bytes + line.length > mostBytes) {
            open.close();
            channel = null;
            setAside();
            open = open();
        }
        ByteBuffer left = ByteBuffer.wrap(line);
        while (left.hasRemaining()) {
            open.write(left);
        }
        bytes += line.length;
    }

    private void setAside() throws IOException {
        for (int number = pieces - 1; number >= 1; number--) {
            if (Files.exists(piece(number))) {
                Files.move(piece(number), piece(number + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(file, piece(1), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path piece(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    @Override
    public void flush() {}

    @Override
    public synchronized void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException given) {
            reportError(null, given, ErrorManager.CLOSE_FAILURE);
        } finally {
            channel = null;
        }
    }
}
