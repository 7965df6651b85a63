package dev.astra.licensing.verify;

import dev.astra.core.AstraException;
import dev.astra.core.CorruptDataException;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.LegacyWhitelist.Row;
import dev.astra.licensing.machine.MachineIdOutcome;
import dev.astra.licensing.verify.LicenseReport.Step;
import java.time.InstantSource;

/** Thread-safe. The list that the old programs read. */
record LegacyPath(
        BuyerId buyer, WhitelistSource list, Attempts attempts, GraceMemory memory, GraceRule rule, InstantSource clock)
        implements ListPath {
    private static final String NONE = "the legacy list has none";

    @Override
    public LicenseVerdict check(MachineIdOutcome.Found found, StepLog log) {
        Seal seal = Seal.legacy(memory, buyer, found.id());
        log.skipped(Step.SIGNATURE, NONE);
        log.skipped(Step.ROLLBACK, NONE);
        log.skipped(Step.FRESHNESS, NONE);
        try {
            ListScan.Answer answer = attempts.call(() -> ListScan.look(list, Row.of(buyer, found.id())));
            log.passed(Step.FETCH, "read to its end");
            log.passed(Step.FORMAT, answer.rows() + " rows");
            return answer.listed() ? allowed(seal, log) : denied(seal, log);
        } catch (CorruptDataException malformed) {
            log.passed(Step.FETCH, "something was there");
            log.failed(Step.FORMAT, Attempts.reason(malformed));
            return ListPath.withoutList(seal, rule, clock.instant(), Attempts.reason(malformed), log);
        } catch (AstraException unavailable) {
            log.failed(Step.FETCH, Attempts.reason(unavailable));
            return ListPath.withoutList(seal, rule, clock.instant(), Attempts.reason(unavailable), log);
        }
    }

    private LicenseVerdict allowed(Seal seal, StepLog log) {
        log.passed(Step.ENTRY, "on the list");
        try {
            seal.save(GraceRule.allowed(clock.instant()));
            log.passed(Step.GRACE, "remembered");
        } catch (AstraException unwritable) {
            log.failed(Step.GRACE, Attempts.reason(unwritable));
        }
        return new LicenseVerdict.Allowed();
    }

    private static LicenseVerdict denied(Seal seal, StepLog log) {
        log.failed(Step.ENTRY, "not on the list");
        try {
            if (seal.load().isPresent()) {
                seal.forget();
            }
            log.passed(Step.GRACE, "nothing remembered");
        } catch (CorruptDataException othersSeal) {
            log.passed(Step.GRACE, "nothing remembered of this license on this machine");
        } catch (AstraException unwritable) {
            log.failed(Step.GRACE, Attempts.reason(unwritable));
        }
        return new LicenseVerdict.DeniedBecause(
                "this buyer id is not bound to this machine on the seller's list; check the"
                        + " buyer id, or bind this machine again");
    }
}
