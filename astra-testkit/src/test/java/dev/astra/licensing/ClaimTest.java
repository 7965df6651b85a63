package dev.astra.licensing;

import static dev.astra.licensing.Shop.ANN;
import static dev.astra.licensing.Shop.BOB;
import static dev.astra.licensing.Shop.STAFF;
import static dev.astra.licensing.Shop.orderId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.RejectedException;
import dev.astra.core.UserId;
import dev.astra.core.order.OrderId;
import dev.astra.core.store.Outbox;
import dev.astra.core.store.OutboxMessage;
import dev.astra.testkit.Covers;
import dev.astra.testkit.VirtualWorkers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClaimTest {
    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    private ClaimOutcome claim(UserId user, int order) {
        return shop.licensing.claim(user, orderId(order));
    }

    private ClaimOutcome typed(String text, Membership membership) {
        return shop.licensing.claim(new ClaimRequest(ANN, text, membership));
    }

    @Test
    @Covers("A-071")
    void anUnknownOrderIsRefusedAndHeard() {
        shop.sell(Shop.paid(1));
        List<Object> before = shop.everything();
        assertThat(claim(ANN, 2)).isEqualTo(new ClaimOutcome.UnknownOrder());
        assertThat(shop.heard)
                .containsExactly(
                        new LicensingEvent.Claim(ClaimRequest.of(ANN, orderId(2)), new ClaimOutcome.UnknownOrder()));
        assertThat(shop.everything()).isEqualTo(before);
    }

    @Test
    @Covers("A-072")
    void aFreeOrderIsClaimedAndGivesItsNumberAsTheBuyerId() {
        shop.sell(Shop.paid(1));
        shop.sell(Shop.paid(2));
        ClaimOutcome outcome = claim(ANN, 2);
        assertThat(outcome).isInstanceOfSatisfying(ClaimOutcome.Claimed.class, claimed -> {
            assertThat(claimed.id()).isEqualTo(new BuyerId(2));
            assertThat(shop.license(2).key()).contains(claimed.key());
        });
        assertThat(shop.license(2).owner()).contains(ANN);
        assertThat(shop.license(2).claimedAt()).contains(shop.time.instant());
        assertThat(shop.heard).hasSize(1);
        assertThat(shop.licenses()).isEqualTo(1);
    }

    @Test
    @Covers("A-073")
    void anOwnOrderIsConfirmedWithItsBuyerIdAndNothingChanges() {
        shop.sellTo(ANN);
        List<Object> before = shop.everything();
        assertThat(claim(ANN, 1)).isEqualTo(new ClaimOutcome.AlreadyYours(new BuyerId(1)));
        assertThat(shop.everything()).isEqualTo(before);
        assertThat(shop.heard).hasSize(2);
    }

    @Test
    @Covers("A-074")
    void somebodyElsesOrderIsRefusedAndStaysTheirs() {
        shop.sellTo(ANN);
        List<Object> before = shop.everything();
        assertThat(claim(BOB, 1)).isEqualTo(new ClaimOutcome.TakenByAnother());
        assertThat(shop.everything()).isEqualTo(before);
        assertThat(shop.heard).hasSize(2);
    }

    @Test
    @Covers("A-075")
    void whoIsNoMemberIsToldSoAndNothingIsStored() {
        shop.sell(Shop.paid(1));
        List<Object> before = shop.everything();
        assertThat(typed(orderId(1).value(), Membership.NOT_A_MEMBER)).isEqualTo(new ClaimOutcome.NotAMember());
        assertThat(shop.everything()).isEqualTo(before);
        assertThat(typed(orderId(1).value(), Membership.MEMBER)).isInstanceOf(ClaimOutcome.Claimed.class);
    }

    @Test
    @Covers("A-077")
    void ofManyWhoClaimOneOrderAtTheSameTimeExactlyOneWins() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int order = 1; order <= 50; order++) {
                shop.sell(Shop.paid(order));
                OrderId wanted = orderId(order);
                CountDownLatch go = new CountDownLatch(1);
                List<Future<ClaimOutcome>> tries = IntStream.rangeClosed(1, 4)
                        .mapToObj(user -> threads.submit(() -> {
                            go.await();
                            return shop.licensing.claim(new UserId(user), wanted);
                        }))
                        .toList();
                go.countDown();
                long winner = 0;
                int won = 0;
                for (int user = 1; user <= 4; user++) {
                    ClaimOutcome outcome = tries.get(user - 1).get();
                    if (outcome instanceof ClaimOutcome.Claimed) {
                        won++;
                        winner = user;
                    } else {
                        assertThat(outcome).isEqualTo(new ClaimOutcome.TakenByAnother());
                    }
                }
                assertThat(won).isEqualTo(1);
                assertThat(shop.license(order).owner()).contains(new UserId(winner));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @Covers("A-079")
    void capitalsAndBlanksAroundAnOrderIdDoNotMatter() {
        shop.sell(Shop.paid(1));
        String capitals = "  " + orderId(1).value().toUpperCase(java.util.Locale.ROOT) + "\t";
        assertThat(typed(capitals, Membership.MEMBER)).isInstanceOf(ClaimOutcome.Claimed.class);
        assertThat(typed(orderId(1).value(), Membership.MEMBER)).isInstanceOf(ClaimOutcome.AlreadyYours.class);
    }

    @Test
    void whatCannotBeAnOrderIdIsRefusedForThat() {
        for (String text :
                List.of("", "  ", "two words", "x".repeat(65), "ümlaut", "a\u0000b", "x".repeat(2_000_000))) {
            assertThat(typed(text, Membership.MEMBER)).isEqualTo(new ClaimOutcome.NotAnOrderId());
        }
        assertThat(shop.licenses()).isZero();
    }

    @Test
    @Covers("A-080")
    void aPersonsLicensesAreListedById() {
        shop.sellTo(ANN, BOB, ANN);
        assertThat(shop.of(ANN)).extracting(License::id).containsExactly(new BuyerId(1), new BuyerId(3));
        assertThat(shop.of(new UserId(9))).isEmpty();
    }

    @Test
    void aRefundedOrDisputedOrderCanNeverBeClaimed() {
        shop.sell(Shop.refunded(1));
        shop.sell(Shop.disputed(2));
        assertThat(claim(ANN, 1)).isEqualTo(new ClaimOutcome.Revoked(Revocation.Reason.REFUNDED));
        assertThat(claim(ANN, 2)).isEqualTo(new ClaimOutcome.Revoked(Revocation.Reason.DISPUTED));
        assertThat(shop.licenses()).isZero();
    }

    @Test
    void aLicenseThatStaffTookAwayBeforeAnybodyClaimedItCannotBeClaimed() {
        shop.sell(Shop.paid(1));
        shop.licensing.revoke(new BuyerId(1), STAFF);
        assertThat(claim(ANN, 1)).isEqualTo(new ClaimOutcome.Revoked(Revocation.Reason.STAFF));
        assertThat(shop.license(1).owner()).isEmpty();
    }

    @Test
    void everyLicenseGetsAKeyOfItsOwnThatNobodyPrints() {
        shop.sellTo(ANN, BOB);
        LicenseKey key = shop.license(1).key().orElseThrow();
        assertThat(shop.license(2).key()).isPresent().isNotEqualTo(java.util.Optional.of(key));
        assertThat(key.toString()).doesNotContain(key.hex());
        assertThat(shop.license(1).toString()).doesNotContain(key.hex());
    }

    @Test
    @Covers("A-078")
    void aLogMessageThatCannotBeDeliveredChangesNothingAboutTheClaim() {
        try (Shop talking = new Shop(settings -> settings.listener(
                (tx, event) -> tx.send(new OutboxMessage("log", "log", "claim", "somebody claimed"))))) {
            List<String> parked = new ArrayList<>();
            Outbox outbox = Outbox.builder(talking.store, talking.time)
                    .workers(new VirtualWorkers(talking.time))
                    .handler("log", delivery -> {
                        throw new RejectedException("no such channel");
                    })
                    .listener((delivery, failure) -> parked.add(failure.getMessage()))
                    .build();
            outbox.start();
            talking.sell(Shop.paid(1));
            assertThat(talking.licensing.claim(ANN, orderId(1))).isInstanceOf(ClaimOutcome.Claimed.class);
            talking.time.advance(Duration.ofMinutes(1));
            assertThat(parked).containsExactly("no such channel");
            assertThat(talking.license(1).owner()).contains(ANN);
            assertThat(talking.licensing.claim(ANN, orderId(1))).isInstanceOf(ClaimOutcome.AlreadyYours.class);
            outbox.close();
        }
    }

    @Test
    void whatAListenerThrowsUndoesTheClaim() {
        try (Shop failing = new Shop(settings -> settings.listener((tx, event) -> {
            throw new UnsupportedOperationException("cannot note it");
        }))) {
            failing.sell(Shop.paid(1));
            assertThatThrownBy(() -> failing.licensing.claim(ANN, orderId(1)))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThat(failing.licenses()).isZero();
        }
    }

    @Test
    void noRequestPrintsWhatWasTyped() {
        assertThat(ClaimRequest.of(ANN, orderId(1)).toString()).doesNotContain("0f5b2c1e");
        assertThat(BindRequest.of(ANN, Shop.ONE).toString()).doesNotContain("4c4c4544");
    }
}
