package dev.astra.licensing.verify;

import dev.astra.core.AstraException;
import dev.astra.core.CorruptDataException;
import dev.astra.core.time.Pause;
import dev.astra.core.time.RetryPolicy;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.LegacyWhitelist.Row;
import dev.astra.licensing.machine.MachineIdOutcome;
import dev.astra.licensing.machine.MachineIdSource;
import dev.astra.licensing.verify.LicenseReport.Step;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Thread-safe. Does the published list let this buyer run on this machine? The check fails closed: what cannot be found
 * out is never a yes.
 *
 * <ol>
 *   <li>{@link Step#MACHINE}: the machine id source is asked, once. Without an id there is no answer and no grace.
 *   <li>{@link Step#FETCH}: the list is fetched, with several tries.
 *   <li>{@link Step#FORMAT}: the whole list must be sound, and have at least one row.
 *   <li>{@link Step#ENTRY}: a row with both hashes must be on it.
 *   <li>{@link Step#GRACE}: a yes is remembered and a no forgets it. If steps 2 or 3 failed, a yes that is remembered for
 *       the same buyer on the same machine lets the program run for the rest of its grace.
 * </ol>
 *
 * <p>Grace is used up by the time that the clock shows between checks, and by at least a minute for each check without
 * the list. It is given only after that was written down. A clock that shows a time before the last check gets no grace
 * until one check has read the list; a clock set back to a time after the last check cannot be noticed.
 *
 * <p>No environment variable and no setting turns the check off; a program that has no list to check against cannot build
 * it.
 */
public final class LicenseCheck {
    /** The grace if nothing else is said: 3 days. */
    public static final Duration DEFAULT_GRACE = Duration.ofDays(3);

    private final BuyerId buyer;
    private final MachineIdSource machine;
    private final WhitelistSource list;
    private final Attempts attempts;
    private final GraceMemory memory;
    private final GraceRule rule;
    private final InstantSource clock;

    private LicenseCheck(Builder builder) {
        this.buyer = builder.buyer;
        this.machine = builder.machine;
        this.list = builder.list;
        this.attempts = new Attempts(builder.retry, builder.pause);
        this.memory = builder.memory;
        this.rule = new GraceRule(builder.grace);
        this.clock = builder.clock;
    }

    /**
     * Begins a check.
     *
     * @param buyer who
     * @param machine where
     * @param list what is published
     */
    public static Builder builder(BuyerId buyer, MachineIdSource machine, WhitelistSource list) {
        return new Builder(buyer, machine, list);
    }

    /** Checks, on the caller's thread; waits between tries. An interrupt ends the tries early, with the flag set. */
    public LicenseReport run() {
        StepLog log = new StepLog();
        return log.report(machine.find().fold(found -> listed(found, log), unavailable -> {
            log.failed(Step.MACHINE, unavailable.reason());
            return new LicenseVerdict.UnknownBecause("this machine has no id: " + unavailable.reason());
        }));
    }

    private LicenseVerdict listed(MachineIdOutcome.Found found, StepLog log) {
        log.passed(Step.MACHINE, found.origin() + ", grade " + found.grade());
        Row wanted = Row.of(buyer, found.id());
        String pair = pair(wanted);
        try {
            ListScan.Answer answer = attempts.call(() -> ListScan.look(list, wanted));
            log.passed(Step.FETCH, "read to its end");
            log.passed(Step.FORMAT, answer.rows() + " rows");
            return answer.listed() ? allowed(pair, log) : denied(pair, log);
        } catch (CorruptDataException malformed) {
            log.passed(Step.FETCH, "something was there");
            log.failed(Step.FORMAT, Attempts.reason(malformed));
            return grace(pair, Attempts.reason(malformed), log);
        } catch (AstraException unavailable) {
            log.failed(Step.FETCH, Attempts.reason(unavailable));
            return grace(pair, Attempts.reason(unavailable), log);
        }
    }

    private LicenseVerdict allowed(String pair, StepLog log) {
        log.passed(Step.ENTRY, "on the list");
        try {
            memory.save(GraceRule.allowed(pair, clock.instant()));
            log.passed(Step.GRACE, "remembered");
        } catch (AstraException unwritable) {
            log.failed(Step.GRACE, Attempts.reason(unwritable));
        }
        return new LicenseVerdict.Allowed();
    }

    private LicenseVerdict denied(String pair, StepLog log) {
        log.failed(Step.ENTRY, "not on the list");
        try {
            if (memory.load().filter(state -> state.pair().equals(pair)).isPresent()) {
                memory.forget();
            }
            log.passed(Step.GRACE, "nothing remembered");
        } catch (AstraException unwritable) {
            log.failed(Step.GRACE, Attempts.reason(unwritable));
        }
        return new LicenseVerdict.DeniedBecause(
                "this buyer id is not bound to this machine on the seller's list; check the"
                        + " buyer id, or bind this machine again");
    }

    private LicenseVerdict grace(String pair, String problem, StepLog log) {
        try {
            GraceRule.Decision decision = rule.decide(memory.load(), pair, clock.instant());
            decision.remember().ifPresent(memory::save);
            if (decision.until().isPresent()) {
                log.passed(Step.GRACE, decision.reason());
                return new LicenseVerdict.GraceUntil(decision.until().get(), problem);
            }
            return refused(problem, decision.reason(), log);
        } catch (AstraException forgotten) {
            return refused(problem, Attempts.reason(forgotten), log);
        }
    }

    private static LicenseVerdict refused(String problem, String reason, StepLog log) {
        log.failed(Step.GRACE, reason);
        return new LicenseVerdict.UnknownBecause(problem + "; no grace: " + reason);
    }

    private static String pair(Row row) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(("astra-grace:" + row.line()).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }

    /** One thread. How to check. */
    public static final class Builder {
        private final BuyerId buyer;
        private final MachineIdSource machine;
        private final WhitelistSource list;
        private GraceMemory memory = GraceMemory.none();
        private Duration grace = DEFAULT_GRACE;
        private RetryPolicy retry = Attempts.DEFAULT;
        private Pause pause = Pause.real();
        private InstantSource clock = InstantSource.system();

        private Builder(BuyerId buyer, MachineIdSource machine, WhitelistSource list) {
            this.buyer = Objects.requireNonNull(buyer, "buyer");
            this.machine = Objects.requireNonNull(machine, "machine");
            this.list = Objects.requireNonNull(list, "list");
        }

        /**
         * Lets the program run for a while without the list.
         *
         * @param kept where the last yes is remembered; if nothing is said, nothing is, and there is no grace
         * @param length how long after the last yes, at most 365 days; {@link #DEFAULT_GRACE} is 3 days
         */
        public Builder grace(GraceMemory kept, Duration length) {
            this.memory = Objects.requireNonNull(kept, "kept");
            this.grace = Objects.requireNonNull(length, "length");
            return this;
        }

        /**
         * How often to fetch before giving up.
         *
         * @param policy 4 tries, 60 seconds apart, if nothing is said
         */
        public Builder retry(RetryPolicy policy) {
            this.retry = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /**
         * How to tell the time and how to wait.
         *
         * @param time the system's clock if nothing is said
         * @param waiting real time if nothing is said
         */
        public Builder time(InstantSource time, Pause waiting) {
            this.clock = Objects.requireNonNull(time, "time");
            this.pause = Objects.requireNonNull(waiting, "waiting");
            return this;
        }

        /**
         * The check.
         *
         * @throws IllegalArgumentException if the grace is out of range
         */
        public LicenseCheck build() {
            return new LicenseCheck(this);
        }
    }
}
