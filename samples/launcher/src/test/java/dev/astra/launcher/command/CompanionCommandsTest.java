package dev.astra.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.launcher.command.Desk.Typed;
import dev.astra.testkit.FakeRolimons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People and the companion programs of a running instance. */
class CompanionCommandsTest {
    private final FakeRolimons rolimons = FakeRolimons.start();

    @TempDir
    Path directory;

    private Desk desk;

    @BeforeEach
    void set() throws IOException {
        Files.writeString(directory.resolve("values"), "old\n\n1:1000:0.5:9999999999:0");
        Files.writeString(
                directory.resolve("Astra_Settings.ini"),
                "[ASTRA]\nBuyer_ID = 5\n[OUTBOUND]\nOutbound_Scan_Type = none\n");
        desk = new Desk(directory).set("ASTRA_ROLIMONS_URL", rolimons.url().toString());
        Files.createDirectories(desk.home());
    }

    @AfterEach
    void close() {
        rolimons.close();
    }

    private void file(String text) throws IOException {
        Files.writeString(desk.home().resolve("companions.properties"), text);
    }

    @Test
    void theFileIsReadAgainAndOnlyWhatChangedIsTouched() throws Exception {
        file("a.command = sleep 600\nb.command = sleep 600\n");
        try (CapturedLog log = new CapturedLog();
                Running running = Running.start(desk)) {
            log.heard().await("astra.companions a: ready", "astra.companions b: ready");
            String before = running.type("ps").out();
            file("a.command = sleep 600\nb.stop-seconds = soon\nc.after = nobody\n");
            Typed refused = running.type("reload");
            assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
            assertThat(refused.err())
                    .contains("b.command: expected", "b.stop-seconds: expected", "c.command: expected");
            file("a.command = sleep 600\na.alert-after = 2\nc.command = sleep 600\n");
            assertThat(running.type("reload").out())
                    .contains("a: alert-after changed, counts at once", "c: new, starts now", "b: gone, is stopped");
            log.heard().await("astra.companions c: ready", "astra.companions b: stopped");
            assertThat(running.type("reload").out()).startsWith("Nothing has changed in ");
            assertThat(log.heard().text()).doesNotContain("a: its spec has changed");
            assertThat(before).contains("running");
            assertThat(running.type("ps").out()).contains("a  ", "c  ").doesNotContain("b  ");
        }
    }

    @Test
    void whereNothingRanAReloadStartsTheFirstProgram() throws Exception {
        try (CapturedLog log = new CapturedLog();
                Running running = Running.start(desk)) {
            assertThat(running.type("ps").err()).contains("no companion programs run", "astra reload");
            file("a.command = sleep 600\n");
            assertThat(running.type("reload").out()).contains("a: new, starts now");
            log.heard().await("astra.companions a: ready");
        }
    }

    @Test
    void aProgramThatIsDisabledStaysSoUntilItIsEnabled() throws Exception {
        file("a.command = sleep 600\n");
        try (CapturedLog log = new CapturedLog();
                Running running = Running.start(desk)) {
            log.heard().await("astra.companions a: ready");
            assertThat(running.type("disable", "a").out()).contains("\"astra enable a\" takes that back");
            log.heard().await("astra.companions a: stopped");
            assertThat(running.type("start", "a").out()).startsWith("a: disabled");
            assertThat(running.type("enable", "a").out()).startsWith("a: runs");
            assertThat(running.type("stop", "a", "--now").code()).isZero();
            assertThat(running.type("enable", "nobody").err()).contains("expected one of the programs a");
        }
    }

    @Test
    void aProgramIsReadyWhenItsOwnCheckSaysSo() throws Exception {
        Path ready = directory.resolve("ready");
        file("a.command = sleep 600\na.ready = command test -e \"" + ready + "\"\n");
        try (CapturedLog log = new CapturedLog();
                Running running = Running.start(desk)) {
            log.heard().await("astra.companions a: started");
            assertThat(running.type("ps").out()).contains("runs and is not ready yet");
            Files.createFile(ready);
            log.heard().await("astra.companions a: ready");
        }
    }

    @Test
    void withoutATerminalTopPrintsOneTable() throws Exception {
        file("a.command = sleep 600\nb.command = " + directory.resolve("missing") + "\n");
        assertThat(desk.type("top").err()).contains("no instance runs in");
        try (CapturedLog log = new CapturedLog();
                Running running = Running.start(desk)) {
            log.heard().await("astra.companions a: ready");
            String table = running.type("top").out();
            assertThat(table.lines()).hasSize(3).allMatch(line -> !line.contains("\033"));
            assertThat(table).contains("iB", "runs, process", "parked, tried again");
            assertThat(running.type("top", "--every", "0").code()).isEqualTo(ExitCode.USAGE);
        }
    }
}
