package dev.astra.quickstart;

import dev.astra.core.process.HealthCheck;
import dev.astra.core.process.ProcessSpec;
import dev.astra.core.process.Supervisor;
import dev.astra.core.process.SupervisorListener;
import dev.astra.core.process.jdk.HttpProbe;
import dev.astra.core.process.jdk.JdkProcessLauncher;
import dev.astra.core.time.Scheduler;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** One program that is kept running, with a health check. */
public final class KeepRunning {
    private KeepRunning() {}

    /** Begins. Close what it answers, and the program ends with its whole tree. */
    public static Supervisor begin(
            Path directory, Scheduler scheduler, SupervisorListener listener, URI health, String... command) {
        // region supervise
        HealthCheck check =
                HealthCheck.of(new HttpProbe(health, Duration.ofSeconds(2))).every(Duration.ofSeconds(5));
        ProcessSpec bot = ProcessSpec.builder("bot", command)
                .readiness(check.every(Duration.ofMillis(100)), Duration.ofSeconds(30))
                .health(check)
                .stopWithin(Duration.ofSeconds(10))
                .build();
        Supervisor supervisor = Supervisor.builder(
                        JdkProcessLauncher.builder(directory).build(), scheduler)
                .program(bot)
                .listener(listener)
                .build();
        supervisor.start();
        // endregion
        return supervisor;
    }
}
