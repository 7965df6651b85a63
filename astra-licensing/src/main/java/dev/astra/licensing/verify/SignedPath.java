package dev.astra.licensing.verify;

import dev.astra.core.AstraException;
import dev.astra.core.CorruptDataException;
import dev.astra.licensing.LicenseKey;
import dev.astra.licensing.machine.MachineIdOutcome;
import dev.astra.licensing.signature.Mark;
import dev.astra.licensing.signature.Reading;
import dev.astra.licensing.signature.RootKeys;
import dev.astra.licensing.signature.SignedHeader;
import dev.astra.licensing.verify.CheckState.Seen;
import dev.astra.licensing.verify.GraceRule.Decision;
import dev.astra.licensing.verify.GraceRule.Evidence;
import dev.astra.licensing.verify.LicenseReport.Step;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Thread-safe. The signed list. */
record SignedPath(
        String name,
        LicenseKey key,
        RootKeys roots,
        WhitelistSource list,
        Attempts attempts,
        GraceMemory memory,
        GraceRule rule,
        InstantSource clock)
        implements ListPath {
    @Override
    public LicenseVerdict check(MachineIdOutcome.Found found, StepLog log) {
        Seal seal = Seal.of(memory, key, found.id(), name);
        SignedScan.Answer answer;
        try {
            answer = attempts.call(() -> SignedScan.look(list, name, roots, key, found.id()));
        } catch (CorruptDataException plainlyNone) {
            log.passed(Step.FETCH, "something was there");
            return without(seal, Step.FORMAT, Attempts.reason(plainlyNone), log);
        } catch (AstraException unavailable) {
            return without(seal, Step.FETCH, Attempts.reason(unavailable), log);
        }
        log.passed(Step.FETCH, "read to its end");
        return answer.reading()
                .fold(
                        sound -> {
                            log.passed(Step.FORMAT, answer.rows() + " rows");
                            log.passed(Step.SIGNATURE, signature(sound.header()));
                            return judge(seal, sound, answer.listed(), log);
                        },
                        untrusted -> {
                            log.passed(Step.FORMAT, "a signed file");
                            return without(seal, Step.SIGNATURE, untrusted.reason(), log);
                        },
                        malformed -> without(seal, Step.FORMAT, malformed.reason(), log));
    }

    private static String signature(SignedHeader header) {
        return "key " + header.certificate().key().id() + ", certified by root key "
                + header.certificate().root();
    }

    private LicenseVerdict judge(Seal seal, Reading.Sound sound, boolean listed, StepLog log) {
        SignedHeader header = sound.header();
        Evidence evidence = new Evidence(
                new Seen(header.mark(), sound.hash()),
                header.issue().signed(),
                header.issue().expires());
        Optional<CheckState> remembered = remembered(seal, log);
        Optional<String> problem =
                remembered.flatMap(CheckState::seen).flatMap(seen -> rollback(seen, evidence.seen()));
        if (problem.isPresent()) {
            return without(seal, Step.ROLLBACK, problem.get(), log);
        }
        Instant now = clock.instant();
        return listed ? yes(seal, remembered, evidence, now, log) : no(seal, remembered, evidence, now, log);
    }

    /** What cannot be read counts as nothing: a first check, which the list itself decides. */
    private static Optional<CheckState> remembered(Seal seal, StepLog log) {
        try {
            Optional<CheckState> remembered = seal.load();
            log.passed(
                    Step.ROLLBACK,
                    remembered
                            .flatMap(CheckState::seen)
                            .map(seen -> "not older than " + seen.mark() + ", the newest that was seen")
                            .orElse("the first list that this machine sees"));
            return remembered;
        } catch (AstraException unreadable) {
            log.passed(Step.ROLLBACK, "nothing to compare with: " + Attempts.reason(unreadable));
            return Optional.empty();
        }
    }

    private static Optional<String> rollback(Seen seen, Seen offered) {
        Mark newest = seen.mark();
        int order = offered.mark().compareTo(newest);
        if (order < 0) {
            return Optional.of(
                    "the list is older (" + offered.mark() + ") than one that was seen before (" + newest + ")");
        }
        return order == 0 && !offered.hash().equals(seen.hash())
                ? Optional.of("there are two different lists with the number " + newest)
                : Optional.empty();
    }

    private LicenseVerdict yes(
            Seal seal, Optional<CheckState> remembered, Evidence evidence, Instant now, StepLog log) {
        Decision decision = rule.withList(remembered, evidence, now);
        boolean fresh = decision.kind() == Decision.Kind.FRESH;
        String freshness = "signed at " + evidence.signed() + ", to be replaced before " + evidence.expires();
        String problem = "the list is stale: " + freshness;
        if (fresh) {
            log.passed(Step.FRESHNESS, freshness);
        } else {
            log.failed(Step.FRESHNESS, freshness);
        }
        log.passed(Step.ENTRY, "on the list");
        try {
            decision.remember().ifPresent(seal::save);
        } catch (AstraException unwritable) {
            log.failed(Step.GRACE, Attempts.reason(unwritable));
            return fresh
                    ? new LicenseVerdict.Allowed()
                    : new LicenseVerdict.UnknownBecause(problem + "; no grace: " + Attempts.reason(unwritable));
        }
        LicenseVerdict verdict = ListPath.verdict(decision, problem, log);
        if (fresh) {
            log.passed(Step.GRACE, "remembered");
        }
        return verdict;
    }

    private static LicenseVerdict no(
            Seal seal, Optional<CheckState> remembered, Evidence evidence, Instant now, StepLog log) {
        log.passed(Step.FRESHNESS, "a no is never too old");
        log.failed(Step.ENTRY, "not on the list");
        try {
            if (remembered.isPresent() || isEmpty(seal)) {
                seal.save(GraceRule.denied(evidence, now));
            }
            log.passed(Step.GRACE, "the no is remembered");
        } catch (AstraException unwritable) {
            log.failed(Step.GRACE, Attempts.reason(unwritable));
        }
        return new LicenseVerdict.DeniedBecause(
                "this license key is not bound to this machine on the seller's list; check the"
                        + " key, or bind this machine again");
    }

    /** A seal of another license is left alone: a mistyped key must not take away what the right one has. */
    private static boolean isEmpty(Seal seal) {
        try {
            return seal.load().isEmpty();
        } catch (CorruptDataException others) {
            return false;
        }
    }

    private LicenseVerdict without(Seal seal, Step failed, String problem, StepLog log) {
        log.failed(failed, problem);
        return ListPath.withoutList(seal, rule, clock.instant(), problem, log);
    }
}
