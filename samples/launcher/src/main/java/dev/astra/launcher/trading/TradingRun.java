package dev.astra.launcher.trading;

import dev.astra.core.UnavailableException;
import dev.astra.core.time.Scheduler;
import dev.astra.core.time.Workers;
import dev.astra.trading.companion.RunAction;
import dev.astra.trading.companion.RunEvent;
import dev.astra.trading.companion.RunLoop;
import dev.astra.trading.companion.RunPolicy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread-safe. Does what a {@link RunLoop} says, and tells it what came of it: values, scans and the trade bot, one event
 * after the other. Nothing is done under its lock.
 */
public final class TradingRun implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("astra.trading");

    private final ValuesRound values;
    private final Optional<ScanRound> scans;
    private final Bot bot;
    private final FeedListener listener;
    private final Scheduler scheduler;
    private final Workers workers;
    private final Queue<RunEvent> events = new ArrayDeque<>();
    private RunLoop loop;
    private boolean busy;
    private boolean closed;
    private Scheduler.@Nullable Handle tick;
    private volatile @Nullable ScanTurn turn;
    private volatile Workers.@Nullable Worker update;

    TradingRun(
            RunPolicy policy,
            ValuesRound values,
            Optional<ScanRound> scans,
            Bot bot,
            FeedListener listener,
            Scheduler scheduler,
            Workers workers) {
        this.loop = RunLoop.of(policy);
        this.values = values;
        this.scans = scans;
        this.bot = bot;
        this.listener = listener;
        this.scheduler = scheduler;
        this.workers = workers;
    }

    /** Begins, with the values. */
    public void start() {
        happened(RunEvent.BEGUN);
    }

    private void happened(RunEvent event) {
        synchronized (events) {
            if (closed) {
                return;
            }
            events.add(event);
            if (busy) {
                return;
            }
            busy = true;
        }
        try {
            for (List<RunAction> actions = next(); actions != null; actions = next()) {
                actions.forEach(this::act);
            }
        } catch (RuntimeException | Error failed) {
            synchronized (events) {
                busy = false;
            }
            throw failed;
        }
    }

    /** What the next event leads to; null when there is none, and then the clock is the next to tell something. */
    private @Nullable List<RunAction> next() {
        synchronized (events) {
            RunEvent event = events.poll();
            if (event == null || closed) {
                busy = false;
                await();
                return null;
            }
            RunLoop.Step step = loop.on(event, scheduler.nanos());
            loop = step.next();
            return step.actions();
        }
    }

    private void await() {
        if (tick != null) {
            tick.cancel();
            tick = null;
        }
        if (!closed && loop.due() != RunLoop.NEVER) {
            Duration wait = Duration.ofNanos(Math.max(0, loop.due() - scheduler.nanos()));
            tick = scheduler.after(wait, () -> happened(RunEvent.TICK));
        }
    }

    private void act(RunAction action) {
        switch (action) {
            case UPDATE_VALUES -> update = work("astra-values", values::run, RunEvent.VALUES_FAILED);
            case START_BOT -> bot.start();
            case STOP_BOT -> {
                LOG.info("values have changed: the trade bot is stopped and started again");
                bot.stop(() -> happened(RunEvent.BOT_STOPPED));
            }
            case START_SCAN -> scan();
            case STOP_SCAN -> stopScan();
            case TELL_FEED_DOWN -> listener.down();
            case TELL_FEED_BACK -> listener.back();
        }
    }

    private void scan() {
        if (scans.isEmpty()) {
            throw new IllegalStateException("expected no scan where there are none, got one");
        }
        ScanTurn next = new ScanTurn();
        turn = next;
        Workers.@Nullable Worker worker = work("astra-scan", () -> scans.get().run(next), RunEvent.SCAN_FAILED);
        if (worker != null) {
            next.by(worker);
        }
    }

    private void stopScan() {
        ScanTurn running = turn;
        if (running != null) {
            running.stop();
        }
    }

    private Workers.@Nullable Worker work(String name, Supplier<RunEvent> work, RunEvent otherwise) {
        try {
            return workers.start(name, () -> happened(work.get()));
        } catch (UnavailableException noThread) {
            LOG.warn("{}", noThread.getMessage());
            happened(otherwise);
            return null;
        }
    }

    /** Begins nothing more; a scan declines nothing more. Leaves the trade bot as it is. Idempotent. */
    @Override
    public void close() {
        synchronized (events) {
            closed = true;
            events.clear();
            if (tick != null) {
                tick.cancel();
            }
        }
        stopScan();
        Workers.Worker updating = update;
        if (updating != null) {
            updating.interrupt();
        }
    }

    /** Thread-safe. Hears whether values come. */
    public interface FeedListener {
        /** They have not come several times; everything goes on with the last ones. */
        void down();

        /** They come again. */
        void back();
    }
}
