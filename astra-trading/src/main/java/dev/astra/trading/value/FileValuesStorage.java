package dev.astra.trading.value;

import dev.astra.core.CorruptDataException;
import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.core.file.FileReplacement;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/**
 * One thread at a time. The {@code values} file on disk, read and written at the same path wherever the program was started.
 * A new one is written to a temporary file beside it, forced to the disk, moved over the old one in one step and read back.
 */
public final class FileValuesStorage implements ValuesStorage {
    private final Path file;
    private final Path temporary;
    private final FileReplacement replacement;

    FileValuesStorage(Path file, FileReplacement replacement) {
        this.file = file.toAbsolutePath().normalize();
        Path name = Objects.requireNonNull(this.file.getFileName(), "file name");
        this.temporary = this.file.resolveSibling("." + name + ".new");
        this.replacement = replacement;
    }

    /**
     * The file at a path.
     *
     * @param file the file itself; need not be there yet for programs that only look later
     */
    public static FileValuesStorage at(Path file) {
        if (Files.isDirectory(file)) {
            throw new RejectedException("expected the values file, found a directory at " + file
                    + "; name the file in it, usually " + file.resolve("values"));
        }
        return new FileValuesStorage(file, new FileReplacement());
    }

    @Override
    public ValuesFile read() {
        try {
            return ValuesFile.parse(bytes());
        } catch (NoSuchFileException none) {
            throw new RejectedException(
                    "expected the values file at " + file
                            + ", found none; copy the trade bot's file there, or configure" + " where it is",
                    none);
        } catch (CorruptDataException damaged) {
            throw new CorruptDataException(file + ": " + damaged.getMessage(), damaged);
        } catch (IOException unreadable) {
            throw new UnavailableException("expected to read " + file + ", which failed: " + unreadable, unreadable);
        }
    }

    @Override
    public void replace(ValuesFile before, ValuesFile after) {
        try {
            if (!Arrays.equals(bytes(), before.bytes())) {
                throw new UnavailableException(
                        file + " was changed by another program meanwhile; it stays as it is and is read again");
            }
            byte[] bytes = after.bytes();
            write(bytes);
            replacement.replace(temporary, file);
            if (!Arrays.equals(bytes(), bytes)) {
                throw new UnavailableException("read back another file than was written at " + file
                        + "; another program writes there, or the disk is damaged; it is tried again");
            }
        } catch (IOException failed) {
            throw new UnavailableException(
                    "expected to replace " + file + ", which failed: " + failed + "; it is tried again", failed);
        }
    }

    private void write(byte[] bytes) throws IOException {
        try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
            out.write(bytes);
            out.getFD().sync();
        } catch (IOException failed) {
            Files.deleteIfExists(temporary);
            throw failed;
        }
    }

    /** One byte more than a file may have is enough to refuse it. */
    private byte[] bytes() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(ValuesFile.MOST_BYTES + 1);
        }
    }
}
