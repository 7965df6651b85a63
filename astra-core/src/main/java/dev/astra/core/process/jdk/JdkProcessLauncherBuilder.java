package dev.astra.core.process.jdk;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One thread. Builds a {@link JdkProcessLauncher}. */
public final class JdkProcessLauncherBuilder {
    private static final int MOST_STANDBYS = 128;
    private static final Duration LONGEST_GRACE = Duration.ofMinutes(10);

    final Path directory;
    AfterDeath afterDeath = AfterDeath.END;
    Duration grace = Duration.ofSeconds(5);
    long mostLogBytes = 10_000_000;
    int logsKept = 5;
    int mostStandbys = MOST_STANDBYS;
    String searchPath = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/local/bin:/usr/bin:/bin");
    final String setsid;
    boolean shells;

    JdkProcessLauncherBuilder(Path directory) {
        this.directory = directory;
        Optional<Path> found = List.of(searchPath.split(File.pathSeparator, -1)).stream()
                .filter(part -> part.startsWith("/"))
                .map(part -> Path.of(part, "setsid"))
                .filter(Files::isExecutable)
                .findFirst();
        this.setsid = found.map(Path::toString).orElse("setsid");
        this.shells = found.isPresent()
                && Files.isExecutable(Path.of("/bin/sh"))
                && Files.isReadable(Path.of("/proc/self/stat"));
    }

    /** What becomes of programs when this process dies; they are ended unless told. */
    public JdkProcessLauncherBuilder afterDeath(AfterDeath fate) {
        afterDeath = fate;
        return this;
    }

    /**
     * How long programs that a dead supervisor left may take to end politely; 5 s unless told.
     *
     * @param time 0 to 10 minutes
     */
    public JdkProcessLauncherBuilder grace(Duration time) {
        if (time.isNegative() || time.compareTo(LONGEST_GRACE) > 0) {
            throw new IllegalArgumentException("grace must be 0 to " + LONGEST_GRACE + ", got " + time);
        }
        grace = time;
        return this;
    }

    /**
     * When what a program writes is cut, and how many pieces are kept; 10 MB and 5 unless told.
     *
     * @param mostBytes of the file that is written; at least 100,000
     * @param kept pieces that were cut off; 1 to 1,000
     */
    public JdkProcessLauncherBuilder logs(long mostBytes, int kept) {
        if (mostBytes < 100_000 || kept < 1 || kept > 1_000) {
            throw new IllegalArgumentException(
                    "expected at least 100000 bytes and 1 to 1000 pieces, got " + mostBytes + " and " + kept);
        }
        mostLogBytes = mostBytes;
        logsKept = kept;
        return this;
    }

    /**
     * How many shells wait at most to become programs: each makes one restart quick and takes about 200 kB.
     *
     * @param most 0 to 1,000; 128 unless told. One waits for each of the first 24 programs that run, and one for every
     *     three beyond.
     */
    public JdkProcessLauncherBuilder standbys(int most) {
        if (most < 0 || most > 1_000) {
            throw new IllegalArgumentException("standbys must be 0 to 1000, got " + most);
        }
        mostStandbys = most;
        return this;
    }

    /** Where programs are looked up; {@code PATH} unless told. */
    public JdkProcessLauncherBuilder environment(Map<String, String> variables) {
        searchPath = variables.getOrDefault("PATH", searchPath);
        return this;
    }

    /** As where there is no shell and no session. */
    JdkProcessLauncherBuilder plain() {
        shells = false;
        return this;
    }

    /** The launcher; nothing is touched yet. */
    public JdkProcessLauncher build() {
        return new JdkProcessLauncher(this);
    }
}
