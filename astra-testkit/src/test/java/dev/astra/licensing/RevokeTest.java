package dev.astra.licensing;

import static dev.astra.licensing.Shop.ANN;
import static dev.astra.licensing.Shop.BOB;
import static dev.astra.licensing.Shop.ONE;
import static dev.astra.licensing.Shop.STAFF;
import static dev.astra.licensing.Shop.TWO;
import static dev.astra.licensing.Shop.orderId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.astra.core.Actor;
import dev.astra.core.audit.AuditEvent;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.order.OrderRegistry;
import dev.astra.core.order.ReviewOutcome;
import dev.astra.core.order.ShopOrder;
import dev.astra.testkit.Covers;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RevokeTest {
    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    /** What the order sync does with an order that it knows, in one transaction. */
    private void review(ShopOrder said) {
        shop.store.execute(tx -> {
            if (OrderRegistry.review(tx, said, Actor.system("test")) instanceof ReviewOutcome.Revoked revoked) {
                shop.licensing.onRevoked(tx, revoked.order());
            }
        });
    }

    @Test
    @Covers("A-046")
    void aRefundTakesTheLicenseOffTheListInTheTransactionThatStoresIt() {
        shop.sellTo(ANN, BOB);
        shop.licensing.bind(ANN, ONE);
        shop.licensing.bind(BOB, TWO);
        long before = shop.store.view().sequence();
        review(Shop.refunded(1));
        assertThat(shop.store.view().sequence()).isEqualTo(before + 1);
        assertThat(shop.listed()).containsExactly(2L);
        assertThat(shop.listVersion()).isEqualTo(3);
        assertThat(shop.waiting()).containsExactly("whitelist 3");
        assertThat(shop.license(1).revocation().orElseThrow().reason()).isEqualTo(Revocation.Reason.REFUNDED);
        assertThat(shop.heard)
                .last()
                .isInstanceOfSatisfying(
                        LicensingEvent.Revoke.class,
                        event -> assertThat(event.id()).isEqualTo(new BuyerId(1)));
        review(Shop.refunded(1));
        assertThat(shop.listVersion()).isEqualTo(3);
    }

    @Test
    void aDisputeOfAnOrderThatNobodyBoundChangesNoList() {
        shop.sellTo(ANN);
        review(Shop.disputed(1));
        assertThat(shop.license(1).revocation().orElseThrow().reason()).isEqualTo(Revocation.Reason.DISPUTED);
        assertThat(shop.listVersion()).isZero();
        assertThat(shop.waiting()).isEmpty();
        assertThat(shop.licensing.claim(ANN, orderId(1)))
                .isEqualTo(new ClaimOutcome.Revoked(Revocation.Reason.DISPUTED));
    }

    @Test
    @Covers("A-101")
    void staffCanTakeALicenseAwayAndGiveItBackWithItsMachineAndItsCooldown() {
        shop.sellTo(ANN);
        shop.licensing.bind(ANN, ONE);
        License before = shop.license(1);
        assertThat(shop.licensing.revoke(new BuyerId(1), STAFF))
                .isInstanceOfSatisfying(
                        RevokeOutcome.Revoked.class,
                        revoked -> assertThat(revoked.listVersion()).isEqualTo(OptionalLong.of(2)));
        assertThat(shop.listed()).isEmpty();
        assertThat(shop.licensing.revoke(new BuyerId(1), STAFF)).isInstanceOf(RevokeOutcome.AlreadyRevoked.class);
        assertThat(shop.licensing.revoke(new BuyerId(2), STAFF)).isEqualTo(new RevokeOutcome.UnknownLicense());
        assertThat(shop.licensing.reinstate(new BuyerId(1), STAFF))
                .isEqualTo(new ReinstateOutcome.Reinstated(before, OptionalLong.of(3)));
        assertThat(shop.licensing.bind(ANN, TWO)).isInstanceOf(BindOutcome.CooldownRefused.class);
        assertThat(shop.licensing.reinstate(new BuyerId(1), STAFF)).isEqualTo(new ReinstateOutcome.NotRevoked());
        assertThat(shop.licensing.reinstate(new BuyerId(9), STAFF)).isEqualTo(new ReinstateOutcome.UnknownLicense());
    }

    @Test
    void whatWasRefundedCannotBeGivenBack() {
        shop.sellTo(ANN);
        shop.licensing.bind(ANN, ONE);
        review(Shop.refunded(1));
        assertThat(shop.licensing.reinstate(new BuyerId(1), STAFF)).isEqualTo(new ReinstateOutcome.MoneyGone());
        assertThat(shop.listed()).isEmpty();
    }

    @Test
    void adoptingRefusesALicenseThatIsThereOrHasNoOrder() {
        shop.sellTo(ANN);
        for (long id : new long[] {1, 2}) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> shop.store.execute(
                            tx -> shop.licensing.adopt(tx, List.of(License.unclaimed(new BuyerId(id))), STAFF)))
                    .withMessageContaining("" + id);
        }
        assertThat(shop.licenses()).isEqualTo(1);
    }

    @Test
    void withoutALegacyListNothingIsPublishedButVersionsCount() {
        try (Shop quiet = new Shop(Licensing.Builder::withoutList)) {
            quiet.sellTo(ANN);
            quiet.licensing.bind(ANN, ONE);
            assertThat(quiet.waiting()).isEmpty();
            assertThat(quiet.listVersion()).isEqualTo(1);
        }
    }

    @Test
    @Covers("A-027")
    void everyChangeIsNotedWithActorOldNewAndTime() {
        shop.sellTo(ANN);
        shop.licensing.bind(ANN, ONE);
        shop.licensing.resetCooldown(new BuyerId(1), STAFF);
        shop.licensing.bind(ANN, TWO);
        shop.licensing.revoke(new BuyerId(1), STAFF);
        shop.licensing.reinstate(new BuyerId(1), STAFF);
        String one = LegacyWhitelist.machineKey(ONE).substring(0, 8);
        String two = LegacyWhitelist.machineKey(TWO).substring(0, 8);
        assertThat(shop.audit(1))
                .allSatisfy(event -> assertThat(event.time()).isEqualTo(shop.time.instant()))
                .extracting(
                        event -> event.actor() + " " + event.action() + ": " + event.before() + " > " + event.after())
                .containsExactly(
                        "staff:7 reinstate: staff > valid",
                        "staff:7 revoke: valid > staff",
                        "customer:1001 bind: machine " + one + " > machine " + two + ", list version 2",
                        "staff:7 reset cooldown: last change 2025-03-29T22:00:00Z > next change free",
                        "customer:1001 bind: no machine > machine " + one + ", list version 1",
                        "customer:1001 claim: unclaimed > owned by 1001");
    }

    @Test
    void noAuditEventHoldsAnOrderIdAMachineIdOrAKey() {
        shop.sellTo(ANN);
        shop.licensing.bind(ANN, ONE);
        shop.licensing.revoke(new BuyerId(1), STAFF);
        String key = shop.license(1).key().orElseThrow().hex();
        List<AuditEvent> events =
                shop.store.read(view -> AuditLog.all(view).newest(100).entries());
        assertThat(events)
                .hasSizeGreaterThan(3)
                .allSatisfy(event -> assertThat(event.toString())
                        .doesNotContain(ONE.value(), orderId(1).value(), key, "example.test"));
    }
}
