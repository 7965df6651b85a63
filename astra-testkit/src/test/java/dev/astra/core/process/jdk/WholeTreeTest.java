package dev.astra.core.process.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.process.LaunchOutcome;
import dev.astra.core.process.ProcessLauncher.Urgency;
import dev.astra.core.process.ProcessSpec;
import dev.astra.core.process.ProgramName;
import dev.astra.core.process.Supervisor;
import dev.astra.core.time.SystemScheduler;
import dev.astra.testkit.Covers;
import dev.astra.testkit.ProcessLauncherContract;
import dev.astra.testkit.ProcessLauncherContract.Heard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeTreeTest {
    /** Ignores polite signals; grandchildren in the group, in a session of their own, and cut off from both. */
    private static final String STUBBORN =
            "trap '' TERM INT HUP; (sleep 600) & (setsid sh -c 'trap \"\" TERM; sleep 600 & wait' &);"
                    + " (setsid setsid sleep 600 &); AT_WORK; while :; do sleep 600; done";

    @TempDir
    Path directory;

    private Scene scene() {
        return new Scene(directory, directory.getFileName().toString());
    }

    @Test
    @Covers("A-177")
    void aTreeThatIgnoresSignalsIsGoneWithinItsDeadline() {
        try (SystemScheduler scheduler = new SystemScheduler("test")) {
            ProcessSpec spec = scene().program("bot", STUBBORN)
                    .startWithin(Duration.ZERO)
                    .stopWithin(Duration.ofMillis(300))
                    .build();
            Supervisor supervisor = Supervisor.builder(
                            JdkProcessLauncher.builder(directory.resolve("place"))
                                    .build(),
                            scheduler)
                    .program(spec)
                    .build();
            supervisor.start();
            Scene.await("it is at work", () -> scene().begun("bot") == 1);
            Scene.await("with all its grandchildren", () -> scene().alive("bot").size() > 4);
            supervisor.close();
        }
        assertThat(scene().alive("bot")).isEmpty();
    }

    @Test
    void whatACrashLeftIsGoneBeforeTheSuccessorStarts() {
        try (SystemScheduler scheduler = new SystemScheduler("test")) {
            Supervisor supervisor = SupervisorProcess.begin(scene(), 1, AfterDeath.END, scheduler);
            Scene.await("it is at work", () -> scene().begun("p0") == 1);
            Scene.await("with its grandchild", () -> scene().alive("p0").size() == 2);
            long pid = supervisor.status(new ProgramName("p0")).orElseThrow().pid();
            List<Long> first = scene().alive("p0");
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            Scene.await("its successor is at work", () -> scene().begun("p0") == 2);
            assertThat(scene().alive("p0")).doesNotContainAnyElementsOf(first);
            supervisor.close();
        }
    }

    @Test
    @Covers("A-180")
    void aMissingProgramIsToldWithItsPath() {
        Path missing = directory.resolve("no such program");
        try (JdkProcessLauncher launcher =
                JdkProcessLauncher.builder(directory.resolve("place")).build()) {
            launcher.open(new Heard());
            LaunchOutcome outcome = launcher.launch(
                    ProcessLauncherContract.instance("bot", 1),
                    ProcessSpec.builder("bot", missing.toString()).build());
            assertThat(outcome.<String>fold(
                            launched -> "started", refused -> refused.cause().text()))
                    .isEqualTo("expected a program at " + missing + ", found none");
        }
    }

    @Test
    void everyWordOfACommandArrivesAsItWasWritten() throws Exception {
        List<String> words = List.of("a b", "it's", "$HOME", "`id`", "line\nend\n", "\\", "", "ü", "*", "-n");
        Path output = directory.resolve("words");
        String[] command = new String[words.size() + 4];
        command[0] = "/bin/sh";
        command[1] = "-c";
        command[2] = "printf '%s|' \"$VALUE\" \"$@\" >\"$OUT\"";
        command[3] = "sh";
        for (int i = 0; i < words.size(); i++) {
            command[4 + i] = words.get(i);
        }
        Heard heard = new Heard();
        try (JdkProcessLauncher launcher =
                JdkProcessLauncher.builder(directory.resolve("place")).build()) {
            launcher.open(heard);
            launcher.launch(
                    ProcessLauncherContract.instance("words", 1),
                    ProcessSpec.builder("words", command)
                            .environment("OUT", output.toString())
                            .environment("VALUE", "it's\n$x")
                            .build());
            heard.next();
            heard.next();
        }
        assertThat(Files.readString(output)).isEqualTo("it's\n$x|" + String.join("|", words) + "|");
    }

    @Test
    void outputIsKeptCutAndShownAndAGrandchildThatHoldsItHoldsNobodyUp() throws Exception {
        Heard heard = new Heard();
        try (JdkProcessLauncher launcher = JdkProcessLauncher.builder(directory.resolve("place"))
                .logs(100_000, 2)
                .build()) {
            launcher.open(heard);
            launcher.launch(
                    ProcessLauncherContract.instance("loud", 1),
                    scene().program(
                                    "loud",
                                    "(sleep 600 &); i=0; while [ $i -lt 30000 ]; do echo line $i; i=$((i+1)); done")
                            .build());
            assertThat(heard.next()).isEqualTo("loud#1 exited with 0");
            launcher.end(ProcessLauncherContract.instance("loud", 1), Urgency.KILL);
            assertThat(heard.next()).isEqualTo("loud#1 emptied");
            assertThat(launcher.tail(new ProgramName("loud"), 2)).containsExactly("line 29998", "line 29999");
        }
        Outputs outputs = new Outputs(directory.resolve("place/logs"), 100_000, 2);
        outputs.rotate(new ProgramName("loud"));
        Path log = directory.resolve("place/logs/loud.log");
        String all = Files.readString(Path.of(log + ".1")) + Files.readString(log);
        assertThat(all.lines()).hasSize(30_000).startsWith("line 0").endsWith("line 29999");
        assertThat(Files.size(log)).isLessThan(100_000);
    }

    @Test
    void aTableOfProcessesUnderstandsAnyName() {
        assertThat(ProcessStat.parse(7, "7 (a) b (c) S 1 7 7 0 -1 4194304 1 0 0 0 0 0 0 0 20 0 1 0 4711 0 0"))
                .hasValue(new ProcessStat(7, 'S', 1, 7, 7, 4711));
        assertThat(ProcessStat.parse(7, "7 (cut off")).isEmpty();
        assertThat(ProcessStat.parse(7, "7 (x) S 1 2")).isEmpty();
    }
}
