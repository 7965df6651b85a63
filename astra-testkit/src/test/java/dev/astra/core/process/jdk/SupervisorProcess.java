package dev.astra.core.process.jdk;

import dev.astra.core.process.RestartPolicy;
import dev.astra.core.process.Supervisor;
import dev.astra.core.process.SupervisorBuilder;
import dev.astra.core.time.SystemScheduler;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A supervisor in a process of its own, to be killed. */
public final class SupervisorProcess {
    private SupervisorProcess() {}

    /** Directory, word, number of programs, what becomes of them. */
    public static void main(String[] arguments) throws IOException {
        Supervisor supervisor = begin(
                new Scene(Path.of(arguments[0]), arguments[1]),
                Integer.parseInt(arguments[2]),
                AfterDeath.valueOf(arguments[3]),
                new SystemScheduler("supervisor"));
        int end = System.in.read();
        supervisor.close();
        System.exit(end < 0 ? 0 : 1);
    }

    static Supervisor begin(Scene scene, int programs, AfterDeath fate, SystemScheduler scheduler) {
        SupervisorBuilder builder = Supervisor.builder(
                JdkProcessLauncher.builder(scene.directory().resolve("place"))
                        .afterDeath(fate)
                        .grace(Duration.ofMillis(500))
                        .build(),
                scheduler);
        for (int i = 0; i < programs; i++) {
            String name = "p" + i;
            builder.program(scene.program(name, "AT_WORK; (setsid sleep 600 &); exec sleep 600")
                    .startWithin(Duration.ZERO)
                    .stopWithin(Duration.ofSeconds(2))
                    .restart(RestartPolicy.of(RestartPolicy.Kind.PERMANENT)
                            .waits(Duration.ofMillis(10), Duration.ofMillis(100))
                            .budget(1_000, Duration.ofMinutes(1)))
                    .build());
        }
        Supervisor supervisor = builder.build();
        supervisor.start();
        return supervisor;
    }
}
