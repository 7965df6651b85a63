package dev.astra.licensing;

import static dev.astra.licensing.Shop.machine;
import static dev.astra.licensing.Shop.orderId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.Actor;
import dev.astra.core.UserId;
import dev.astra.core.order.OrderRegistry;
import dev.astra.testkit.Cases;
import dev.astra.testkit.Covers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Polls, claims and binds in any order, on one thread and on several: nothing that was answered is lost. */
class InterleavingsTest {
    private static final int OLD = 3;
    private static final int NEW = 3;

    /** A poll as the old bot did it: it has read which orders are new, and stores them some time later. */
    private static Callable<Object> poll(Shop shop) {
        return () -> {
            shop.store.execute(tx -> {
                for (int order = 1; order <= OLD + NEW; order++) {
                    OrderRegistry.add(tx, Shop.paid(order), Actor.system("poll"));
                }
            });
            return "polled";
        };
    }

    private static List<Callable<Object>> work(Shop shop) {
        List<Callable<Object>> work = new ArrayList<>();
        work.add(poll(shop));
        work.add(poll(shop));
        for (int order = 1; order <= OLD; order++) {
            int number = order;
            work.add(() -> {
                ClaimOutcome claimed = shop.licensing.claim(new UserId(number), orderId(number));
                BindOutcome bound = shop.licensing.bind(new UserId(number), machine(number));
                return List.of(claimed.getClass(), bound.getClass());
            });
        }
        work.add(() -> shop.licensing.claim(new UserId(99), orderId(OLD + 1)).getClass());
        return work;
    }

    private static void nothingIsLost(Shop shop, List<Object> answers) {
        assertThat(answers.stream().filter(List.class::isInstance))
                .hasSize(OLD)
                .allMatch(List.of(ClaimOutcome.Claimed.class, BindOutcome.Bound.class)::equals);
        assertThat(shop.listed()).containsExactly(1L, 2L, 3L);
        assertThat(shop.store.read(OrderRegistry::count)).isEqualTo(OLD + NEW);
        for (int order = 1; order <= OLD; order++) {
            assertThat(shop.license(order).owner()).contains(new UserId(order));
            assertThat(shop.license(order).machine()).contains(machine(order));
        }
        boolean late = answers.contains(ClaimOutcome.Claimed.class);
        assertThat(shop.of(new UserId(99))).hasSize(late ? 1 : 0);
        assertThat(shop.listVersion()).isEqualTo(OLD);
    }

    private static Shop shop() {
        Shop shop = new Shop();
        for (int order = 1; order <= OLD; order++) {
            shop.sell(Shop.paid(order));
        }
        return shop;
    }

    @Test
    @Covers("A-025")
    void aThousandShuffledInterleavingsOnOneThreadLoseNothing() {
        Cases.run(1_000, random -> {
            try (Shop shop = shop()) {
                List<Callable<Object>> work = work(shop);
                Collections.shuffle(work, random);
                List<Object> answers = new ArrayList<>();
                for (Callable<Object> each : work) {
                    answers.add(each.call());
                }
                nothingIsLost(shop, answers);
            }
        });
    }

    @Test
    @Covers("A-025")
    void aThousandInterleavingsOfSeveralThreadsLoseNothing() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 1_000; round++) {
                try (Shop shop = shop()) {
                    List<Callable<Object>> work = work(shop);
                    Collections.shuffle(work, new Random(round));
                    List<Object> answers = new ArrayList<>();
                    for (Future<Object> each : threads.invokeAll(work)) {
                        answers.add(each.get());
                    }
                    nothingIsLost(shop, answers);
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
