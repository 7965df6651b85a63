package dev.astra.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** One thread. Cuts the time while clients run into slices, and stops once enough of them were quiet. */
final class Window {
    private static final Duration SLICE = Duration.ofMillis(200);
    private static final double QUIET = 0.07;
    private static final int DIGITS = 2;
    private static final double NANO = 1e-9;

    private final Recorder recorder = new Recorder(DIGITS);
    private final Machine machine;
    private final Plan plan;

    Window(Machine machine, Plan plan) {
        this.machine = machine;
        this.plan = plan;
    }

    static Histogram histogram() {
        return new Histogram(DIGITS);
    }

    /** Where clients record their latencies in nanoseconds. */
    Recorder recorder() {
        return recorder;
    }

    /** Lets the clients warm up, then measures. */
    List<Slice> measure() throws IOException, InterruptedException {
        Thread.sleep(plan.warmUp().toMillis());
        recorder.getIntervalHistogram();
        machine.look();
        List<Slice> slices = new ArrayList<>();
        int quiet = 0;
        long start = System.nanoTime();
        while (quiet < plan.slices() && slices.size() < plan.most()) {
            Thread.sleep(SLICE.toMillis());
            Histogram latencies = recorder.getIntervalHistogram();
            Machine.Use use = machine.look();
            long end = System.nanoTime();
            slices.add(new Slice((end - start) * NANO, latencies, use));
            start = end;
            quiet += use.foreign() <= QUIET ? 1 : 0;
        }
        return slices;
    }
}
