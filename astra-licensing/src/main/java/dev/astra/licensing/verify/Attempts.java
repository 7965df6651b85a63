package dev.astra.licensing.verify;

import dev.astra.core.AstraException;
import dev.astra.core.UnavailableException;
import dev.astra.core.time.Backoff;
import dev.astra.core.time.Pause;
import dev.astra.core.time.RetryPolicy;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Thread-safe. Asks a source as often as the policy says. A source that breaks its port's rules with another exception
 * counts as unavailable, and so does an interrupt, which stays set.
 */
final class Attempts {
    /** As the old programs did: 4 tries, 60 seconds apart; a hint of up to 5 minutes is honored. */
    static final RetryPolicy DEFAULT =
            new RetryPolicy(4, Backoff.constant(Duration.ofSeconds(60)), Duration.ofMinutes(5));

    private final RetryPolicy policy;
    private final Pause pause;

    Attempts(RetryPolicy policy, Pause pause) {
        this.policy = policy;
        this.pause = pause;
    }

    <T> T call(Supplier<T> question) {
        try {
            return policy.call(pause, ThreadLocalRandom.current(), question::get);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("the wait for the next try was interrupted", interrupted);
        } catch (AstraException told) {
            throw told;
        } catch (RuntimeException broken) {
            throw new UnavailableException(
                    "expected an answer, the source failed with "
                            + broken.getClass().getSimpleName(),
                    broken);
        }
    }

    static String reason(AstraException exception) {
        return Objects.toString(exception.getMessage(), exception.getClass().getSimpleName());
    }
}
