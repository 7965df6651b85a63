package dev.astra.licensing.verify;

import dev.astra.licensing.verify.LicenseReport.Entry;
import dev.astra.licensing.verify.LicenseReport.State;
import dev.astra.licensing.verify.LicenseReport.Step;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One thread. Notes how each step of one check ended; the last note of a step counts. */
final class StepLog {
    private final Map<Step, Entry> entries = new EnumMap<>(Step.class);

    void passed(Step step, String detail) {
        entries.put(step, new Entry(step, State.PASSED, detail));
    }

    void failed(Step step, String detail) {
        entries.put(step, new Entry(step, State.FAILED, detail));
    }

    void skipped(Step step, String detail) {
        entries.put(step, new Entry(step, State.SKIPPED, detail));
    }

    LicenseReport report(LicenseVerdict verdict) {
        List<Entry> all = Arrays.stream(Step.values())
                .map(step -> entries.getOrDefault(step, new Entry(step, State.SKIPPED, "")))
                .toList();
        return new LicenseReport(verdict, all);
    }
}
