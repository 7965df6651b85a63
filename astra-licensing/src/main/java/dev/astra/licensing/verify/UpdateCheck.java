package dev.astra.licensing.verify;

import dev.astra.core.AstraException;
import dev.astra.core.CorruptDataException;
import dev.astra.core.time.Pause;
import dev.astra.core.time.RetryPolicy;
import java.net.URI;
import java.util.Objects;

/** Thread-safe. Asks whether a newer version is published. Whatever happens there, the program may go on. */
public final class UpdateCheck {
    private final Version running;
    private final ReleaseSource source;
    private final URI link;
    private final Attempts attempts;

    private UpdateCheck(Builder builder) {
        this.running = builder.running;
        this.source = builder.source;
        this.link = builder.link;
        this.attempts = new Attempts(builder.retry, builder.pause);
    }

    /**
     * Begins a check.
     *
     * @param running the version of the program that asks
     * @param source what is published
     * @param link where a newer version is to be had, for people
     */
    public static Builder builder(Version running, ReleaseSource source, URI link) {
        return new Builder(running, source, link);
    }

    /** Asks, on the caller's thread; waits between tries. An interrupt ends it early, with the flag set. */
    public UpdateOutcome run() {
        try {
            return attempts.call(this::compare);
        } catch (AstraException unknown) {
            return new UpdateOutcome.Unknown(Attempts.reason(unknown));
        }
    }

    private UpdateOutcome compare() {
        Version published;
        try {
            published = Version.parse(source.latest().lines().findFirst().orElse(""));
        } catch (IllegalArgumentException | CorruptDataException unreadable) {
            return new UpdateOutcome.Unknown("the published version cannot be read: " + unreadable.getMessage());
        }
        return published.compareTo(running) > 0
                ? new UpdateOutcome.UpdateAvailable(published, link)
                : new UpdateOutcome.UpToDate(published);
    }

    /** One thread. How to ask. */
    public static final class Builder {
        private final Version running;
        private final ReleaseSource source;
        private final URI link;
        private RetryPolicy retry = Attempts.DEFAULT;
        private Pause pause = Pause.real();

        private Builder(Version running, ReleaseSource source, URI link) {
            this.running = Objects.requireNonNull(running, "running");
            this.source = Objects.requireNonNull(source, "source");
            this.link = Objects.requireNonNull(link, "link");
        }

        /**
         * How often to ask before giving up.
         *
         * @param policy 4 tries, 60 seconds apart, if nothing is said
         */
        public Builder retry(RetryPolicy policy) {
            this.retry = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /**
         * How to wait.
         *
         * @param waiting real time if nothing is said
         */
        public Builder pause(Pause waiting) {
            this.pause = Objects.requireNonNull(waiting, "waiting");
            return this;
        }

        /** The check. */
        public UpdateCheck build() {
            return new UpdateCheck(this);
        }
    }
}
