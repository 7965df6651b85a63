package dev.astra.launcher.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.RejectedException;
import dev.astra.core.process.ProcessSpec;
import dev.astra.core.process.RestartPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompanionFileTest {
    @TempDir
    Path directory;

    private List<ProcessSpec> read(String text) throws IOException {
        return CompanionFile.read(Files.writeString(directory.resolve("companions.properties"), text));
    }

    @Test
    void readsProgramsWithTheirWords() throws IOException {
        List<ProcessSpec> specs = read("""
                        bot.command = /opt/bot --quiet "two words"
                        bot.stop-seconds = 20
                        bot.env.LANG = C
                        web.command = serve
                        web.after = bot
                        web.restart = transient
                        web.enabled = no
                        """);
        assertThat(specs).hasSize(2);
        assertThat(specs.get(0).command()).containsExactly("/opt/bot", "--quiet", "two words");
        assertThat(specs.get(0).stopWithin()).isEqualTo(Duration.ofSeconds(20));
        assertThat(specs.get(0).environment()).containsEntry("LANG", "C");
        assertThat(specs.get(1).restart().kind()).isEqualTo(RestartPolicy.Kind.TRANSIENT);
        assertThat(specs.get(1).enabled()).isFalse();
    }

    @Test
    void tellsAllThatIsWrongInOneReportWithoutTheValues() {
        assertThatThrownBy(
                        () -> read(
                                "bot.command = x\nbot.stop-seconds = s3cret\nbot.restrat = s3cret\nweb.after = bot\nalone = 1\n"))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("bot.stop-seconds: expected seconds")
                .hasMessageContaining("bot.restrat: expected one of command")
                .hasMessageContaining("web.command: expected the program")
                .hasMessageContaining("alone: expected a key such as bot.command")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void withoutAFileThereAreNoPrograms() {
        assertThat(CompanionFile.read(directory.resolve("none"))).isEmpty();
    }
}
