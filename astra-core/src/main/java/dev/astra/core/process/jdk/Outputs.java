package dev.astra.core.process.jdk;

import dev.astra.core.process.ProgramName;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Thread-safe. What programs write, each into a file of its own, by itself: no pipe that could fill up, no reader that could
 * hang, and nothing is lost when the supervisor dies. A file that has grown too long is cut from the front: what is cut
 * off is kept beside it, numbered, the newest first.
 */
final class Outputs {
    private static final int TAIL_BYTES = 64 * 1024;
    private static final int MOST_LINES = 10_000;
    private static final long BLOCK = 1 << 16;
    private static final long CUT_SECONDS = 10;

    private final Path directory;
    private final long mostBytes;
    private final int kept;
    private final Map<ProgramName, File> files = new ConcurrentHashMap<>();

    Outputs(Path directory, long mostBytes, int kept) {
        this.directory = directory;
        this.mostBytes = mostBytes;
        this.kept = kept;
    }

    Path file(ProgramName name) {
        return directory.resolve(name + ".log");
    }

    List<String> tail(ProgramName name, int lines) {
        if (lines < 1 || lines > MOST_LINES) {
            throw new IllegalArgumentException("lines must be 1 to " + MOST_LINES + ", got " + lines);
        }
        try (RandomAccessFile file = new RandomAccessFile(file(name).toFile(), "r")) {
            long from = Math.max(0, file.length() - TAIL_BYTES);
            file.seek(from);
            byte[] bytes = new byte[(int) Math.min(TAIL_BYTES, file.length() - from)];
            file.readFully(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            int begin = from == 0 ? 0 : text.indexOf('\n') + 1;
            List<String> all = text.substring(begin).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException nothing) {
            return List.of();
        }
    }

    /** Cuts a file that is too long; asked often, so that looking must cost next to nothing. */
    void rotate(ProgramName name) throws IOException {
        File output = files.computeIfAbsent(name, some -> file(some).toFile());
        if (output.length() <= mostBytes) {
            return;
        }
        Path file = output.toPath();
        Path fresh = directory.resolve(name + ".log.new");
        long cut = copy(file, fresh);
        for (int number = kept - 1; number >= 1; number--) {
            Path old = numbered(name, number);
            if (Files.exists(old)) {
                Files.move(old, numbered(name, number + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(fresh, numbered(name, 1), StandardCopyOption.REPLACE_EXISTING);
        cutFront(file, cut);
    }

    private Path numbered(ProgramName name, int number) {
        return directory.resolve(name + ".log." + number);
    }

    /** Copies whole blocks, because only those can be cut off without losing what is being written meanwhile. */
    private static long copy(Path file, Path to) throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(
                        to,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            long cut = in.size() / BLOCK * BLOCK;
            long copied = 0;
            while (copied < cut) {
                copied += in.transferTo(copied, cut - copied, out);
            }
            return cut;
        }
    }

    /**
     * Takes the front off while somebody appends. Where the file system cannot do that, the file is emptied, after what
     * came meanwhile was copied too; what is written between these two steps is lost.
     */
    private void cutFront(Path file, long cut) throws IOException {
        if (collapsed(file, cut)) {
            return;
        }
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileChannel out =
                        FileChannel.open(file.resolveSibling(file.getFileName() + ".1"), StandardOpenOption.APPEND)) {
            long copied = cut;
            while (copied < in.size()) {
                copied += in.transferTo(copied, in.size() - copied, out);
            }
            in.truncate(0);
        }
    }

    private static boolean collapsed(Path file, long cut) throws IOException {
        try {
            Process process = new ProcessBuilder(
                            "fallocate", "--collapse-range", "-o", "0", "-l", Long.toString(cut), file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(CUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("expected the system to cut " + file + " within " + CUT_SECONDS + " s");
            }
            return process.exitValue() == 0;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + file + " was cut", stop);
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
