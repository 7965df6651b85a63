package dev.astra.licensing.machine;

import dev.astra.core.UnavailableException;
import dev.astra.core.time.Workers;
import dev.astra.licensing.machine.MachineIdOutcome.Unavailable;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. The id of this machine through OSHI; no outside program such as {@code wmic} is needed.
 *
 * <table>
 * <caption>Where the id comes from</caption>
 * <tr><th>System</th><th>First</th><th>If there is none</th></tr>
 * <tr><td>Windows</td><td>SMBIOS UUID ({@link Grade#HARDWARE})</td><td>MachineGuid ({@link Grade#INSTALLATION})</td></tr>
 * <tr><td>Linux</td><td>machine-id ({@link Grade#INSTALLATION})</td><td>SMBIOS UUID ({@link Grade#HARDWARE})</td></tr>
 * <tr><td>macOS</td><td>platform UUID ({@link Grade#INSTALLATION})</td><td></td></tr>
 * <tr><td>others</td><td>SMBIOS UUID ({@link Grade#HARDWARE})</td><td></td></tr>
 * </table>
 *
 * <p>Values that vendors put on many machines count as none. An installation id is never shown as it is: the id is a
 * UUID derived from it.
 *
 * <p><b>Linux asks the installation first</b> because only root may read the SMBIOS UUID there. With the other order a
 * customer who binds as a normal user and later starts the program as root would be another machine. As it is, both get
 * the same id; where the system has no machine-id, root gets the SMBIOS UUID and a normal user is told that there is no
 * id, so that the two never see different ids.
 *
 * <p>The machine is asked once per instance, on a thread of its own; {@link #find} waits for the answer at most as long
 * as the limit says. A first WMI query can take seconds. A later answer is kept: the next call finds it. A query that
 * fails is {@code Unavailable} and does not fall through to the next origin, and is not asked again. What cannot be told
 * apart: a Windows whose WMI gives no UUID for a while looks like a Windows without one.
 */
public final class OshiMachineIdSource implements MachineIdSource {
    /** How long {@link #find} waits if nothing else is said: 15 seconds. */
    public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(15);

    private static final Duration LONGEST = Duration.ofHours(1);

    private final Workers workers;
    private final Duration limit;
    private final FutureTask<MachineIdOutcome> query;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean started;

    /** Waits at most {@link #DEFAULT_LIMIT}. */
    public OshiMachineIdSource() {
        this(DEFAULT_LIMIT);
    }

    /**
     * Waits at most as long as given.
     *
     * @param limit from 0 to 1 hour
     */
    public OshiMachineIdSource(Duration limit) {
        this(new OshiMachineFacts(), limit, Workers.threads());
    }

    OshiMachineIdSource(MachineFacts facts, Duration limit, Workers workers) {
        if (limit.isNegative() || limit.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("limit must be from 0 to " + LONGEST + ", got " + limit);
        }
        this.query = new FutureTask<>(() -> MachineIdRule.find(facts));
        this.limit = limit;
        this.workers = workers;
    }

    @Override
    public MachineIdOutcome find() {
        String problem = start();
        return problem == null ? await() : new Unavailable(problem);
    }

    private @Nullable String start() {
        lock.lock();
        try {
            if (!started) {
                workers.start("astra-machine-id", query);
                started = true;
            }
            return null;
        } catch (UnavailableException noThread) {
            return "expected a thread to ask for the machine id, got none; try again";
        } finally {
            lock.unlock();
        }
    }

    private MachineIdOutcome await() {
        try {
            return query.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return new Unavailable("expected the machine to tell its id within " + limit + ", got nothing; try again");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Unavailable("the wait for the machine id was interrupted; try again");
        } catch (ExecutionException broken) {
            // an Error, such as a native library that does not load
            return new Unavailable(
                    "expected an answer about this machine, got " + broken.getCause() + "; ask the seller for help");
        }
    }
}
