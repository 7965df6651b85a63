package dev.astra.core.process.jdk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Thread-safe. Reads {@code /proc}. A process belongs to an instance if it is in the session or group of its main process
 * and not older, if it carries its token, or if its parent belongs to it.
 */
final class LinuxProcessTable implements ProcessTable {
    private final Path proc;
    private final ProcFiles files;
    private final long mostPids;
    private final Set<Long> reapers = reapers();

    LinuxProcessTable(Path proc) {
        this.proc = proc;
        this.files = new ProcFiles(proc.toFile());
        this.mostPids = files.number("sys/kernel/pid_max");
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

    @Override
    public Sight look() {
        return new LinuxSight(files, reapers, mostPids);
    }

    @Override
    public long forks() {
        return files.number("stat", "\nprocesses ");
    }

    @Override
    public long start(long pid) {
        return files.stat(pid).map(ProcessStat::start).orElse(-1L);
    }

    @Override
    public boolean lives(long pid, long start) {
        return files.stat(pid)
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
}
