package dev.astra.licensing.machine;

import dev.astra.core.UnavailableException;
import dev.astra.core.time.Workers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Thread-safe. The components of this machine through OSHI. Values that vendors and hypervisors put on many machines are
 * left out, and so are removable disks and network cards that software made up. The machine is asked once per instance, on
 * a thread of its own, and waited for at most as long as the limit says.
 */
public final class OshiComponentSource implements ComponentSource {
    /** How long {@link #read} waits if nothing else is said: 20 seconds. */
    public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(20);

    private final Duration limit;
    private final Workers workers;
    private final FutureTask<Components> query;
    private final AtomicBoolean started = new AtomicBoolean();

    /** Waits at most {@link #DEFAULT_LIMIT}. */
    public OshiComponentSource() {
        this(new OshiComponentFacts(), DEFAULT_LIMIT, Workers.threads());
    }

    OshiComponentSource(ComponentFacts facts, Duration limit, Workers workers) {
        this.query = new FutureTask<>(() -> ComponentRule.read(facts));
        this.limit = limit;
        this.workers = workers;
    }

    @Override
    public Components read() {
        try {
            if (started.compareAndSet(false, true)) {
                workers.start("astra-components", query);
            }
            return query.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return missing("the wait was interrupted");
        } catch (TimeoutException late) {
            return missing("no answer within " + limit);
        } catch (ExecutionException | UnavailableException broken) {
            return missing("could not be asked (" + broken.getClass().getSimpleName() + ")");
        }
    }

    private static Components missing(String why) {
        return new Components(List.of(), List.of("all: " + why));
    }
}
