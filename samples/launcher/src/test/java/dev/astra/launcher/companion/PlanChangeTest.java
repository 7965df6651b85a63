package dev.astra.launcher.companion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanChangeTest {
    @TempDir
    Path directory;

    private CompanionPlan plan(String text) throws IOException {
        return CompanionFile.at(Files.writeString(directory.resolve("file"), text))
                .read();
    }

    private List<String> changes(String before, String now) throws IOException {
        return PlanChange.between(plan(before), plan(now));
    }

    @Test
    void saysOfEachProgramWhatBecomesOfItWithoutItsValues() throws IOException {
        String before = """
                a.command = x
                b.command = x
                b.env.KEY = s3cret
                c.command = x
                d.command = x
                """;
        String now = """
                a.command = x
                b.command = x
                b.env.KEY = s3cret2
                c.command = x
                c.stop-seconds = 3
                e.command = x
                f.command = x
                f.enabled = no
                strategy = all
                """;
        assertThat(changes(before, now))
                .containsExactly(
                        "b: env.KEY changed, is restarted if it runs",
                        "c: stop-seconds changed, counts at once, without a restart",
                        "e: new, starts now",
                        "f: new, not enabled",
                        "d: gone, is stopped, at its safe point if it has one",
                        "strategy: changed, counts after the next start of astra run");
    }

    @Test
    void switchingIsTold() throws IOException {
        assertThat(changes("a.command = x\n", "a.command = x\na.enabled = no\n"))
                .containsExactly("a: enabled changed, is not started, and stopped if it runs");
        assertThat(changes("a.command = x\na.busy-file = b\n", "a.command = y\na.busy-file = b\n"))
                .containsExactly("a: command changed, is restarted if it runs, at its safe point");
    }

    @Test
    void nothingIsToldWhereNothingChanged() throws IOException {
        assertThat(changes("a.command = x\n", "# a remark\na.command=x\n")).isEmpty();
    }
}
