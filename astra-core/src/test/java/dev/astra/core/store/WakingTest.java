package dev.astra.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WakingTest {
    private static final int MANY = 40;
    private static final long PATIENCE = 10_000;

    private final Waking waking = new Waking();
    private final List<Pending<?>> pendings = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Set<Thread> interrupted = ConcurrentHashMap.newKeySet();

    /** So many threads, each of which waits for a change of its own, or will. */
    private void wait(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            CountDownLatch made = new CountDownLatch(1);
            Thread thread = new Thread(() -> {
                Pending<?> mine = Pending.blocking(tx -> true);
                pendings.add(mine);
                made.countDown();
                try {
                    mine.await();
                } catch (UnavailableException left) {
                    interrupted.add(Thread.currentThread());
                }
            });
            thread.start();
            made.await();
            threads.add(thread);
        }
    }

    /** Of a thread that has other things to do than to listen. */
    private void addDeaf() {
        pendings.add(Pending.blocking(tx -> true));
    }

    private void expectAllBack() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(PATIENCE);
        }
        assertThat(threads).noneMatch(Thread::isAlive);
    }

    private void leave(int thread) throws InterruptedException {
        threads.get(thread).interrupt();
        threads.get(thread).join();
    }

    @Test
    void whoIsWokenWakesTheNextOne() throws InterruptedException {
        wait(MANY);
        waking.tell(pendings);
        expectAllBack();
        assertThat(interrupted).isEmpty();
    }

    @Test
    void whoComesBehindAThreadThatDoesNotListenIsWokenAllTheSame() throws InterruptedException {
        for (int i = 0; i < MANY; i++) {
            addDeaf();
        }
        wait(MANY);
        waking.tell(pendings);
        waking.makeSure();
        expectAllBack();
    }

    @Test
    void whoComesBehindAThreadThatWasInterruptedIsWokenAllTheSame() throws InterruptedException {
        wait(MANY);
        leave(0);
        leave(1);
        leave(7);
        waking.tell(pendings);
        waking.makeSure();
        expectAllBack();
        assertThat(interrupted).containsExactlyInAnyOrder(threads.get(0), threads.get(1), threads.get(7));
    }

    @Test
    void thoseOfTheBatchBeforeTheLastAreWokenWithTheNextOne() throws InterruptedException {
        for (int i = 0; i < MANY; i++) {
            addDeaf();
        }
        wait(MANY);
        waking.tell(pendings);
        waking.tell(List.of());
        waking.tell(List.of());
        expectAllBack();
    }

    @Test
    void aStoreWakesThemByItself() throws InterruptedException {
        HeldJournal journal = new HeldJournal();
        try (Store store = Store.open(journal, Notes.TABLES)) {
            Thread first = new Thread(() -> store.write(tx -> Notes.add(tx, "first", null, 0)));
            first.start();
            journal.awaitBatch();
            for (int i = 0; i < MANY; i++) {
                String title = "note " + i;
                int queued = i + 1;
                Thread thread = new Thread(() -> {
                    try {
                        store.write(tx -> Notes.add(tx, title, null, 0));
                    } catch (UnavailableException left) {
                        interrupted.add(Thread.currentThread());
                    }
                });
                thread.start();
                threads.add(thread);
                while (store.health().queued() < queued) {
                    Thread.onSpinWait();
                }
            }
            leave(0);
            leave(9);
            journal.letGo();
            expectAllBack();
            first.join();
            assertThat(interrupted).containsExactlyInAnyOrder(threads.get(0), threads.get(9));
            assertThat(store.view().table(Notes.NOTES).count()).isEqualTo(MANY + 1);
        }
    }
}
