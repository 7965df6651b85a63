package dev.astra.launcher.business;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.launcher.command.CapturedLog;
import dev.astra.testkit.VirtualTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthWatchTest {
    private final VirtualTime time = new VirtualTime();
    private List<String> problems = List.of();

    @Test
    void tellsAProblemOnceAndItsEndOnce() {
        try (CapturedLog log = new CapturedLog();
                HealthWatch watch = new HealthWatch(() -> problems, time)) {
            watch.start();
            assertThat(log.heard().text()).isEmpty();
            problems = List.of("the disk is full");
            time.advance(Duration.ofMinutes(5));
            assertThat(log.heard().text().lines()).hasSize(1).first().asString().contains("the disk is full");
            problems = List.of();
            time.advance(Duration.ofMinutes(5));
            assertThat(log.heard().text().lines()).hasSize(2).last().asString().contains("all is well again");
        }
        assertThat(time.pending()).isZero();
    }
}
