package dev.astra.licensing.verify;

import dev.astra.core.time.Pause;
import dev.astra.core.time.RetryPolicy;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.LicenseKey;
import dev.astra.licensing.machine.MachineIdSource;
import dev.astra.licensing.signature.Issue;
import dev.astra.licensing.signature.RootKeys;
import dev.astra.licensing.verify.LicenseReport.Step;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Thread-safe. Does the published list let this license run on this machine? The check fails closed: what cannot be found
 * out is never a yes.
 *
 * <ol>
 *   <li>{@link Step#MACHINE}: the machine id source is asked, once. Without an id there is no answer and no grace.
 *   <li>{@link Step#FETCH}: the list is fetched, with several tries.
 *   <li>{@link Step#FORMAT}: the whole list must be sound.
 *   <li>{@link Step#SIGNATURE}: a key signed it that a pinned root key certified for lists.
 *   <li>{@link Step#ROLLBACK}: it is not older than the newest list that this machine has seen, and there is no other of its
 *       number.
 *   <li>{@link Step#FRESHNESS}: it is not stale.
 *   <li>{@link Step#ENTRY}: the license on this machine is on it.
 *   <li>{@link Step#GRACE}: the answer is remembered under a seal. If a step before {@code ENTRY} failed, a yes that is
 *       remembered for the same license on the same machine is worth the rest of its list's freshness, and then the grace.
 * </ol>
 *
 * <p>The legacy list, which old programs read, has no signature and no number: steps 4 to 6 are left out there, and whoever
 * stands between seller and customer can answer what they like.
 *
 * <p>What is left is used up by the time that the clock shows between checks, and by at least a minute for each check that
 * brings no newer list. It is given only after that was written down. A clock that shows a time before the last check gets
 * nothing until one check has read the list. Check at the start and then every hour or so, with the same object: it lets the
 * clock be set ahead meanwhile, but not back, so that every hour that the program runs is used up. What cannot be noticed: an old seal, or a snapshot of the whole machine, that is
 * put back together with the clock.
 *
 * <p>No environment variable and no setting turns the check off; a program that has no list to check against cannot build
 * it.
 */
public final class LicenseCheck {
    /** The grace if nothing else is said: 3 days. */
    public static final Duration DEFAULT_GRACE = Duration.ofDays(3);

    private final MachineIdSource machine;
    private final ListPath path;

    private LicenseCheck(Builder builder) {
        this.machine = builder.machine;
        this.path = builder.path.apply(builder);
    }

    /**
     * Begins a check of the signed list.
     *
     * @param list its name
     * @param key what the buyer got with the license
     * @param roots the seller's root keys, built into the program
     * @param machine where
     * @param source what is published
     */
    public static Builder signed(
            String list, LicenseKey key, RootKeys roots, MachineIdSource machine, WhitelistSource source) {
        Issue.requireName(list);
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(roots, "roots");
        Objects.requireNonNull(source, "source");
        return new Builder(
                machine,
                settings -> new SignedPath(
                        list,
                        key,
                        roots,
                        source,
                        new Attempts(settings.retry, settings.pause),
                        settings.memory,
                        new GraceRule(settings.grace),
                        settings.clock()));
    }

    /**
     * Begins a check of the legacy list.
     *
     * @param buyer who
     * @param machine where
     * @param list what is published
     */
    public static Builder builder(BuyerId buyer, MachineIdSource machine, WhitelistSource list) {
        Objects.requireNonNull(buyer, "buyer");
        Objects.requireNonNull(list, "list");
        return new Builder(
                machine,
                settings -> new LegacyPath(
                        buyer,
                        list,
                        new Attempts(settings.retry, settings.pause),
                        settings.memory,
                        new GraceRule(settings.grace),
                        settings.clock()));
    }

    /** Checks, on the caller's thread; waits between tries. An interrupt ends the tries early, with the flag set. */
    public LicenseReport run() {
        StepLog log = new StepLog();
        return log.report(machine.find()
                .fold(
                        found -> {
                            log.passed(Step.MACHINE, found.origin() + ", grade " + found.grade());
                            return path.check(found, log);
                        },
                        unavailable -> {
                            log.failed(Step.MACHINE, unavailable.reason());
                            return new LicenseVerdict.UnknownBecause("this machine has no id: " + unavailable.reason());
                        }));
    }

    /** One thread. How to check. */
    public static final class Builder {
        private final MachineIdSource machine;
        private final Function<Builder, ListPath> path;
        private GraceMemory memory = GraceMemory.none();
        private Duration grace = DEFAULT_GRACE;
        private RetryPolicy retry = Attempts.DEFAULT;
        private Pause pause = Pause.real();
        private InstantSource wall = InstantSource.system();
        private LongSupplier nanos = System::nanoTime;

        private Builder(MachineIdSource machine, Function<Builder, ListPath> path) {
            this.machine = Objects.requireNonNull(machine, "machine");
            this.path = path;
        }

        /**
         * Lets the program run for a while without the list.
         *
         * @param kept where the last answer is remembered; if nothing is said, nothing is, and there is no grace
         * @param length how long after the last yes is stale, at most 365 days; {@link #DEFAULT_GRACE} is 3 days
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
            this.wall = Objects.requireNonNull(time, "time");
            this.pause = Objects.requireNonNull(waiting, "waiting");
            return this;
        }

        /**
         * What passes while the program runs, whatever its clock is set to.
         *
         * @param time nanoseconds from any fixed point, never going back; the system's if nothing is said
         */
        public Builder monotonic(LongSupplier time) {
            this.nanos = Objects.requireNonNull(time, "time");
            return this;
        }

        private InstantSource clock() {
            return new SteadyClock(wall, nanos);
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
