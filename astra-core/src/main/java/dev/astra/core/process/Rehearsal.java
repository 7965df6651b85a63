package dev.astra.core.process;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/** Goes once through the motions of a death, so that the first real one need not wait for its code to be loaded. */
final class Rehearsal {
    private static final AtomicBoolean DONE = new AtomicBoolean();
    private static final int KILLED = 137;

    private Rehearsal() {}

    /** Once in the life of the process. Nothing outside is touched. */
    static void once() {
        if (DONE.compareAndSet(false, true)) {
            run();
        }
    }

    private static void run() {
        ProcessSpec spec = ProcessSpec.builder("rehearsal", "nothing").build();
        Instance instance = new Instance(spec.name(), 1);
        List<Event> events = List.of(
                new Event.Begin(ProcessLauncher.Recovery.nothing()),
                new Event.Launched(instance, 1),
                new Event.Exited(instance, new Exit(KILLED)),
                new Event.Emptied(instance));
        State state = State.of(List.of(spec), Strategy.ONE_FOR_ONE);
        for (int i = 0; i < events.size(); i++) {
            state = Policy.step(state, events.get(i), new Now(i, Instant.EPOCH), new SplittableRandom(1))
                    .state();
        }
    }
}
