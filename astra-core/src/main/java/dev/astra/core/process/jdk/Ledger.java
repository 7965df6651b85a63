package dev.astra.core.process.jdk;

import dev.astra.core.UnavailableException;
import dev.astra.core.process.Instance;
import dev.astra.core.process.ProgramName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. Which instances there are, in a file that outlives the supervisor. A line is written before a program
 * runs its first instruction. It need not be on the disk: when the machine falls, the programs fall with it.
 */
final class Ledger {
    private static final Pattern LINE =
            Pattern.compile("\\+ (\\d{1,18}) (\\S{1,40}) (\\d{1,18}) (-?\\d{1,18}) ([0-9a-f]{32}) (\\S{1,64})");
    private static final Pattern GONE = Pattern.compile("- (\\d{1,18})");
    private static final Pattern LAST = Pattern.compile("# (\\d{1,18})");
    private static final int MOST_LINES = 4_000;

    private final Path file;
    private final String boot;
    private final Map<Long, Mark> marks = new LinkedHashMap<>();
    private long last;
    private int lines;
    private @Nullable FileChannel channel;

    Ledger(Path file, String boot) {
        this.file = file;
        this.boot = boot;
    }

    /** Reads what an earlier supervisor wrote. What is of another boot is gone; a torn last line was never a program. */
    synchronized Map<Long, Mark> open() throws IOException {
        if (Files.exists(file)) {
            new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().forEach(this::read);
        }
        Map<Long, Mark> found = new LinkedHashMap<>(marks);
        rewrite();
        return found;
    }

    private void read(String line) {
        Matcher begun = LINE.matcher(line);
        Matcher gone = GONE.matcher(line);
        Matcher kept = LAST.matcher(line);
        if (begun.matches()) {
            long generation = Long.parseLong(begun.group(1));
            last = Math.max(last, generation);
            mark(begun, generation).ifPresent(mark -> marks.put(generation, mark));
        } else if (gone.matches()) {
            marks.remove(Long.parseLong(gone.group(1)));
        } else if (kept.matches()) {
            last = Math.max(last, Long.parseLong(kept.group(1)));
        }
    }

    private Optional<Mark> mark(Matcher line, long generation) {
        if (!line.group(6).equals(boot) || generation < 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Mark(
                    new Instance(new ProgramName(line.group(2)), generation),
                    Long.parseLong(line.group(3)),
                    Long.parseLong(line.group(4)),
                    line.group(5),
                    ProcessTable.UNKNOWN));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    synchronized long last() {
        return last;
    }

    synchronized void begun(Mark mark) {
        last = Math.max(last, mark.instance().generation());
        marks.put(mark.instance().generation(), mark);
        write(line(mark));
    }

    synchronized void gone(Mark mark) {
        if (marks.remove(mark.instance().generation()) != null) {
            write("- " + mark.instance().generation() + "\n");
        }
    }

    private String line(Mark mark) {
        return "+ " + mark.instance().generation() + " " + mark.instance().name() + " " + mark.pid() + " "
                + mark.start() + " " + mark.token() + " " + boot + "\n";
    }

    private void write(String line) {
        try {
            if (lines >= MOST_LINES + marks.size()) {
                rewrite();
            }
            put(line);
        } catch (IOException failed) {
            throw new UnavailableException("expected to write the ledger " + file + ", could not: " + failed, failed);
        }
    }

    private void put(String text) throws IOException {
        FileChannel open = channel;
        if (open == null) {
            throw new IOException("it is closed");
        }
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            open.write(bytes);
        }
        lines++;
    }

    private void rewrite() throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        StringBuilder text = new StringBuilder("# " + last + "\n");
        marks.values().forEach(mark -> text.append(line(mark)));
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        close();
        channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        lines = marks.size() + 1;
    }

    synchronized void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException given) {
            // every line was handed over when it was written
        } finally {
            channel = null;
        }
    }
}
