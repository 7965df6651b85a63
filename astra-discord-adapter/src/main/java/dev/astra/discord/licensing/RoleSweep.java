package dev.astra.discord.licensing;

import dev.astra.core.UserId;
import dev.astra.core.store.DurableView;
import dev.astra.core.store.Store;
import dev.astra.core.store.Tx;
import dev.astra.core.time.Scheduler;
import dev.astra.licensing.License;
import dev.astra.licensing.Licensing;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread-safe. Once a day, and after every start, has the role of each owner of a valid license brought in line: a few at a
 * time, by id, in the order of the licenses. A stop in the middle goes on where it was.
 */
final class RoleSweep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RoleSweep.class);
    private static final int AT_ONCE = 10;
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private final Store store;
    private final Scheduler scheduler;
    private final Executor executor;
    private final Duration pace;
    private Optional<Scheduler.Handle> next = Optional.empty();
    private boolean open;

    RoleSweep(Store store, Scheduler scheduler, Executor executor, Duration pace) {
        this.store = store;
        this.scheduler = scheduler;
        this.executor = executor;
        this.pace = pace;
    }

    /** Goes on with what was not finished, or begins anew: whatever happened while nobody looked is put right. */
    void start() {
        synchronized (this) {
            open = true;
        }
        restart(false);
    }

    /** Begins anew now. */
    void again() {
        restart(true);
    }

    private void restart(boolean anew) {
        write(tx -> {
            Optional<Sweep> stands = tx.table(Sweep.TABLE).get(Sweep.NAME);
            boolean goesOn =
                    stands.filter(row -> row.state() == Sweep.State.GOING_ON).isPresent();
            if (anew || !goesOn) {
                tx.put(Sweep.TABLE, Sweep.begin(tx.now()));
            }
            return Duration.ZERO;
        });
    }

    private void step() {
        DurableView view = store.view();
        Optional<Sweep> stands = view.table(Sweep.TABLE).get(Sweep.NAME);
        Duration rest =
                stands.map(sweep -> sweep.rest(scheduler.clock().instant())).orElse(Duration.ZERO);
        if (!rest.isZero()) {
            schedule(rest);
            return;
        }
        long after = stands.filter(sweep -> sweep.state() == Sweep.State.GOING_ON)
                .map(Sweep::after)
                .orElse(0L);
        List<License> some = Licensing.all(view)
                .dropWhile(license -> license.id().value() <= after)
                .limit(AT_ONCE)
                .toList();
        write(tx -> advance(tx, after, some));
    }

    /** One step, unless somebody began anew meanwhile. */
    private Duration advance(Tx tx, long after, List<License> some) {
        Sweep sweep = tx.table(Sweep.TABLE)
                .get(Sweep.NAME)
                .filter(row -> row.state() == Sweep.State.GOING_ON)
                .orElseGet(() -> Sweep.begin(tx.now()));
        if (sweep.after() != after) {
            return Duration.ZERO;
        }
        if (some.isEmpty()) {
            tx.put(Sweep.TABLE, sweep.finished());
            return Duration.ZERO;
        }
        Set<UserId> owners = new LinkedHashSet<>();
        some.stream()
                .filter(license -> !license.revoked())
                .forEach(license -> license.owner().ifPresent(owners::add));
        owners.forEach(owner -> Outgoing.role(tx, owner));
        tx.put(Sweep.TABLE, sweep.at(some.get(some.size() - 1).id().value()));
        return pace.multipliedBy(owners.size());
    }

    private void write(dev.astra.core.store.Change<Duration> change) {
        try {
            store.writeAsync(change, executor).whenComplete((rest, failure) -> {
                if (failure != null) {
                    LOG.warn(
                            "the look at roles is tried again: {}",
                            failure.getClass().getName());
                }
                schedule(failure == null ? rest : AFTER_FAILURE);
            });
        } catch (RuntimeException refused) {
            LOG.warn("the look at roles is tried again: {}", refused.getClass().getName());
            schedule(AFTER_FAILURE);
        }
    }

    private synchronized void schedule(Duration rest) {
        next.ifPresent(Scheduler.Handle::cancel);
        next = open ? Optional.of(scheduler.after(rest, this::step)) : Optional.empty();
    }

    @Override
    public synchronized void close() {
        open = false;
        next.ifPresent(Scheduler.Handle::cancel);
        next = Optional.empty();
    }
}
