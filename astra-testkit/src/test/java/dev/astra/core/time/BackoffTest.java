package dev.astra.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.testkit.Cases;
import dev.astra.testkit.VirtualTime;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class BackoffTest {
    private static final SplittableRandom CHANCE = new SplittableRandom(1);
    private final VirtualTime time = new VirtualTime();

    @Test
    void doublesUpToTheCapAndNeverOverflows() {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), 2, Duration.ofSeconds(50), 0);
        assertThat(backoff.longest(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.longest(6)).isEqualTo(Duration.ofSeconds(32));
        assertThat(backoff.longest(7)).isEqualTo(Duration.ofSeconds(50));
        assertThat(backoff.longest(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(50));
    }

    @Test
    void jitterOnlyShortensAndByNoMoreThanItsShare() {
        Cases.run(300, random -> {
            int percent = random.nextInt(101);
            Backoff backoff = new Backoff(
                    Duration.ofMillis(1 + random.nextInt(10_000)), 1 + random.nextInt(10), Duration.ofDays(1), percent);
            int failures = 1 + random.nextInt(100);
            Duration longest = backoff.longest(failures);
            Duration wait = backoff.wait(failures, random);
            assertThat(wait).isLessThanOrEqualTo(longest);
            assertThat(wait.toMillis() * 100).isGreaterThanOrEqualTo(longest.toMillis() * (100 - percent));
        });
    }

    @Test
    void refusesWaitsThatMakeNoSense() {
        assertThatThrownBy(() -> Backoff.constant(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Backoff.doubling(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cap");
    }

    @Test
    void retriesWhatIsUnavailableAndReturnsTheAnswer() throws InterruptedException {
        RetryPolicy policy = new RetryPolicy(4, Backoff.constant(Duration.ofMinutes(1)), Duration.ofMinutes(5));
        AtomicInteger calls = new AtomicInteger();
        String answer = policy.call(time, CHANCE, () -> {
            if (calls.incrementAndGet() < 4) {
                throw new UnavailableException("down");
            }
            return "yes";
        });
        assertThat(answer).isEqualTo("yes");
        assertThat(time.nanos()).isEqualTo(Duration.ofMinutes(3).toNanos());
    }

    @Test
    void givesUpAfterTheLastTryWithTheLastFailure() {
        RetryPolicy policy = new RetryPolicy(3, Backoff.constant(Duration.ofSeconds(1)), Duration.ofMinutes(5));
        AtomicInteger calls = new AtomicInteger();
        assertThatThrownBy(() -> policy.call(time, CHANCE, () -> {
                    throw new UnavailableException("down " + calls.incrementAndGet());
                }))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("down 3");
    }

    @Test
    void neverWaitsShorterThanTheHint() {
        RetryPolicy policy = new RetryPolicy(2, Backoff.constant(Duration.ofSeconds(1)), Duration.ofMinutes(5));
        UnavailableException hint = new UnavailableException("busy", Duration.ofSeconds(90));
        assertThat(policy.waitAfter(1, hint, CHANCE)).contains(Duration.ofSeconds(90));
    }

    @Test
    void aHintBeyondOnesPatienceEndsTheTries() {
        RetryPolicy policy = new RetryPolicy(9, Backoff.constant(Duration.ofSeconds(1)), Duration.ofMinutes(5));
        UnavailableException hint = new UnavailableException("busy", Duration.ofSeconds(301));
        assertThat(policy.waitAfter(1, hint, CHANCE)).isEmpty();
    }

    @Test
    void whatWasRejectedIsNotAskedAgain() {
        RetryPolicy policy = new RetryPolicy(9, Backoff.constant(Duration.ofSeconds(1)), Duration.ofMinutes(5));
        AtomicInteger calls = new AtomicInteger();
        assertThatThrownBy(() -> policy.call(time, CHANCE, () -> {
                    calls.incrementAndGet();
                    throw new RejectedException("bad key");
                }))
                .isInstanceOf(RejectedException.class);
        assertThat(calls).hasValue(1);
    }
}
