package dev.astra.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * One thread. How busy others keep the processors: what {@code /proc/stat} counts less what this process and its children
 * used. Elsewhere than on Linux it says that the machine is quiet.
 */
final class Machine {
    private static final Path STAT = Path.of("/proc/stat");
    private static final double TICK = 0.01;
    private static final double NANO = 1e-9;
    private static final double QUIET = 0.09;
    private static final Duration LOOK = Duration.ofMillis(120);
    private static final int LOOKS = 3;

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final boolean known = Files.isReadable(STAT);
    private final int processors = Runtime.getRuntime().availableProcessors();
    private long at;
    private double busy;
    private double own;

    Machine() throws IOException {
        look();
    }

    /**
     * Immutable. What the processors did between two looks.
     *
     * @param own seconds of this process and its children
     * @param foreign the share of all processors, 0 to 1, that others used
     */
    record Use(double own, double foreign) {}

    /** What the processors did since the last call. */
    Use look() throws IOException {
        long now = System.nanoTime();
        double busyNow = known ? busySeconds() : 0;
        double ownNow = SYSTEM.getProcessCpuTime() * NANO + (known ? childrenSeconds() : 0);
        double seconds = (now - at) * NANO * processors;
        double ownSince = ownNow - own;
        double foreign = known ? ((busyNow - busy) - ownSince) / seconds : 0;
        at = now;
        busy = busyNow;
        own = ownNow;
        return new Use(ownSince, Math.max(0, Math.min(1, foreign)));
    }

    /** Waits until the machine is quiet, but not longer than this. */
    void awaitQuiet(Duration patience) throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        int quiet = 0;
        look();
        while (quiet < LOOKS && System.nanoTime() < end) {
            Thread.sleep(LOOK.toMillis());
            quiet = look().foreign() <= QUIET ? quiet + 1 : 0;
        }
    }

    private static double busySeconds() throws IOException {
        try (var lines = Files.newBufferedReader(STAT)) {
            String[] fields = lines.readLine().trim().split(" +", -1);
            long ticks = 0;
            for (int i = 1; i < Math.min(fields.length, 9); i++) {
                boolean idle = i == 4 || i == 5;
                ticks += idle ? 0 : Long.parseLong(fields[i]);
            }
            return ticks * TICK;
        }
    }

    private static double childrenSeconds() {
        return ProcessHandle.current()
                .descendants()
                .mapToDouble(child -> seconds(child.pid()))
                .sum();
    }

    private static double seconds(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK;
        } catch (IOException endedMeanwhile) {
            return 0;
        }
    }
}
