package dev.astra.benchmarks.supervision;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One thread. One supervisor that runs, with its children. */
final class Trial {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final double TICKS_PER_SECOND = 100;

    private final Rival rival;
    private final Path directory;
    private final int children;
    private final Process process;

    Trial(Rival rival, Path directory, Path child, int children) throws IOException {
        this.rival = rival;
        this.directory = Files.createDirectories(directory);
        this.children = children;
        this.process = rival.start(directory, child, children);
        for (int i = 0; i < children; i++) {
            awaitStamp(i, 1);
        }
    }

    Rival rival() {
        return rival;
    }

    /** Kills a child; answers the nanoseconds until its successor ran. */
    long kill(int number) throws IOException {
        List<String> before = stamps(number);
        long pid = Long.parseLong(before.get(before.size() - 1).split(" ", 2)[0]);
        ProcessHandle handle = ProcessHandle.of(pid).orElseThrow(() -> new IOException("the child is gone"));
        long killed = System.nanoTime();
        handle.destroyForcibly();
        return stampAfter(number, before.size()) - killed;
    }

    /** Kills all children; answers the nanoseconds until all had successors. */
    long killAll() throws IOException {
        List<ProcessHandle> handles = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        for (int i = 0; i < children; i++) {
            List<String> before = stamps(i);
            counts.add(before.size());
            ProcessHandle.of(Long.parseLong(before.get(before.size() - 1).split(" ", 2)[0]))
                    .ifPresent(handles::add);
        }
        long killed = System.nanoTime();
        handles.forEach(ProcessHandle::destroyForcibly);
        long last = killed;
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(400));
        for (int i = 0; i < children; i++) {
            last = Math.max(last, stampAfter(i, counts.get(i)));
        }
        return last - killed;
    }

    private long stampAfter(int number, int count) throws IOException {
        awaitStamp(number, count + 1);
        return Long.parseLong(stamps(number).get(count).split(" ", 2)[1]);
    }

    private void awaitStamp(int number, int count) throws IOException {
        long begun = System.nanoTime();
        while (stamps(number).size() < count) {
            if (System.nanoTime() - begun > PATIENCE_NANOS) {
                throw new IOException("expected child " + number + " of " + rival + " to run, it does not");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(4));
        }
    }

    private List<String> stamps(int number) throws IOException {
        Path file = Rival.stamps(directory, number);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /** The processes of the supervisor itself: its tree without the children. */
    private List<Long> own() throws IOException {
        Set<Long> measured = new HashSet<>();
        for (int i = 0; i < children; i++) {
            stamps(i).forEach(line -> measured.add(Long.parseLong(line.split(" ", 2)[0])));
        }
        long main = rival.pid(process, directory);
        List<Long> own = new ArrayList<>(List.of(main));
        ProcessHandle.of(main).stream()
                .flatMap(ProcessHandle::descendants)
                .map(ProcessHandle::pid)
                .filter(pid -> !measured.contains(pid))
                .forEach(own::add);
        return own;
    }

    /** Processor seconds that the supervisor has taken. */
    double processorSeconds() throws IOException {
        double ticks = 0;
        for (long pid : own()) {
            String line = read(pid, "stat");
            String[] words = line.substring(line.lastIndexOf(')') + 2).split(" ", 15);
            ticks += Long.parseLong(words[11]) + Long.parseLong(words[12]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    /** Its share of memory: pages that several use are divided among them. */
    double mebibytes() throws IOException {
        long kibibytes = 0;
        for (long pid : own()) {
            kibibytes += read(pid, "smaps_rollup")
                    .lines()
                    .filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        }
        return kibibytes / 1024.0;
    }

    private static String read(long pid, String name) throws IOException {
        return Files.readString(Path.of("/proc/" + pid + "/" + name), StandardCharsets.ISO_8859_1);
    }

    /** Ends the supervisor and its children. */
    void stop() throws IOException, InterruptedException {
        rival.stop(process, directory);
        for (int i = 0; i < children; i++) {
            for (String line : stamps(i)) {
                long pid = Long.parseLong(line.split(" ", 2)[0]);
                ProcessHandle.of(pid)
                        .filter(handle -> handle.info().commandLine().orElse("").contains(directory.toString()))
                        .ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }
}
