package dev.astra.core.process.jdk;

import dev.astra.core.UnavailableException;
import dev.astra.core.process.Exit;
import dev.astra.core.process.Instance;
import dev.astra.core.process.ProcessLauncher.Urgency;
import dev.astra.core.process.ProcessListener;
import dev.astra.core.process.ProgramName;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Thread-safe. The instances that are there: notices their ends, and when nothing of them is left. */
final class Lives {
    /** Somebody else's children are looked at so often, with at most 200 looks a second in all. */
    private static final long ADOPTED_MILLIS = 100;

    private static final long LOOK_COSTS_MILLIS = 5;
    private static final int KILL_ROUNDS = 3;

    private final ProcessTable table;
    private final Ledger ledger;
    private final ScheduledExecutorService background;
    private final Supplier<Set<Long>> waiting;
    private final Map<Instance, Life> lives = new ConcurrentHashMap<>();
    private final Together<Life> asks = new Together<>(this::look);
    private volatile @Nullable ProcessListener listener;

    Lives(ProcessTable table, Ledger ledger, ScheduledExecutorService background, Supplier<Set<Long>> waiting) {
        this.table = table;
        this.ledger = ledger;
        this.background = background;
        this.waiting = waiting;
    }

    void begin(ProcessListener hears, List<Mark> left) {
        listener = hears;
        left.forEach(mark -> lives.put(mark.instance(), new Life(mark, true)));
        if (!left.isEmpty()) {
            lookAtAdopted();
        }
    }

    int count() {
        return lives.size();
    }

    Set<ProgramName> names() {
        return lives.keySet().stream().map(Instance::name).collect(Collectors.toSet());
    }

    /** The processes of a program that live now. */
    Set<Long> pids(ProgramName name) {
        return lives.values().stream()
                .filter(life -> life.mark().instance().name().equals(name))
                .flatMap(life -> table.look().members(life.mark(), others()).stream())
                .map(ProcessTable.Member::pid)
                .collect(Collectors.toSet());
    }

    void add(Mark mark) {
        lives.put(mark.instance(), new Life(mark, false));
    }

    void forget(Instance instance) {
        Life life = lives.remove(instance);
        if (life != null) {
            ledger.gone(life.mark());
        }
    }

    void watch(Starter.Begun begun) {
        begun.ending().thenAccept(code -> {
            Life life = lives.get(begun.mark().instance());
            if (life != null) {
                exited(life, new Exit(code));
            }
        });
    }

    private void exited(Life life, Exit exit) {
        ProcessListener hears = listener;
        if (hears != null && life.exit()) {
            hears.exited(life.mark().instance(), exit);
            asks.ask(life);
        }
    }

    /** Looks once for all of these that are still there. */
    private void look(List<Life> ended) {
        try {
            Set<Long> others = others();
            ProcessTable.Sight sight = table.look();
            ended.stream()
                    .filter(life -> lives.containsKey(life.mark().instance()))
                    .forEach(life -> look(life, sight, others));
        } catch (RuntimeException failed) { // looked again, or nothing would ever be told
            report(failed);
            ended.forEach(life -> later(() -> asks.ask(life), ADOPTED_MILLIS));
        }
    }

    /** Tells when nothing is left, or looks again. */
    private void look(Life life, ProcessTable.Sight sight, Set<Long> others) {
        if (!sight.members(life.mark(), others).isEmpty()) {
            later(() -> asks.ask(life), life.nextLookMillis());
            return;
        }
        if (lives.remove(life.mark().instance(), life)) {
            strike(life.mark());
            ProcessListener hears = listener;
            if (hears != null) {
                hears.emptied(life.mark().instance());
            }
        }
    }

    /** A line that stays in the ledger does no harm: it names a process that is gone. */
    private void strike(Mark mark) {
        try {
            ledger.gone(mark);
        } catch (UnavailableException failed) {
            report(failed);
        }
    }

    private static void report(Throwable failed) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, failed);
    }

    /** Processes that wait, and main processes that live: those of a member are known by their own number. */
    private Set<Long> others() {
        Set<Long> others = new HashSet<>(waiting.get());
        for (Life life : lives.values()) {
            if (!life.exited()) {
                others.add(life.mark().pid());
            }
        }
        return others;
    }

    void end(Instance instance, Urgency urgency) {
        Life life = lives.get(instance);
        if (life == null) {
            return;
        }
        int rounds = urgency == Urgency.KILL ? KILL_ROUNDS : 1;
        for (int i = 0; i < rounds; i++) {
            List<ProcessTable.Member> members = table.look().members(life.mark(), others());
            if (members.isEmpty()) {
                break;
            }
            Signals.send(table, members, urgency);
        }
        life.lookSoon(urgency);
    }

    private void lookAtAdopted() {
        List<Life> adopted = lives.values().stream()
                .filter(life -> life.adopted() && !life.exited())
                .toList();
        for (Life life : adopted) {
            if (!table.lives(life.mark().pid(), life.mark().start())) {
                exited(life, new Exit(Exit.UNKNOWN));
            }
        }
        if (!adopted.isEmpty()) {
            later(this::lookAtAdopted, Math.max(ADOPTED_MILLIS, adopted.size() * LOOK_COSTS_MILLIS));
        }
    }

    private void later(Runnable look, long millis) {
        try {
            var unused = background.schedule(
                    () -> {
                        try {
                            look.run();
                        } catch (RuntimeException failed) { // looked again, or nothing would ever be told
                            report(failed);
                            later(look, ADOPTED_MILLIS);
                        }
                    },
                    millis,
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            listener = null;
        }
    }
}
