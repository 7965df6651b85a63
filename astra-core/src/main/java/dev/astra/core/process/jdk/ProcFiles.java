package dev.astra.core.process.jdk;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Thread-safe. Reads {@code /proc} with as few calls of the system as that takes: a restart waits for it. */
final class ProcFiles {
    private static final int MOST_ENVIRONMENT = 1 << 20;
    private static final int SMALL = 4_096;

    private final File proc;

    ProcFiles(File proc) {
        this.proc = proc;
    }

    /** The numbers of all processes. */
    long[] pids() {
        String[] names = proc.list();
        if (names == null) {
            return new long[0];
        }
        long[] pids = new long[names.length];
        int count = 0;
        for (String name : names) {
            if (name.charAt(0) >= '1' && name.charAt(0) <= '9') {
                pids[count++] = Long.parseLong(name);
            }
        }
        return Arrays.copyOf(pids, count);
    }

    /** Of a process that is there; zombies are. */
    Optional<ProcessStat> stat(long pid) {
        try {
            return ProcessStat.parse(pid, small(pid + "/stat"));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** The environment of a process as it began; empty if it may not be read. */
    String environment(long pid) {
        try (InputStream in = new FileInputStream(new File(proc, pid + "/environ"))) {
            return new String(in.readNBytes(MOST_ENVIRONMENT), StandardCharsets.ISO_8859_1);
        } catch (IOException notOurs) {
            return "";
        }
    }

    /** A file that is read with one call. */
    String small(String name) throws IOException {
        try (InputStream in = new FileInputStream(new File(proc, name))) {
            byte[] bytes = new byte[SMALL];
            int count = in.read(bytes);
            return new String(bytes, 0, Math.max(0, count), StandardCharsets.ISO_8859_1);
        }
    }

    /** The number in a file behind the last of these words, each looked for behind the one before. */
    long number(String name, String... words) {
        try (InputStream in = new FileInputStream(new File(proc, name))) {
            String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            int at = 0;
            for (String word : words) {
                int found = text.indexOf(word, at);
                if (found < 0) {
                    return ProcessTable.UNKNOWN;
                }
                at = found + word.length();
            }
            int end = text.indexOf('\n', at);
            return Long.parseLong(
                    text.substring(at, end < 0 ? text.length() : end).strip());
        } catch (IOException | NumberFormatException unknown) {
            return ProcessTable.UNKNOWN;
        }
    }
}
