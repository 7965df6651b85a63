package dev.astra.launcher.trading;

import dev.astra.core.UnavailableException;
import dev.astra.core.process.Phase;
import dev.astra.core.process.ProcessSpec;
import dev.astra.core.process.ProgramStatus;
import dev.astra.core.process.SafePoint;
import dev.astra.core.process.Supervisor;
import dev.astra.core.time.Scheduler;
import dev.astra.core.time.Workers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final Workers workers;

    /**
     * A program of a supervisor.
     *
     * @param supervisor that has the program, disabled
     * @param spec its spec
     * @param scheduler when to look whether it is gone
     * @param workers for the wait for its safe point
     */
    public SupervisedBot(Supervisor supervisor, ProcessSpec spec, Scheduler scheduler, Workers workers) {
        this.supervisor = supervisor;
        this.spec = spec;
        this.scheduler = scheduler;
        this.workers = workers;
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
        } else if (spec.safePoint().isPresent() && status().phase() == Phase.RUNNING) {
            atSafePoint(spec.safePoint().get(), () -> retire(gone));
        } else {
            retire(gone);
        }
    }

    /** Goes on at the safe point, or when the time to wait for it is over; once. */
    private void atSafePoint(SafePoint point, Runnable next) {
        AtomicBoolean gone = new AtomicBoolean();
        try {
            Workers.Worker waiting = workers.start("astra-safe-point", () -> {
                try {
                    point.await();
                    once(gone, next);
                } catch (InterruptedException tooLate) {
                    Thread.currentThread().interrupt();
                } catch (Exception unknown) {
                    LOG.warn("{}: whether it may be stopped cannot be told; it is stopped later", spec.name());
                }
            });
            scheduler.after(spec.safeWithin(), () -> {
                if (once(gone, next)) {
                    waiting.interrupt();
                    LOG.warn(
                            "{}: no safe point within {} s; it is stopped all the same",
                            spec.name(),
                            spec.safeWithin().toSeconds());
                }
            });
        } catch (UnavailableException noThread) {
            once(gone, next);
        }
    }

    private static boolean once(AtomicBoolean gone, Runnable next) {
        boolean first = gone.compareAndSet(false, true);
        if (first) {
            next.run();
        }
        return first;
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
