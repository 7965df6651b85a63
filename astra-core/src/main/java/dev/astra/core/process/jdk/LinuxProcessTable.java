package dev.astra.core.process.jdk;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Thread-safe. Reads {@code /proc}. A process belongs to an instance if it is in the session or group of its main process
 * and not older, if it carries its token, or if its parent belongs to it.
 */
final class LinuxProcessTable implements ProcessTable {
    /** Within so short a time no number of a process comes again. */
    private static final long STRANGER_NANOS = 50_000_000;

    private static final int MOST_ENVIRONMENT = 1 << 20;

    private final Path proc;
    private final long mostPids;
    private final Set<Long> reapers = reapers();
    private final Map<Long, Stranger> strangers = new ConcurrentHashMap<>();

    LinuxProcessTable(Path proc) {
        this.proc = proc;
        this.mostPids = number("sys/kernel/pid_max");
    }

    @Override
    public List<Member> members(Mark mark, Set<Long> others) {
        Map<Long, ProcessStat> read = new HashMap<>();
        Set<Long> ours = new HashSet<>();
        long[] pids = pids();
        PidRange range = range(mark);
        for (long pid : pids) {
            if (pid == mark.pid() || (range.has(pid) && !others.contains(pid))) {
                look(mark, pid, read, ours);
            }
        }
        addChildren(read, ours);
        List<Member> members = new ArrayList<>();
        for (long pid : ours) {
            ProcessStat stat = read.get(pid);
            if (stat != null && !stat.dead()) {
                members.add(new Member(pid, stat.start()));
            }
        }
        return members;
    }

    /**
     * Who gets processes whose parent is gone: one of our ancestors, or the first process. A member of a tree has its parent in
     * the tree, or was handed to one of these, so only their children need be asked for the token.
     */
    private static Set<Long> reapers() {
        Set<Long> reapers = new HashSet<>(Set.of(0L, 1L));
        Optional<ProcessHandle> next = Optional.of(ProcessHandle.current());
        while (next.isPresent()) {
            reapers.add(next.get().pid());
            next = next.get().parent();
        }
        return reapers;
    }

    /** Read after the processes were listed, so that each of them that is newer is in it. */
    private PidRange range(Mark mark) {
        return mark.forks() == UNKNOWN
                ? PidRange.ALL
                : PidRange.since(mark.pid(), lastPid(), forks() - mark.forks(), mostPids);
    }

    private void look(Mark mark, long pid, Map<Long, ProcessStat> read, Set<Long> ours) {
        long now = System.nanoTime();
        Stranger known = strangers.get(pid);
        if (known != null && now - known.seen() < STRANGER_NANOS && known.start() < mark.start()) {
            return;
        }
        Optional<ProcessStat> found = ProcessStat.of(proc, pid);
        if (found.isEmpty()) {
            return;
        }
        ProcessStat stat = found.get();
        if (stat.start() < mark.start()) {
            strangers.put(pid, new Stranger(now, stat.start()));
            return;
        }
        read.put(pid, stat);
        boolean sameSession = stat.session() == mark.pid() || stat.group() == mark.pid();
        boolean main = stat.pid() == mark.pid() && stat.start() == mark.start();
        if (main
                || (sameSession && stat.pid() != mark.pid())
                || (reapers.contains(stat.parent()) && carries(pid, mark))) {
            ours.add(pid);
        }
    }

    private static void addChildren(Map<Long, ProcessStat> read, Set<Long> ours) {
        boolean more = !ours.isEmpty();
        while (more) {
            more = false;
            for (ProcessStat stat : read.values()) {
                if (ours.contains(stat.parent()) && ours.add(stat.pid())) {
                    more = true;
                }
            }
        }
    }

    private boolean carries(long pid, Mark mark) {
        try (var environment =
                Files.newInputStream(proc.resolve(Long.toString(pid)).resolve("environ"))) {
            String text = new String(environment.readNBytes(MOST_ENVIRONMENT), StandardCharsets.ISO_8859_1);
            String wanted = mark.assignment();
            return text.startsWith(wanted + "\0") || text.contains("\0" + wanted + "\0") || text.equals(wanted);
        } catch (IOException notOurs) {
            return false;
        }
    }

    private long[] pids() {
        String[] names = new File(proc.toString()).list();
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

    @Override
    public long forks() {
        return number("stat", "\nprocesses ");
    }

    private long lastPid() {
        return number("loadavg", "/", " ");
    }

    /** The number in a file behind the last of these words, each looked for behind the one before. */
    private long number(String file, String... words) {
        try {
            String text = new String(Files.readAllBytes(proc.resolve(file)), StandardCharsets.ISO_8859_1);
            int at = 0;
            for (String word : words) {
                int found = text.indexOf(word, at);
                if (found < 0) {
                    return UNKNOWN;
                }
                at = found + word.length();
            }
            int end = text.indexOf('\n', at);
            return Long.parseLong(
                    text.substring(at, end < 0 ? text.length() : end).strip());
        } catch (IOException | NumberFormatException unknown) {
            return UNKNOWN;
        }
    }

    @Override
    public long start(long pid) {
        return ProcessStat.of(proc, pid).map(ProcessStat::start).orElse(-1L);
    }

    @Override
    public boolean lives(long pid, long start) {
        return ProcessStat.of(proc, pid)
                .filter(stat -> stat.start() == start && !stat.dead())
                .isPresent();
    }

    @Override
    public String boot() {
        try {
            return Files.readString(proc.resolve("sys/kernel/random/boot_id")).strip();
        } catch (IOException unknown) {
            return "unknown";
        }
    }

    /** A process that is older than the instances that were asked for. */
    private record Stranger(long seen, long start) {}
}
