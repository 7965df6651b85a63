package dev.astra.launcher.business;

import dev.astra.core.process.ProcessSpec;
import dev.astra.core.process.Supervisor;
import dev.astra.core.process.SupervisorEvent;
import dev.astra.core.process.SupervisorListener;
import dev.astra.core.process.jdk.JdkProcessLauncher;
import dev.astra.core.time.Scheduler;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the supervisor of a home; what happens to programs is told to the log. */
final class Companions {
    private static final Logger LOG = LoggerFactory.getLogger("astra.companions");

    private Companions() {}

    /**
     * Begins.
     *
     * @param home where the ledger and the logs are
     * @param programs what to run
     * @param scheduler when to do what
     * @param more hears everything too
     */
    static Supervisor begin(Home home, List<ProcessSpec> programs, Scheduler scheduler, SupervisorListener more) {
        Supervisor supervisor = Supervisor.builder(
                        JdkProcessLauncher.builder(home.companions()).build(), scheduler)
                .programs(programs)
                .listener(event -> {
                    tell(event);
                    more.heard(event);
                })
                .build();
        supervisor.start();
        return supervisor;
    }

    private static void tell(SupervisorEvent event) {
        if (event.kind().alert()) {
            LOG.warn("{}: {}: {}", event.name(), event.kind(), event.text());
        } else {
            LOG.info("{}: {}", event.name(), event.text());
        }
    }
}
