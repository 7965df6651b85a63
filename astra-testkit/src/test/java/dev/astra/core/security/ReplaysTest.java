package dev.astra.core.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.UnavailableException;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Sequence;
import dev.astra.core.store.Store;
import dev.astra.testkit.Cases;
import dev.astra.testkit.Covers;
import dev.astra.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplaysTest {
    private static final Sequence EFFECTS = new Sequence("test.effects");

    private final VirtualTime time = new VirtualTime();
    private final InMemoryJournal journal = new InMemoryJournal();
    private Store store = open();

    private Store open() {
        return Store.builder(journal).clock(time, time::nanos).open(Replays.TABLES);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private RequestProof proof(String nonce, String content) {
        return new RequestProof(nonce, time.instant(), content);
    }

    private String once(RequestProof proof) {
        return new Replays(store)
                .once(proof, tx -> new Answer(200, "effect " + tx.next(EFFECTS)))
                .fold(
                        first -> "first " + first.answer().body(),
                        repeated -> "again " + repeated.answer().body(),
                        other -> "other request",
                        stale -> "stale");
    }

    @Test
    @Covers("P-116")
    void aSecondDeliveryHasNoSecondEffectAndGetsTheFirstAnswerAlsoAfterARestart() {
        RequestProof proof = proof("n1", "a");
        assertThat(once(proof)).isEqualTo("first effect 1");
        assertThat(once(proof)).isEqualTo("again effect 1");
        store.close();
        store = open();
        assertThat(once(proof)).isEqualTo("again effect 1");
        assertThat(once(proof("n2", "a"))).isEqualTo("first effect 2");
    }

    @Test
    @Covers("P-117")
    void anotherRequestWithTheSameNonceIsRefused() {
        once(proof("n1", "a"));
        assertThat(once(proof("n1", "b"))).isEqualTo("other request");
        assertThat(once(proof("n2", "b"))).isEqualTo("first effect 2");
    }

    @Test
    void aRequestThatFailedMayBeSentAgain() {
        RequestProof proof = proof("n1", "a");
        assertThatThrownBy(() -> new Replays(store).once(proof, tx -> {
                    tx.next(EFFECTS);
                    throw new IllegalStateException("refused by the test");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(once(proof)).isEqualTo("first effect 1");
    }

    @Test
    void theTableIsBoundedByItsWindowAndByItsRoom() {
        for (int i = 0; i < 3_000; i++) {
            once(proof("n" + i, "a"));
            time.advance(Duration.ofSeconds(1));
        }
        assertThat(store.read(Replays::count)).isBetween(600L, 602L);
        RequestProof more = proof("more", "a");
        Replays full = new Replays(store, 600);
        assertThatThrownBy(() -> full.once(more, tx -> new Answer(200, ""))).isInstanceOf(UnavailableException.class);
    }

    @Test
    void noJumpOfTheClockGivesASecondEffect() {
        Cases.run(40, random -> {
            InMemoryJournal log = new InMemoryJournal();
            VirtualTime clock = new VirtualTime();
            Map<String, Integer> effects = new HashMap<>();
            List<RequestProof> sent = new ArrayList<>();
            for (int life = 0; life < 4; life++) {
                try (Store own = Store.builder(log).clock(clock, clock::nanos).open(Replays.TABLES)) {
                    for (int i = 0; i < 40; i++) {
                        clock.jumpClock(Duration.ofSeconds(random.nextInt(1_400) - 700));
                        if (sent.isEmpty() || random.nextInt(3) == 0) {
                            sent.add(new RequestProof("n" + sent.size(), clock.instant(), "a"));
                        }
                        RequestProof any = sent.get(random.nextInt(sent.size()));
                        new Replays(own)
                                .once(any, tx -> new Answer(200, any.nonce()))
                                .fold(
                                        first -> effects.merge(any.nonce(), 1, Integer::sum),
                                        again -> 0,
                                        other -> 0,
                                        stale -> 0);
                    }
                }
            }
            assertThat(effects.values()).isNotEmpty().allMatch(count -> count == 1);
        });
    }
}
