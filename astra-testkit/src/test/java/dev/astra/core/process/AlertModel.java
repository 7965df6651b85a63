package dev.astra.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thread. Counts ends by its own rules, written without the policy's code, and says which alerts are due. Each alert that
 * comes must be due, and each that is due must come before the next event of the same program.
 */
final class AlertModel {
    private final Map<ProgramName, Count> counts = new HashMap<>();
    private final RestartPolicy policy;
    private int alerts;

    AlertModel(RestartPolicy policy) {
        this.policy = policy;
    }

    int ends(ProgramName name) {
        return of(name).ends;
    }

    int alerts() {
        return alerts;
    }

    /** A person started it while nothing ran, or a new supervisor began. */
    void afresh(ProgramName name) {
        reset(of(name));
    }

    /** A person interfered, so parking may follow or not. */
    void excuse(ProgramName name) {
        Count count = of(name);
        count.parkedMaybe = count.parkedMaybe || count.parkedDue;
        count.parked = count.parked && !count.parkedDue;
        count.parkedDue = false;
    }

    /** A supervisor was killed, and what it knew with it. */
    void forget() {
        counts.clear();
    }

    void heard(SupervisorEvent event, long nanos, Cause.@Nullable Kind kind) {
        Count count = of(event.name());
        switch (event.kind()) {
            case READY -> count.readyAt = nanos;
            case RESTARTING -> leaves(event.name(), nanos);
            case DIED -> {
                count.settled();
                if (kind != null) {
                    died(count, nanos, kind);
                }
                count.readyAt = -1;
            }
            case FAILING -> {
                alerts++;
                assertThat(count.failingDue)
                        .as("an alert of failing is due for %s", event)
                        .isTrue();
                count.failingDue = false;
                count.toldFailing = true;
            }
            case PARKED -> {
                alerts++;
                assertThat(count.parkedDue || count.parkedMaybe)
                        .as("an alert of parking is due for %s", event)
                        .isTrue();
                count.parkedDue = false;
                count.parkedMaybe = false;
                count.parked = true;
                count.toldParked = true;
            }
            case RECOVERED -> {
                alerts++;
                assertThat(count.toldFailing || count.toldParked)
                        .as("%s had trouble", event)
                        .isTrue();
                assertThat(nanos - count.readyAt)
                        .as("%s comes after a healthy stretch", event)
                        .isGreaterThanOrEqualTo(policy.healthyAfter().toNanos());
                afresh(event.name());
                count.toldFailing = false;
                count.toldParked = false;
            }
            case STARTED -> count.settled();
            case ADOPTED, STOPPED, NO_SAFE_POINT, STUCK -> {}
        }
    }

    /** Nothing that is due may be missing when all is quiet. */
    void atRest() {
        counts.values().forEach(Count::settled);
    }

    private void died(Count count, long nanos, Cause.Kind kind) {
        if (healthy(count, nanos)) {
            assertThat(count.toldFailing || count.toldParked)
                    .as("a recovery was told before the next end")
                    .isFalse();
            reset(count);
        }
        count.ends++;
        Deque<Long> times = count.byKind.computeIfAbsent(kind, any -> new ArrayDeque<>());
        times.add(nanos);
        times.removeIf(at -> nanos - at > policy.window().toNanos());
        count.failingDue = count.ends >= policy.alertAfter() && !count.toldFailing;
        count.parked = count.parked || kind.permanent() || times.size() > policy.budget();
        count.parkedDue = count.parked && !count.toldParked;
    }

    /** It is ready no more, for no fault of its own. */
    void leaves(ProgramName name, long nanos) {
        Count count = of(name);
        if (healthy(count, nanos)) {
            reset(count);
        }
        count.readyAt = -1;
    }

    private boolean healthy(Count count, long nanos) {
        return count.readyAt >= 0
                && nanos - count.readyAt >= policy.healthyAfter().toNanos();
    }

    private static void reset(Count count) {
        count.ends = 0;
        count.byKind.clear();
        count.parked = false;
    }

    private Count of(ProgramName name) {
        return counts.computeIfAbsent(name, any -> new Count());
    }

    private static final class Count {
        private final Map<Cause.Kind, Deque<Long>> byKind = new HashMap<>();
        private int ends;
        private long readyAt = -1;
        private boolean parked;
        private boolean failingDue;
        private boolean parkedDue;
        private boolean parkedMaybe;
        private boolean toldFailing;
        private boolean toldParked;

        private void settled() {
            assertThat(failingDue)
                    .as("an alert of failing was lost after %s ends", ends)
                    .isFalse();
            assertThat(parkedDue).as("an alert of parking was lost").isFalse();
        }
    }
}
