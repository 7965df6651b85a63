package dev.astra.core.process;

import dev.astra.core.UnavailableException;
import dev.astra.core.time.Scheduler;
import dev.astra.core.time.Workers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One step at a time. Does what was decided; whatever fails becomes an event or is reported, and never stops the rest. */
final class Doer implements Action.Hands {
    private final ProcessLauncher launcher;
    private final Scheduler scheduler;
    private final Workers workers;
    private final SupervisorListener listener;
    private final Consumer<Event> events;

    Doer(
            ProcessLauncher launcher,
            Scheduler scheduler,
            Workers workers,
            SupervisorListener listener,
            Consumer<Event> events) {
        this.launcher = launcher;
        this.scheduler = scheduler;
        this.workers = workers;
        this.listener = listener;
        this.events = events;
    }

    void perform(Action action) {
        try {
            action.perform(this);
        } catch (RuntimeException | Error failure) { // one failure must not stop the supervisor
            report(failure);
        }
    }

    static void report(Throwable failure) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    }

    @Override
    public void launch(Instance instance, ProcessSpec spec) {
        try {
            events.accept(launcher.launch(instance, spec)
                    .<Event>fold(
                            launched -> new Event.Launched(instance, launched.pid()),
                            refused -> new Event.NotLaunched(instance, refused.cause())));
        } catch (RuntimeException failure) {
            events.accept(new Event.NotLaunched(
                    instance, new Cause(Cause.Kind.NO_RESOURCES, "could not be started: " + failure.getMessage())));
        }
    }

    /** An end that could not be asked for is asked for again by the clock. */
    @Override
    public void end(Instance instance, ProcessLauncher.Urgency urgency) {
        launcher.end(instance, urgency);
    }

    @Override
    public void look(Instance instance, long number, HealthCheck check) {
        AtomicBoolean answered = new AtomicBoolean();
        Consumer<Event> first = event -> {
            if (answered.compareAndSet(false, true)) {
                events.accept(event);
            }
        };
        try {
            Workers.Worker worker = workers.start("look-" + instance, () -> {
                try {
                    check.probe().check();
                    first.accept(new Event.Looked(instance, number, true, "well"));
                } catch (Exception | Error failed) { // any failure of a check is an answer
                    first.accept(new Event.Looked(instance, number, false, text(failed)));
                }
            });
            scheduler.after(check.within(), () -> {
                if (!answered.get()) {
                    worker.interrupt();
                    first.accept(new Event.Looked(
                            instance,
                            number,
                            false,
                            "no answer within " + check.within().toMillis() + " ms"));
                }
            });
        } catch (UnavailableException noThread) {
            first.accept(new Event.Looked(instance, number, false, "there was no thread to look with"));
        }
    }

    private static String text(Throwable failed) {
        return failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
    }

    @Override
    public void awaitSafePoint(Instance instance, SafePoint point, long withinNanos) {
        Workers.Worker worker = workers.start("safe-point-" + instance, () -> {
            try {
                point.await();
                events.accept(new Event.SafePointReached(instance));
            } catch (InterruptedException late) {
                Thread.currentThread().interrupt();
            } catch (Exception | Error failed) { // the time to wait decides
                report(failed);
            }
        });
        scheduler.after(Duration.ofNanos(withinNanos), worker::interrupt);
    }

    @Override
    public void tell(SupervisorEvent event) {
        listener.heard(event);
    }
}
