package dev.astra.http.client.discord;

import dev.astra.core.UnavailableException;
import dev.astra.core.time.Backoff;
import dev.astra.core.time.Pause;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread-safe. Messages on their way to a webhook, in order, on a thread of its own. {@link #post} never waits and never
 * fails. A message that Discord has no room for waits as long as it says, and the others behind it; one that failed ten
 * times is given up and counted. Of more than 500 waiting messages the oldest are given up.
 *
 * <p>What waits is lost with the process: {@link #close} gives it time to go out.
 */
public final class WebhookQueue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("astra.webhook");
    private static final int MOST_WAITING = 500;
    private static final int MOST_TRIES = 10;
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), 2, Duration.ofMinutes(5), 0);

    private final DiscordWebhook webhook;
    private final Pause pause;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<WebhookMessage> waiting = new ArrayDeque<>();
    private @Nullable Thread thread;
    private boolean busy;
    private boolean closed;
    private long sent;
    private long givenUp;

    /**
     * An empty queue. Its thread begins with the first message.
     *
     * @param webhook where messages go
     * @param pause how to wait between tries
     */
    public WebhookQueue(DiscordWebhook webhook, Pause pause) {
        this.webhook = webhook;
        this.pause = pause;
    }

    /** How many stand in the channel. */
    public long sent() {
        return counted(() -> sent);
    }

    /** How many were given up. */
    public long givenUp() {
        return counted(() -> givenUp);
    }

    /** Takes a message. After {@link #close} it is given up at once. */
    public void post(WebhookMessage message) {
        lock.lock();
        try {
            if (closed) {
                givenUp++;
                return;
            }
            if (waiting.size() == MOST_WAITING) {
                waiting.removeFirst();
                givenUp++;
            }
            waiting.addLast(message);
            changed.signalAll();
            if (thread == null) {
                thread = new Thread(this::work, "astra-webhook");
                thread.setDaemon(true);
                thread.start();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until nothing waits any more.
     *
     * @param most the longest wait
     * @return how many messages still wait
     */
    public int drain(Duration most) throws InterruptedException {
        long left = most.toNanos();
        lock.lockInterruptibly();
        try {
            while ((busy || !waiting.isEmpty()) && left > 0) {
                left = changed.awaitNanos(left);
            }
            return waiting.size() + (busy ? 1 : 0);
        } finally {
            lock.unlock();
        }
    }

    /** Ends the thread at once; call {@link #drain} before to let messages go out. Idempotent. */
    @Override
    public void close() {
        Thread running;
        lock.lock();
        try {
            closed = true;
            givenUp += waiting.size();
            waiting.clear();
            running = thread;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (running != null) {
            running.interrupt();
            try {
                running.join(TimeUnit.SECONDS.toMillis(2));
            } catch (InterruptedException cutShort) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void work() {
        try {
            while (true) {
                WebhookMessage next = next();
                deliver(next);
            }
        } catch (InterruptedException closing) {
            LOG.debug("the webhook's thread ends");
        }
    }

    private WebhookMessage next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            busy = false;
            changed.signalAll();
            while (waiting.isEmpty()) {
                changed.await();
            }
            busy = true;
            return waiting.removeFirst();
        } finally {
            lock.unlock();
        }
    }

    private void deliver(WebhookMessage message) throws InterruptedException {
        for (int failed = 1; ; failed++) {
            try {
                webhook.send(message)
                        .fold(
                                done -> count(true, ""),
                                refused -> count(false, refused.reason()),
                                dead -> count(false, dead.reason()));
                return;
            } catch (UnavailableException later) {
                if (failed == MOST_TRIES) {
                    count(false, "no success in " + MOST_TRIES + " tries: " + later.getMessage());
                    return;
                }
                Duration backoff = BACKOFF.longest(failed);
                Duration hint = later.retryAfter().orElse(Duration.ZERO);
                pause.pause(hint.compareTo(backoff) > 0 ? hint : backoff);
            } catch (RuntimeException unexpected) {
                count(false, unexpected.getClass().getName());
                return;
            }
        }
    }

    private boolean count(boolean arrived, String why) {
        lock.lock();
        try {
            sent += arrived ? 1 : 0;
            givenUp += arrived ? 0 : 1;
        } finally {
            lock.unlock();
        }
        if (!arrived) {
            LOG.warn("a webhook message was given up: {}", why);
        }
        return arrived;
    }

    private long counted(java.util.function.LongSupplier number) {
        lock.lock();
        try {
            return number.getAsLong();
        } finally {
            lock.unlock();
        }
    }
}
