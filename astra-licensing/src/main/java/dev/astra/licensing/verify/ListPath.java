package dev.astra.licensing.verify;

import dev.astra.core.AstraException;
import dev.astra.licensing.machine.MachineIdOutcome;
import dev.astra.licensing.verify.LicenseReport.Step;
import java.time.Instant;

/** Thread-safe. From a machine that knows its id to a verdict. */
interface ListPath {
    /** Asks the list, or what is remembered of it. */
    LicenseVerdict check(MachineIdOutcome.Found found, StepLog log);

    /** What the list that could not be had leaves: the rest of an earlier yes, given only once that is written down. */
    static LicenseVerdict withoutList(Seal seal, GraceRule rule, Instant now, String problem, StepLog log) {
        try {
            GraceRule.Decision decision = rule.withoutList(seal.load(), now);
            decision.remember().ifPresent(seal::save);
            return verdict(decision, problem, log);
        } catch (AstraException forgotten) {
            return refused(problem, Attempts.reason(forgotten), log);
        }
    }

    /** The verdict of a decision that was written down. */
    static LicenseVerdict verdict(GraceRule.Decision decision, String problem, StepLog log) {
        return switch (decision.kind()) {
            case FRESH -> {
                log.passed(Step.GRACE, decision.reason());
                yield new LicenseVerdict.Allowed();
            }
            case GRACE -> {
                log.passed(Step.GRACE, decision.reason());
                yield new LicenseVerdict.GraceUntil(decision.until(), problem);
            }
            case REFUSED -> refused(problem, decision.reason(), log);
        };
    }

    private static LicenseVerdict refused(String problem, String reason, StepLog log) {
        log.failed(Step.GRACE, reason);
        return new LicenseVerdict.UnknownBecause(problem + "; no grace: " + reason);
    }
}
