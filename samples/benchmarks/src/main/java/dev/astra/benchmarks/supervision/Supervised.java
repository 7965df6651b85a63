package dev.astra.benchmarks.supervision;

import dev.astra.core.process.ProcessSpec;
import dev.astra.core.process.RestartPolicy;
import dev.astra.core.process.Supervisor;
import dev.astra.core.process.SupervisorBuilder;
import dev.astra.core.process.jdk.AfterDeath;
import dev.astra.core.process.jdk.JdkProcessLauncher;
import dev.astra.core.time.SystemScheduler;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Our supervisor as a process of its own. It ends with its standard input. */
public final class Supervised {
    private Supervised() {}

    /** Directory, child, number of children, fate. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        SystemScheduler scheduler = new SystemScheduler("supervisor");
        SupervisorBuilder builder = Supervisor.builder(
                JdkProcessLauncher.builder(directory.resolve("place"))
                        .afterDeath(AfterDeath.valueOf(arguments[3]))
                        .build(),
                scheduler);
        RestartPolicy policy = RestartPolicy.of(RestartPolicy.Kind.PERMANENT)
                .budget(1_000, Duration.ofMinutes(10))
                .healthyAfter(Duration.ofMillis(500));
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            builder.program(ProcessSpec.builder(
                            "c" + i, arguments[1], Rival.stamps(directory, i).toString())
                    .restart(policy)
                    .startWithin(Duration.ZERO)
                    .build());
        }
        Supervisor supervisor = builder.build();
        supervisor.start();
        int end = System.in.read();
        supervisor.close();
        System.exit(end < 0 ? 0 : 1);
    }
}
