package dev.astra.licensing;

import static dev.astra.licensing.Shop.STAFF;
import static dev.astra.licensing.Shop.machine;
import static dev.astra.licensing.Shop.orderId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.UserId;
import dev.astra.core.cooldown.CooldownRule;
import dev.astra.testkit.Cases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** However people, staff and refunds come between each other: one change of machine per license and window. */
class MachineChangesTest {
    private static final Duration WINDOW = Duration.ofDays(5);
    private static final int LICENSES = 4;
    private static final int USERS = 3;

    /** What the listener hears is in the order of the commits, so it can be judged without the rule itself. */
    private static final class Witness implements LicensingListener {
        private final Map<BuyerId, Instant> lastChange = new HashMap<>();
        private final Map<BuyerId, MachineId> machines = new HashMap<>();
        private int changes;
        private int resets;

        @Override
        public void heard(dev.astra.core.store.Tx tx, LicensingEvent event) {
            if (event instanceof LicensingEvent.Bind bind) {
                bind.outcome()
                        .fold(
                                bound -> changed(tx.now(), bound.id(), bound.machine()),
                                changed -> changed(tx.now(), changed.id(), changed.machine()),
                                unchanged -> same(unchanged),
                                refused -> refused(tx.now(), refused),
                                none -> true,
                                none -> true,
                                none -> true,
                                none -> true,
                                none -> true,
                                none -> true);
            } else if (event instanceof LicensingEvent.Reset reset && reset.outcome() instanceof ResetOutcome.Reset) {
                resets++;
                lastChange.remove(reset.id());
            }
        }

        private boolean changed(Instant now, BuyerId id, MachineId machine) {
            Instant last = lastChange.put(id, now);
            if (last != null && Duration.between(last, now).compareTo(WINDOW) < 0) {
                throw new AssertionError("license " + id + " changed twice within " + Duration.between(last, now));
            }
            machines.put(id, machine);
            changes++;
            return true;
        }

        private boolean same(BindOutcome.Unchanged unchanged) {
            assertThat(machines).containsEntry(unchanged.id(), unchanged.machine());
            return true;
        }

        private boolean refused(Instant now, BindOutcome.CooldownRefused refused) {
            assertThat(refused.until())
                    .isEqualTo(
                            Objects.requireNonNull(lastChange.get(refused.id())).plus(WINDOW));
            assertThat(refused.remaining()).isEqualTo(Duration.between(now, refused.until()));
            return true;
        }
    }

    @Test
    void noInterleavingEverYieldsMoreThanOneChangePerWindow() {
        int[] seen = new int[2];
        Cases.run(150, random -> {
            Witness witness = new Witness();
            try (Shop shop = new Shop(
                    settings -> settings.cooldown(new CooldownRule(WINDOW)).listener(witness))) {
                for (int order = 1; order <= LICENSES; order++) {
                    shop.sell(Shop.paid(order));
                }
                for (int step = 0; step < 120; step++) {
                    step(shop, random);
                }
                agrees(shop, witness);
                seen[0] += witness.changes;
                seen[1] += witness.resets;
            }
        });
        assertThat(seen[0]).isGreaterThan(500);
        assertThat(seen[1]).isGreaterThan(50);
    }

    @Test
    void norDoManyThreadsAtOnce() throws Exception {
        Witness witness = new Witness();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Shop shop =
                new Shop(settings -> settings.cooldown(new CooldownRule(WINDOW)).listener(witness))) {
            for (int order = 1; order <= LICENSES; order++) {
                shop.sell(Shop.paid(order));
                shop.licensing.claim(new UserId(1 + order % USERS), orderId(order));
            }
            for (int round = 0; round < 20; round++) {
                List<Callable<Object>> tries = new ArrayList<>();
                for (int license = 1; license <= LICENSES; license++) {
                    for (int n = 0; n < 5; n++) {
                        tries.add(bind(shop, license, 1 + license % USERS, round * 100 + n));
                    }
                }
                Collections.shuffle(tries, new Random(round));
                for (Future<Object> done : threads.invokeAll(tries)) {
                    done.get();
                }
                shop.time.advance(WINDOW);
            }
            assertThat(witness.changes).isEqualTo(20 * LICENSES);
            agrees(shop, witness);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<Object> bind(Shop shop, int license, int user, int machine) {
        return () -> shop.licensing.bind(
                BindRequest.of(new UserId(user), machine(machine)).forLicense(new BuyerId(license)));
    }

    private static void step(Shop shop, Random random) throws Exception {
        BuyerId license = new BuyerId(1 + random.nextInt(LICENSES));
        int user = 1 + random.nextInt(USERS);
        switch (random.nextInt(15)) {
            case 0 -> shop.licensing.resetCooldown(license, STAFF);
            case 1 -> shop.licensing.revoke(license, STAFF);
            case 2, 3 -> shop.licensing.reinstate(license, STAFF);
            case 4, 5 -> shop.licensing.claim(new UserId(user), orderId((int) license.value()));
            case 6, 7 -> shop.time.advance(Duration.ofHours(random.nextInt(100)));
            case 8 -> shop.time.jumpClock(Duration.ofHours(-random.nextInt(12)));
            default ->
                bind(shop, (int) license.value(), user, random.nextInt(4)).call();
        }
    }

    private static void agrees(Shop shop, Witness witness) {
        for (int license = 1; license <= LICENSES; license++) {
            BuyerId id = new BuyerId(license);
            java.util.Optional<MachineId> machine =
                    shop.store.read(view -> Licensing.find(view, id)).flatMap(License::machine);
            assertThat(machine.orElse(null)).isEqualTo(witness.machines.get(id));
        }
    }
}
