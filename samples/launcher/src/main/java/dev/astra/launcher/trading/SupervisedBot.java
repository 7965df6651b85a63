package dev.astra.launcher.trading;

import dev.astra.core.process.Phase;
import dev.astra.core.process.ProcessSpec;
import dev.astra.core.process.ProgramStatus;
import dev.astra.core.process.Supervisor;
import dev.astra.core.time.Scheduler;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread-safe. The trade bot as a program of a supervisor. It is held back by being disabled, so that a program that a person
 * has stopped can be told from one that waits for its turn: the person's wish wins.
 */
public final class SupervisedBot implements Bot {
    private static final Logger LOG = LoggerFactory.getLogger("astra.trading");
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Supervisor supervisor;
    private final ProcessSpec spec;
    private final Scheduler scheduler;

    /**
     * A program of a supervisor.
     *
     * @param supervisor that has the program, disabled
     * @param spec its spec
     * @param scheduler when to look whether it is gone
     */
    public SupervisedBot(Supervisor supervisor, ProcessSpec spec, Scheduler scheduler) {
        this.supervisor = supervisor;
        this.spec = spec;
        this.scheduler = scheduler;
    }

    @Override
    public void start() {
        if (stoppedByPerson()) {
            LOG.info("{} stays stopped, as somebody wished; \"astra start {}\" starts it", spec.name(), spec.name());
        } else {
            supervisor.enable(spec.name());
        }
    }

    @Override
    public void stop(Runnable gone) {
        if (stoppedByPerson()) {
            gone.run();
        } else {
            retire(gone);
        }
    }

    private void retire(Runnable gone) {
        supervisor.disable(spec.name());
        look(gone);
    }

    private void look(Runnable gone) {
        ProgramStatus status = status();
        if (status.disabled() && !status.phase().live()) {
            gone.run();
        } else {
            scheduler.after(LOOK_AGAIN, () -> look(gone));
        }
    }

    private boolean stoppedByPerson() {
        ProgramStatus status = status();
        return status.phase() == Phase.OFF && !status.disabled();
    }

    private ProgramStatus status() {
        return supervisor.status(spec.name()).orElseThrow();
    }
}
