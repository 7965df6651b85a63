package dev.astra.core.process.jdk;

import dev.astra.core.UnavailableException;
import dev.astra.core.process.Cause;
import dev.astra.core.process.Instance;
import dev.astra.core.process.LaunchOutcome;
import dev.astra.core.process.ProcessLauncher;
import dev.astra.core.process.ProcessListener;
import dev.astra.core.process.ProcessSpec;
import dev.astra.core.process.ProgramName;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. Processes of this machine. Everything it keeps is in one directory: a lock, the ledger of what runs, and
 * {@code logs}. Programs are started through shells that wait ahead where there are {@code /bin/sh} and {@code setsid}
 * (Linux); elsewhere plainly, see {@link AfterDeath}.
 */
public final class JdkProcessLauncher implements ProcessLauncher {
    private static final Duration ROTATE_EVERY = Duration.ofSeconds(5);

    private static final SecureRandom SECRETS = new SecureRandom();

    private final Place place;
    private final AfterDeath afterDeath;
    private final Duration grace;
    private final ProcessTable table;
    private final Ledger ledger;
    private final Outputs outputs;
    private final Starter starter;
    private final Lives lives;
    private final @Nullable Guard guard;
    private final ScheduledExecutorService background;
    private final String supervisor = token();
    private final String searchPath;
    private final boolean rehearsed;
    private boolean opened;
    private volatile boolean closed;

    JdkProcessLauncher(JdkProcessLauncherBuilder of) {
        this.place = new Place(of.directory);
        this.afterDeath = of.afterDeath;
        this.grace = of.grace;
        this.searchPath = of.searchPath;
        this.rehearsed = of.shells;
        this.background = background();
        this.table = of.shells ? new LinuxProcessTable(Path.of("/proc")) : new PortableProcessTable();
        this.ledger = new Ledger(place.ledger(), table.boot());
        this.outputs = new Outputs(place.logs(), of.mostLogBytes, of.logsKept);
        this.starter = of.shells
                ? new ShellStarter(new StandbyPool(of.setsid, supervisor, table, background, of.mostStandbys))
                : new PlainStarter(table);
        this.lives = new Lives(table, ledger, background, starter::waiting);
        this.guard = of.shells && of.afterDeath == AfterDeath.END
                ? new Guard(of.setsid, supervisor, of.grace.toMillis())
                : null;
    }

    /**
     * Begins a launcher.
     *
     * @param directory for the lock, the ledger and the logs; made, for its owner only, if it is missing
     */
    public static JdkProcessLauncherBuilder builder(Path directory) {
        return new JdkProcessLauncherBuilder(directory);
    }

    private static ScheduledExecutorService background() {
        ScheduledThreadPoolExecutor one = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "astra-processes");
            thread.setDaemon(true);
            return thread;
        });
        one.setRemoveOnCancelPolicy(true);
        one.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return one;
    }

    @Override
    public Recovery open(ProcessListener listener) {
        synchronized (this) {
            if (opened) {
                throw new IllegalStateException("expected a launcher that was not opened before, it was");
            }
            opened = true;
        }
        place.lock();
        try {
            List<Mark> found = new Remains(table, grace).of(ledger);
            List<Mark> left = afterDeath == AfterDeath.LEAVE ? found : List.of();
            if (afterDeath == AfterDeath.END) {
                new Remains(table, grace).end(found, ledger);
            }
            lives.begin(listener, left);
            if (guard != null) {
                guard.begin();
            }
            starter.expect(0);
            if (rehearsed) {
                new Rehearsal(table, background, searchPath).begin();
            }
            var unused = background.scheduleWithFixedDelay(
                    this::rotate, ROTATE_EVERY.toMillis(), ROTATE_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            return new Recovery(
                    left.stream()
                            .map(mark -> new Left(mark.instance(), mark.pid()))
                            .toList(),
                    ledger.last());
        } catch (IOException failed) {
            place.close();
            throw new UnavailableException(
                    "expected to read the ledger and to start the guard, could not: " + failed, failed);
        } catch (RuntimeException failed) {
            place.close();
            throw failed;
        }
    }

    @Override
    public LaunchOutcome launch(Instance instance, ProcessSpec spec) {
        requireOpen();
        Lookup lookup = Lookup.of(spec, searchPath);
        if (lookup.program().isEmpty()) {
            return new LaunchOutcome.Refused(lookup.problem().orElseThrow());
        }
        String token = token();
        Map<String, String> marks = Map.of(Mark.VARIABLE, token, Guard.VARIABLE, supervisor);
        try {
            Starter.Begun begun = starter.start(
                    spec,
                    lookup.program().get(),
                    marks,
                    outputs.file(spec.name()),
                    (pid, start, forks) -> record(new Mark(instance, pid, start, token, forks)));
            starter.expect(lives.count());
            lives.watch(begun);
            return new LaunchOutcome.Launched(begun.mark().pid());
        } catch (IOException failed) {
            lives.forget(instance);
            starter.expect(lives.count());
            return new LaunchOutcome.Refused(
                    new Cause(Cause.Kind.NO_RESOURCES, "the system could not start it: " + failed.getMessage()));
        }
    }

    private Mark record(Mark mark) {
        lives.add(mark);
        ledger.begun(mark);
        return mark;
    }

    @Override
    public void end(Instance instance, Urgency urgency) {
        requireOpen();
        lives.end(instance, urgency);
    }

    @Override
    public List<String> tail(ProgramName name, int lines) {
        return outputs.tail(name, lines);
    }

    /**
     * The numbers of the processes of a program that live now: the main process and all that it started.
     *
     * @param name of the program
     */
    public Set<Long> processes(ProgramName name) {
        return lives.pids(name);
    }

    private void rotate() {
        for (ProgramName name : lives.names()) {
            try {
                outputs.rotate(name);
            } catch (IOException | RuntimeException failed) { // tried again
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, failed);
            }
        }
    }

    private static String token() {
        byte[] bytes = new byte[16];
        SECRETS.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("expected an open launcher, this one is closed");
        }
    }

    /** Lets go of the place. What still runs is then nobody's, and the next supervisor finds it in the ledger. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        background.shutdownNow();
        starter.close();
        if (guard != null) {
            guard.close();
        }
        ledger.close();
        place.close();
    }
}
