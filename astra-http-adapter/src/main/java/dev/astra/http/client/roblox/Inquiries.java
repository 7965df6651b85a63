package dev.astra.http.client.roblox;

import dev.astra.core.time.Backoff;
import dev.astra.core.time.Scheduler;
import dev.astra.http.client.Caller;
import dev.astra.http.client.Reply;
import dev.astra.http.client.RetryAfter;
import dev.astra.trading.account.Lookup;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. Questions to one service that needs no session. What fails and may pass is asked again, three times in all and
 * soon; once the service has asked for a pause, nothing is asked before it is over.
 */
final class Inquiries {
    /** How often one question is asked at most. */
    static final int TRIES = 3;

    private static final Backoff WAITS = Backoff.doubling(Duration.ofMillis(250), Duration.ofSeconds(2));
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int MOST_UNDER_WAY = 32;

    private final Caller caller;
    private final Scheduler scheduler;
    private final AtomicInteger underWay = new AtomicInteger();
    private long pauseEnds;
    private boolean paused;

    Inquiries(Caller caller, Scheduler scheduler) {
        this.caller = caller;
        this.scheduler = scheduler;
    }

    /**
     * Asks.
     *
     * @return completes with any answer but one that says "not now"; never fails
     */
    CompletionStage<Lookup<Reply>> ask(Request request) {
        if (underWay.incrementAndGet() > MOST_UNDER_WAY) {
            underWay.decrementAndGet();
            return CompletableFuture.completedStage(new Lookup.Unavailable<>(Optional.of(PAUSE)));
        }
        Question question = new Question(request, new CompletableFuture<>());
        attempt(question, 1);
        return question.answer().whenComplete((lookup, failure) -> underWay.decrementAndGet());
    }

    private record Question(Request request, CompletableFuture<Lookup<Reply>> answer) {
        void unavailable(Optional<Duration> retryAfter) {
            answer.complete(new Lookup.Unavailable<>(retryAfter));
        }
    }

    private void attempt(Question question, int number) {
        Duration left = pauseLeft();
        if (left.isZero()) {
            caller.send(question.request()).whenComplete((reply, failure) -> hear(question, number, reply));
        } else {
            again(question, number, Optional.of(left));
        }
    }

    private void hear(Question question, int number, @Nullable Reply reply) {
        if (reply == null) {
            again(question, number, Optional.empty());
            return;
        }
        int status = reply.status();
        if (status != 429 && status != 408 && status != 425 && status < 500) {
            question.answer().complete(new Lookup.Found<>(reply));
            return;
        }
        Optional<Duration> hint = RetryAfter.parse(
                        reply.header("Retry-After").orElse(null),
                        scheduler.clock().instant())
                .filter(wait -> !wait.isZero());
        if (status == 429 || hint.isPresent()) {
            pause(hint.orElse(PAUSE));
        }
        again(question, number, hint);
    }

    private void again(Question question, int number, Optional<Duration> hint) {
        Duration wait = hint.orElseGet(() -> WAITS.wait(number, ThreadLocalRandom.current()));
        if (number >= TRIES || wait.compareTo(LONGEST_WAIT) > 0) {
            question.unavailable(hint);
            return;
        }
        try {
            scheduler.after(wait, () -> attempt(question, number + 1));
        } catch (RuntimeException closed) { // the program ends, or very much waits
            question.unavailable(hint);
        }
    }

    private synchronized void pause(Duration length) {
        long end = scheduler.nanos() + length.toNanos();
        if (!paused || end - pauseEnds > 0) {
            pauseEnds = end;
            paused = true;
        }
    }

    private synchronized Duration pauseLeft() {
        long left = paused ? pauseEnds - scheduler.nanos() : 0;
        paused = left > 0;
        return paused ? Duration.ofNanos(left) : Duration.ZERO;
    }
}
