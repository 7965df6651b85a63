package dev.astra.launcher.business;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.OptionalLong;

/**
 * Immutable. What processes take at this moment.
 *
 * @param processes how many live
 * @param processor what those that live have taken of processors since they began
 * @param memoryBytes what they hold in memory, shared pages counted for each; empty where the system does not tell
 */
public record Footprint(int processes, Duration processor, OptionalLong memoryBytes) {
    private static final long KIBIBYTE = 1_024;

    /** Of these processes; those that are gone count nothing. */
    public static Footprint of(Collection<Long> pids) {
        Duration processor = Duration.ZERO;
        long memory = 0;
        boolean known = false;
        for (long pid : pids) {
            processor = processor.plus(ProcessHandle.of(pid)
                    .flatMap(handle -> handle.info().totalCpuDuration())
                    .orElse(Duration.ZERO));
            OptionalLong resident = resident(pid);
            known = known || resident.isPresent();
            memory += resident.orElse(0);
        }
        return new Footprint(pids.size(), processor, known ? OptionalLong.of(memory) : OptionalLong.empty());
    }

    private static OptionalLong resident(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "status"), StandardCharsets.ISO_8859_1)
                    .lines()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
                    .findFirst();
        } catch (IOException | NumberFormatException notTold) {
            return OptionalLong.empty();
        }
    }
}
