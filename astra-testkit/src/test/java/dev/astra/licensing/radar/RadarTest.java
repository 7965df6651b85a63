package dev.astra.licensing.radar;

import static dev.astra.licensing.Shop.ANN;
import static dev.astra.licensing.Shop.BOB;
import static dev.astra.licensing.Shop.machine;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.Actor;
import dev.astra.core.UserId;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.cooldown.CooldownRule;
import dev.astra.core.order.OrderRegistry;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Store;
import dev.astra.licensing.BindOutcome;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.ClaimRequest;
import dev.astra.licensing.License;
import dev.astra.licensing.Licensing;
import dev.astra.licensing.MachineId;
import dev.astra.licensing.MachinePolicy;
import dev.astra.licensing.Shop;
import dev.astra.licensing.radar.Collision.Buyer;
import dev.astra.licensing.radar.Collision.Kind;
import dev.astra.licensing.radar.Collision.Machine;
import dev.astra.licensing.radar.Collision.Reason;
import dev.astra.testkit.Cases;
import dev.astra.testkit.Covers;
import dev.astra.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RadarTest {
    private final VirtualTime time = new VirtualTime();
    private final Radar radar = new Radar();
    private final Store store = Store.builder(new InMemoryJournal())
            .clock(time, time::nanos)
            .random(new Random(1))
            .open(AuditLog.TABLES, OrderRegistry.TABLES, Licensing.TABLES, Radar.TABLES);
    private Licensing licensing = Licensing.builder(store).listener(radar).build();
    private int sold;

    @AfterEach
    void close() {
        store.close();
    }

    private BuyerId sell(UserId user) {
        sold++;
        int number = sold;
        store.execute(tx -> {
            OrderRegistry.add(tx, Shop.paid(number), Actor.system("test"));
            licensing.claim(tx, ClaimRequest.of(user, Shop.orderId(number)));
        });
        return new BuyerId(number);
    }

    private List<Collision> collisions() {
        return store.read(view -> radar.collisions(view, time.instant()).toList());
    }

    @Test
    void oneBuyerOnOneMachineIsNoCollision() {
        sell(ANN);
        licensing.bind(ANN, machine(1));
        assertThat(collisions()).isEmpty();
    }

    @Test
    void twoLicensesOfOneBuyerOnOneMachineAreNoCollision() {
        BuyerId first = sell(ANN);
        licensing.bind(ANN, machine(1));
        BuyerId second = sell(ANN);
        store.execute(tx -> radar.adopted(tx, Licensing.find(tx, second).orElseThrow()));
        assertThat(Radar.sightings(store.view(), first)).hasSize(1);
        assertThat(collisions()).isEmpty();
    }

    @Test
    void aMachineUnderTwoBuyersScoresFortyForTheSecond() {
        sell(ANN);
        sell(BOB);
        licensing.bind(ANN, machine(1));
        licensing.bind(BOB, machine(1));
        assertThat(collisions())
                .containsExactly(new Collision(
                        new Machine(machine(1)),
                        40,
                        List.of(new Reason(Kind.AT_THE_SAME_TIME, 1, 40)),
                        List.of(new BuyerId(1), new BuyerId(2))));
    }

    @Test
    void aMachineThatWasHandedOnScoresLessAndNothingAfterTheWindow() {
        sell(ANN);
        sell(BOB);
        licensing.bind(ANN, machine(1));
        time.advance(Duration.ofDays(6));
        licensing.bind(ANN, machine(2));
        licensing.bind(BOB, machine(1));
        assertThat(collisions())
                .singleElement()
                .satisfies(it -> assertThat(it.reasons()).containsExactly(new Reason(Kind.ONE_AFTER_ANOTHER, 1, 15)));
        time.advance(Duration.ofDays(90));
        assertThat(collisions()).hasSize(1);
        time.advance(Duration.ofNanos(1));
        assertThat(collisions()).isEmpty();
    }

    @Test
    void aBuyerWhoGoesBackAndForthAndTriesOthersIsSeen() {
        sell(ANN);
        for (int change = 0; change < 4; change++) {
            licensing.bind(ANN, machine(1 + change % 2));
            licensing.bind(ANN, machine(50 + change));
            time.advance(Duration.ofDays(5));
        }
        assertThat(collisions())
                .containsExactly(new Collision(
                        new Buyer(ANN),
                        50,
                        List.of(new Reason(Kind.WENT_BACK, 2, 30), new Reason(Kind.REFUSED_MACHINE, 4, 20)),
                        List.of(new BuyerId(1))));
    }

    @Test
    void machinesBeyondTheThirdCountTenEach() {
        sell(ANN);
        for (int number = 1; number <= 5; number++) {
            licensing.bind(ANN, machine(number));
            time.advance(Duration.ofDays(5));
        }
        assertThat(collisions())
                .singleElement()
                .satisfies(it -> assertThat(it.reasons()).containsExactly(new Reason(Kind.MANY_MACHINES, 2, 20)));
    }

    @Test
    @Covers("A-100")
    void aFleetOfOneImageIsToldAndNobodyIsPunished() {
        List<UserId> fleet = new ArrayList<>();
        for (int number = 1; number <= 200; number++) {
            UserId user = new UserId(5_000 + number);
            sell(user);
            fleet.add(user);
            BindOutcome outcome = licensing.bind(user, machine(7));
            assertThat(outcome).isInstanceOf(BindOutcome.Bound.class);
        }
        assertThat(collisions()).singleElement().satisfies(it -> {
            assertThat(it.score()).isEqualTo(100);
            assertThat(it.subject()).isEqualTo(new Machine(machine(7)));
        });
        long listed = store.read(view -> Licensing.listed(view).count());
        assertThat(listed).isEqualTo(200);
        assertThat(fleet).allSatisfy(user -> {
            List<License> theirs = store.read(view -> Licensing.of(view, user));
            assertThat(theirs).noneMatch(License::revoked);
        });
    }

    @Test
    @Covers("A-100")
    void aRefusedMachineIsNotedWhereThePolicyIsToRefuse() {
        licensing = Licensing.builder(store)
                .listener(radar)
                .machinePolicy(MachinePolicy.REFUSE)
                .build();
        sell(ANN);
        sell(BOB);
        licensing.bind(ANN, machine(1));
        assertThat(licensing.bind(BOB, machine(1))).isInstanceOf(BindOutcome.MachineTakenElsewhere.class);
        assertThat(collisions())
                .anySatisfy(it -> assertThat(it.reasons()).containsExactly(new Reason(Kind.TRIED, 1, 5)));
    }

    @Test
    void aTakenLicenseNoLongerHasTheMachine() {
        sell(ANN);
        sell(BOB);
        licensing.bind(ANN, machine(1));
        licensing.revoke(new BuyerId(1), Shop.STAFF);
        time.advance(Duration.ofSeconds(1));
        licensing.bind(BOB, machine(1));
        assertThat(collisions())
                .singleElement()
                .satisfies(it -> assertThat(it.reasons()).containsExactly(new Reason(Kind.ONE_AFTER_ANOTHER, 1, 15)));
    }

    @Test
    void aForgottenPersonIsInNoSightingAndInNoSuspicion() {
        sell(ANN);
        sell(BOB);
        licensing.bind(ANN, machine(1));
        licensing.bind(BOB, machine(1));
        licensing.bind(ANN, machine(2));
        licensing.bind(ANN, machine(3));
        assertThat(collisions()).hasSize(2);
        licensing.forget(ANN, Shop.STAFF);
        assertThat(Radar.sightings(store.view(), new BuyerId(1))).isEmpty();
        assertThat(collisions()).isEmpty();
    }

    @Test
    void ofALicenseThatIsTriedEverywhereOnlyTheNewestMachinesAreKept() {
        sell(ANN);
        licensing.bind(ANN, machine(1));
        for (int number = 2; number < 200; number++) {
            time.advance(Duration.ofSeconds(1));
            licensing.bind(ANN, machine(number));
        }
        assertThat(Radar.sightings(store.view(), new BuyerId(1)))
                .hasSize(Radar.MOST_MACHINES)
                .anySatisfy(it -> assertThat(it.machine()).isEqualTo(machine(1)))
                .anySatisfy(it -> assertThat(it.machine()).isEqualTo(machine(199)));
    }

    @Test
    void whatIsSharedNowIsAlwaysScoredAndWhatIsScoredIsFound() {
        Cases.run(30, random -> {
            RadarTest scene = new RadarTest();
            try {
                scene.play(random);
            } finally {
                scene.close();
            }
        });
    }

    private void play(Random random) {
        licensing = Licensing.builder(store)
                .cooldown(new CooldownRule(Duration.ZERO))
                .listener(radar)
                .build();
        for (int buyer = 1; buyer <= 6; buyer++) {
            sell(new UserId(buyer));
        }
        for (int step = 0; step < 60; step++) {
            licensing.bind(new UserId(1 + random.nextInt(6)), machine(1 + random.nextInt(4)));
            time.advance(Duration.ofHours(1 + random.nextInt(100)));
        }
        for (int number = 1; number <= 4; number++) {
            MachineId machine = machine(number);
            Set<UserId> now = new HashSet<>();
            store.read(Licensing::all)
                    .filter(license -> license.machine().equals(Optional.of(machine)))
                    .forEach(license -> now.add(license.owner().orElseThrow()));
            Collision found = store.read(view -> radar.judge(view, new Machine(machine), time.instant()));
            int together = found.reasons().stream()
                    .filter(reason -> reason.kind() == Kind.AT_THE_SAME_TIME)
                    .mapToInt(Reason::count)
                    .sum();
            assertThat(together).isGreaterThanOrEqualTo(now.size() - 1);
            assertThat(found.score())
                    .isEqualTo(Math.min(
                            100,
                            found.reasons().stream().mapToInt(Reason::points).sum()));
            assertThat(collisions().stream().anyMatch(it -> it.subject().equals(new Machine(machine))))
                    .isEqualTo(found.score() > 0);
        }
    }
}
