package dev.astra.launcher.business;

import dev.astra.core.RejectedException;
import dev.astra.core.process.ProgramName;
import dev.astra.core.process.Supervisor;
import dev.astra.core.process.SupervisorEvent;
import dev.astra.core.process.SupervisorListener;
import dev.astra.core.process.jdk.JdkProcessLauncher;
import dev.astra.core.time.Scheduler;
import dev.astra.launcher.companion.CompanionPlan;
import dev.astra.launcher.companion.PlanChange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Thread-safe. The companion programs of a running instance. What happens to them is told to the log. */
public final class Companions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("astra.companions");
    private static final long MEGABYTE = 1_000_000;

    private final Home home;
    private final Scheduler scheduler;
    private final Supplier<CompanionPlan> file;
    private final SupervisorListener more;
    private CompanionPlan plan;
    private @Nullable JdkProcessLauncher launcher;
    private @Nullable Supervisor supervisor;

    /**
     * Starts nothing yet.
     *
     * @param home where the ledger and the logs are
     * @param plan what to run
     * @param file reads anew what to run
     * @param scheduler when to do what
     * @param more hears everything too
     */
    Companions(
            Home home, CompanionPlan plan, Supplier<CompanionPlan> file, Scheduler scheduler, SupervisorListener more) {
        this.home = home;
        this.plan = plan;
        this.file = file;
        this.scheduler = scheduler;
        this.more = more;
    }

    /** Starts the programs, if there are any. */
    synchronized void begin() {
        if (plan.programs().isEmpty()) {
            return;
        }
        try {
            Supervisor.order(plan.programs());
        } catch (IllegalArgumentException wrong) {
            throw new RejectedException(
                    "the companion programs cannot run together: " + wrong.getMessage() + "; see "
                            + home.companionFile(),
                    wrong);
        }
        JdkProcessLauncher processes = JdkProcessLauncher.builder(home.companions())
                .afterDeath(plan.afterDeath())
                .logs(plan.logMegabytes() * MEGABYTE, plan.logPieces())
                .build();
        Supervisor begun = Supervisor.builder(processes, scheduler)
                .programs(plan.programs())
                .strategy(plan.strategy())
                .listener(event -> {
                    tell(event);
                    more.heard(event);
                })
                .build();
        begun.start();
        launcher = processes;
        supervisor = begun;
    }

    /** Who keeps them running; empty while there are none. */
    public synchronized Optional<Supervisor> supervisor() {
        return Optional.ofNullable(supervisor);
    }

    /** The processes of a program that live now. */
    public Set<Long> processes(ProgramName name) {
        JdkProcessLauncher open;
        synchronized (this) {
            open = launcher;
        }
        return open == null ? Set.of() : open.processes(name);
    }

    /**
     * Reads the file again and goes over to what it says.
     *
     * @return what changed, in sentences
     * @throws RejectedException if anything in it cannot be understood; nothing is changed then
     */
    public synchronized List<String> reload() {
        CompanionPlan fresh = file.get();
        List<String> changes = PlanChange.between(plan, fresh);
        Supervisor running = supervisor;
        CompanionPlan old = plan;
        plan = fresh;
        try {
            if (running == null) {
                begin();
            } else {
                running.reload(fresh.programs());
            }
        } catch (RejectedException | IllegalArgumentException refused) {
            plan = old;
            throw new RejectedException(String.valueOf(refused.getMessage()), refused);
        }
        changes.forEach(change -> LOG.info("the file was read again: {}", change));
        return changes;
    }

    private static void tell(SupervisorEvent event) {
        if (event.kind().alert()) {
            LOG.warn("{}: {}: {}", event.name(), event.kind(), event.text());
        } else {
            LOG.info("{}: {}", event.name(), event.text());
        }
    }

    @Override
    public void close() {
        supervisor().ifPresent(Supervisor::close);
    }
}
