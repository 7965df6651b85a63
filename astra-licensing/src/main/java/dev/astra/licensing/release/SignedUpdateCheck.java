package dev.astra.licensing.release;

import dev.astra.core.AstraException;
import dev.astra.core.time.Backoff;
import dev.astra.core.time.Pause;
import dev.astra.core.time.RetryPolicy;
import dev.astra.licensing.freshness.Freshness;
import dev.astra.licensing.freshness.HighWaterMemory;
import dev.astra.licensing.release.ReleaseOutcome.Refused;
import dev.astra.licensing.release.ReleaseOutcome.Unknown;
import dev.astra.licensing.release.ReleaseOutcome.UpToDate;
import dev.astra.licensing.release.ReleaseOutcome.UpdateAvailable;
import dev.astra.licensing.release.ReleaseOutcome.Urgency;
import dev.astra.licensing.signature.Reading;
import dev.astra.licensing.signature.RootKeys;
import dev.astra.licensing.verify.Version;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Thread-safe. Asks whether a newer version is published, and believes signed manifests only. An older manifest than one that
 * was seen before, one whose time is over, one of another product or channel and one that nobody signed who may are refused.
 * Whatever happens there, the program may go on.
 */
public final class SignedUpdateCheck {
    private final Version running;
    private final Channel channel;
    private final SignedReleaseSource source;
    private final RootKeys roots;
    private final HighWaterMemory memory;
    private final RetryPolicy retry;
    private final Pause pause;
    private final InstantSource clock;

    private SignedUpdateCheck(Builder builder) {
        this.running = builder.running;
        this.channel = builder.channel;
        this.source = builder.source;
        this.roots = builder.roots;
        this.memory = builder.memory;
        this.retry = builder.retry;
        this.pause = builder.pause;
        this.clock = builder.clock;
    }

    /**
     * Begins a check.
     *
     * @param running the version of the program that asks
     * @param channel which releases it wants
     * @param source where they are
     * @param roots the pinned root keys
     * @param memory what was seen before, of this channel alone
     */
    public static Builder builder(
            Version running, Channel channel, SignedReleaseSource source, RootKeys roots, HighWaterMemory memory) {
        return new Builder(running, channel, source, roots, memory);
    }

    /** Asks, on the caller's thread; waits between tries. An interrupt ends it early, with the flag set. */
    public ReleaseOutcome run() {
        try {
            byte[] manifest = retry.call(pause, ThreadLocalRandom.current(), () -> source.manifest(channel));
            return Release.read(manifest, channel, roots, this::judge, Refused::new);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Unknown("the wait for the next try was interrupted");
        } catch (AstraException told) {
            return new Unknown(Objects.toString(told.getMessage(), "it could not be found out"));
        } catch (RuntimeException broken) {
            return new Unknown("the source failed with " + broken.getClass().getSimpleName());
        }
    }

    private ReleaseOutcome judge(Release release, Reading.Sound reading) {
        return Freshness.judge(reading, memory.load(), clock.instant())
                .fold(
                        fresh -> {
                            memory.save(fresh.seen());
                            return compare(release);
                        },
                        stale -> {
                            memory.save(stale.seen());
                            return new Refused("the manifest was good until " + stale.since()
                                    + "; somebody may be holding newer ones back");
                        },
                        older -> new Refused("an older manifest than the one that was seen before ("
                                + older.known().mark() + "); somebody may be showing old ones"),
                        forked -> new Refused("another manifest with the same number was seen before"));
    }

    private ReleaseOutcome compare(Release release) {
        if (release.version().compareTo(running) <= 0) {
            return new UpToDate(release);
        }
        Urgency urgency = running.compareTo(release.minimum()) < 0
                ? Urgency.REQUIRED
                : running.compareTo(release.recommended()) < 0 ? Urgency.RECOMMENDED : Urgency.OPTIONAL;
        return new UpdateAvailable(release, urgency);
    }

    /** One thread. How to ask. */
    public static final class Builder {
        private final Version running;
        private final Channel channel;
        private final SignedReleaseSource source;
        private final RootKeys roots;
        private final HighWaterMemory memory;
        private RetryPolicy retry = new RetryPolicy(4, Backoff.constant(Duration.ofSeconds(60)), Duration.ofMinutes(5));
        private Pause pause = Pause.real();
        private InstantSource clock = InstantSource.system();

        private Builder(
                Version running, Channel channel, SignedReleaseSource source, RootKeys roots, HighWaterMemory memory) {
            this.running = Objects.requireNonNull(running, "running");
            this.channel = Objects.requireNonNull(channel, "channel");
            this.source = Objects.requireNonNull(source, "source");
            this.roots = Objects.requireNonNull(roots, "roots");
            this.memory = Objects.requireNonNull(memory, "memory");
        }

        /** How often to ask before giving up; 4 tries, 60 seconds apart, unless set. */
        public Builder retry(RetryPolicy policy) {
            this.retry = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /** What time it is and how to wait; real time unless set. */
        public Builder time(InstantSource source, Pause waiting) {
            this.clock = Objects.requireNonNull(source, "source");
            this.pause = Objects.requireNonNull(waiting, "waiting");
            return this;
        }

        /** The check. */
        public SignedUpdateCheck build() {
            return new SignedUpdateCheck(this);
        }
    }
}
