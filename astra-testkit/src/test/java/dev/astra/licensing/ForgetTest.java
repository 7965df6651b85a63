package dev.astra.licensing;

import static dev.astra.licensing.Shop.ANN;
import static dev.astra.licensing.Shop.BOB;
import static dev.astra.licensing.Shop.ONE;
import static dev.astra.licensing.Shop.STAFF;
import static dev.astra.licensing.Shop.TWO;
import static dev.astra.licensing.Shop.orderId;
import static dev.astra.licensing.Shop.paid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.Actor;
import dev.astra.core.order.AddOutcome;
import dev.astra.core.order.Order;
import dev.astra.core.order.OrderNumber;
import dev.astra.core.order.OrderRegistry;
import dev.astra.core.order.OrderState;
import dev.astra.core.order.ReviewOutcome;
import dev.astra.core.order.ShopOrder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForgetTest {
    private static final Actor SYNC = Actor.system("test");

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    private Order order(long number) {
        return shop.store.read(
                view -> OrderRegistry.get(view, new OrderNumber(number)).orElseThrow());
    }

    private void sellAs(int number, String email) {
        shop.sell(ShopOrder.of(orderId(number).value(), email, paid(number).paid()));
    }

    @Test
    void takesAwayWhatNamesThePersonAndKeepsNumberAndPayment() {
        shop.sellTo(ANN, BOB);
        shop.licensing.bind(ANN, ONE);
        shop.licensing.bind(BOB, TWO);
        Order before = order(1);
        assertThat(shop.licensing.forget(ANN, STAFF))
                .isEqualTo(new ForgetOutcome.Forgotten(List.of(new BuyerId(1)), List.of(), OptionalLong.of(3)));
        Order after = order(1);
        assertThat(after.email()).isEmpty();
        assertThat(after.idText()).doesNotContain(orderId(1).value());
        assertThat(after.isForgotten()).isTrue();
        assertThat(after.paid()).isEqualTo(before.paid());
        assertThat(shop.of(ANN)).isEmpty();
        assertThat(shop.listed()).containsExactly(2L);
        assertThat(shop.waiting()).containsExactly("whitelist 3");
        assertThat(order(2).email()).isEqualTo("buyer2@example.test");
        assertThat(shop.audit(1))
                .extracting(event -> event.actor() + " " + event.action())
                .first()
                .isEqualTo("staff:7 forget");
        assertThat(shop.audit(1).toString()).contains("customer:{").doesNotContain("1001");
    }

    @Test
    void aForgottenOrderIsClaimedByNobodyAndComesInNoSecondTime() {
        shop.sellTo(ANN);
        shop.licensing.forget(ANN, STAFF);
        String mark = order(1).idText();
        assertThat(shop.licensing.claim(ANN, orderId(1))).isEqualTo(new ClaimOutcome.UnknownOrder());
        assertThat(shop.licensing.claim(ClaimRequest.of(BOB, order(1).id())))
                .isEqualTo(new ClaimOutcome.UnknownOrder());
        AddOutcome again = shop.store.write(tx -> OrderRegistry.add(tx, paid(1), SYNC));
        assertThat(again).isInstanceOf(AddOutcome.AlreadyStored.class);
        ReviewOutcome review = shop.store.write(tx -> OrderRegistry.review(tx, Shop.refunded(1), SYNC));
        assertThat(review).isInstanceOf(ReviewOutcome.Revoked.class);
        assertThat(order(1).state()).isEqualTo(OrderState.REFUNDED);
        assertThat(order(1).idText()).isEqualTo(mark);
        assertThat(order(1).email()).isEmpty();
        shop.sell(paid(2));
        assertThat(order(2).id()).isEqualTo(orderId(2));
    }

    @Test
    void allThatTheyOwnOrBoughtWithTheSameAddressIsForgottenAndOfOthersOnlyTheAddress() {
        sellAs(1, "ann@example.test");
        sellAs(2, " ANN@example.test");
        sellAs(3, "ann.private@example.test");
        sellAs(4, "ann@example.test");
        sellAs(5, "");
        shop.licensing.claim(ANN, orderId(1));
        shop.licensing.claim(ANN, orderId(3));
        shop.licensing.claim(BOB, orderId(4));
        assertThat(shop.licensing.forget(ANN, STAFF))
                .isEqualTo(new ForgetOutcome.Forgotten(
                        List.of(new BuyerId(1), new BuyerId(2), new BuyerId(3)),
                        List.of(new BuyerId(4)),
                        OptionalLong.empty()));
        assertThat(order(4).email()).isEmpty();
        assertThat(order(4).id()).isEqualTo(orderId(4));
        assertThat(shop.of(BOB)).hasSize(1);
        assertThat(order(5).isForgotten()).isFalse();
    }

    @Test
    void byBuyerIdItIsTheOwnerOrElseWhoBoughtIt() {
        shop.sellTo(ANN);
        shop.sell(paid(2));
        assertThat(forget(2)).isInstanceOf(ForgetOutcome.Forgotten.class);
        assertThat(forget(2)).isEqualTo(new ForgetOutcome.AlreadyForgotten());
        assertThat(shop.of(ANN)).hasSize(1);
        assertThat(forget(1)).isInstanceOf(ForgetOutcome.Forgotten.class);
        assertThat(shop.of(ANN)).isEmpty();
        assertThat(forget(3)).isEqualTo(new ForgetOutcome.NobodyKnown());
        assertThat(shop.licensing.forget(ANN, STAFF)).isEqualTo(new ForgetOutcome.NobodyKnown());
    }

    @Test
    void itIsHeardWithThePersonAsLongAsThereIsOne() {
        shop.sellTo(ANN);
        shop.sell(paid(2));
        ForgetOutcome unclaimed = forget(2);
        assertThat(shop.heard).last().isEqualTo(new LicensingEvent.Forget(STAFF, Optional.empty(), unclaimed));
        ForgetOutcome byId = forget(1);
        assertThat(shop.heard).last().isEqualTo(new LicensingEvent.Forget(STAFF, Optional.of(ANN), byId));
        ForgetOutcome nobody = shop.licensing.forget(BOB, STAFF);
        assertThat(shop.heard).last().isEqualTo(new LicensingEvent.Forget(STAFF, Optional.of(BOB), nobody));
    }

    @Test
    void thatALicenseWasTakenAwayStays() {
        shop.sellTo(ANN);
        shop.licensing.bind(ANN, ONE);
        shop.licensing.revoke(new BuyerId(1), STAFF);
        Revocation revocation = shop.license(1).revocation().orElseThrow();
        shop.licensing.forget(ANN, STAFF);
        License license = shop.license(1);
        assertThat(license.revocation()).contains(revocation);
        assertThat(license.owner()).isEmpty();
        assertThat(license.activation()).isEmpty();
        assertThat(license.key()).isEmpty();
    }

    private ForgetOutcome forget(long id) {
        return shop.store.write(tx -> shop.licensing.forget(tx, new BuyerId(id), STAFF));
    }
}
