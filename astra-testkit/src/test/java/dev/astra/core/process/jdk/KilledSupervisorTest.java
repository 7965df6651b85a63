package dev.astra.core.process.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.RejectedException;
import dev.astra.core.process.Phase;
import dev.astra.core.process.Supervisor;
import dev.astra.core.time.SystemScheduler;
import dev.astra.testkit.Covers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real programs, killed at random, and their supervisor too. */
class KilledSupervisorTest {
    private static final int PROGRAMS = 50;

    @TempDir
    Path directory;

    private Scene scene() {
        return new Scene(directory, directory.getFileName().toString() + "-");
    }

    @Test
    @Covers("A-179")
    void theGuardEndsAllProgramsWhenTheSupervisorIsKilled() throws Exception {
        Process supervisor = process(PROGRAMS, AfterDeath.END);
        Scene.await("all programs run", () -> all(1));
        killSome(new Random(1));
        Scene.await("all programs run again", () -> all(1));
        supervisor.destroyForcibly();
        Scene.await("nothing is left", () -> all(0));
        assertThat(mains()).isZero();
    }

    @Test
    void whatIsLeftIsTakenOverAndNeverStartedTwice() throws Exception {
        Process supervisor = process(PROGRAMS, AfterDeath.LEAVE);
        Scene.await("all programs run", () -> all(1));
        killSome(new Random(2));
        supervisor.destroyForcibly().waitFor();
        try (SystemScheduler scheduler = new SystemScheduler("test")) {
            Supervisor next = SupervisorProcess.begin(scene(), PROGRAMS, AfterDeath.LEAVE, scheduler);
            Scene.await("all programs run", () -> all(1));
            assertThat(mains()).as("one of each").isLessThanOrEqualTo(PROGRAMS);
            Scene.await(
                    "the supervisor knows",
                    () -> next.status().stream().allMatch(status -> status.phase() == Phase.RUNNING));
            killSome(new Random(3));
            Scene.await("all programs run again", () -> all(1) && mains() == PROGRAMS);
            next.close();
        }
        assertThat(IntStream.range(0, PROGRAMS)
                        .mapToLong(i -> scene().alive("p" + i).size())
                        .sum())
                .isZero();
    }

    @Test
    @Covers("A-181")
    void aSecondSupervisorIsRefusedWhileTheFirstOneLives() throws Exception {
        Process first = process(1, AfterDeath.END);
        Scene.await("it runs", () -> all(1, 1));
        try (SystemScheduler scheduler = new SystemScheduler("test")) {
            assertThatThrownBy(() -> SupervisorProcess.begin(scene(), 1, AfterDeath.END, scheduler))
                    .isInstanceOf(RejectedException.class)
                    .hasMessageContaining("stop that one first");
        }
        first.getOutputStream().close();
        assertThat(first.waitFor()).isZero();
        assertThat(scene().alive("p0")).isEmpty();
    }

    private Process process(int programs, AfterDeath fate) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SupervisorProcess.class.getName(),
                        directory.toString(),
                        scene().word(),
                        Integer.toString(programs),
                        fate.name())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("supervisor.out").toFile())
                .start();
    }

    private boolean all(int count) {
        return all(PROGRAMS, count);
    }

    /** Whether of each program exactly so many mains live: those that wrote their number. */
    private boolean all(int programs, int count) {
        return IntStream.range(0, programs).allMatch(i -> living("p" + i) == count);
    }

    private long living(String name) {
        return mainsOf(name).stream()
                .filter(pid -> ProcessHandle.of(pid)
                        .flatMap(handle -> handle.info().command())
                        .isPresent())
                .count();
    }

    private long mains() {
        return IntStream.range(0, PROGRAMS).mapToLong(i -> living("p" + i)).sum();
    }

    private List<Long> mainsOf(String name) {
        try {
            return Files.exists(scene().pids(name))
                    ? Files.readAllLines(scene().pids(name)).stream()
                            .map(Long::valueOf)
                            .filter(pid -> Scene.carries(pid, "SCENE=" + scene().word() + name))
                            .toList()
                    : List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void killSome(Random random) {
        for (int i = 0; i < PROGRAMS; i++) {
            List<Long> mains = mainsOf("p" + random.nextInt(PROGRAMS));
            mains.stream().flatMap(pid -> ProcessHandle.of(pid).stream()).forEach(ProcessHandle::destroyForcibly);
        }
    }
}
