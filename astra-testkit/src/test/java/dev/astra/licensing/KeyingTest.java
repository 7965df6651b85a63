package dev.astra.licensing;

import static dev.astra.licensing.Shop.ANN;
import static dev.astra.licensing.Shop.ONE;
import static dev.astra.licensing.Shop.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.order.OrderNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyingTest {
    private static final BuyerId FIRST = new BuyerId(1);

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aClaimGivesAKeyAndAskingGivesTheSame() {
        shop.sellTo(ANN);
        LicenseKey key = shop.license(1).key().orElseThrow();
        assertThat(shop.licensing.issueKey(FIRST, STAFF)).isEqualTo(new KeyOutcome.AlreadyIssued(key));
    }

    @Test
    void anImportedLicenseGetsItsKeyOnAskingAndTheListChanges() {
        shop.sell(Shop.paid(1));
        License imported = new License(
                new BuyerId(new OrderNumber(1).value()),
                Optional.of(ANN),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Activation.of(ONE, Instant.EPOCH)),
                Optional.empty(),
                Optional.empty());
        shop.store.execute(tx -> shop.licensing.adopt(tx, List.of(imported), STAFF));
        assertThat(shop.license(1).entry()).isEmpty();
        long before = shop.listVersion();
        KeyOutcome outcome = shop.licensing.issueKey(FIRST, STAFF);
        LicenseKey key = shop.license(1).key().orElseThrow();
        assertThat(outcome).isEqualTo(new KeyOutcome.Issued(key, OptionalLong.of(before + 1)));
        assertThat(shop.license(1).entry()).contains(new SignedWhitelist.Entry(key, ONE));
    }

    @Test
    void aReplacedKeyIsAnotherOne() {
        shop.sellTo(ANN);
        LicenseKey before = shop.license(1).key().orElseThrow();
        assertThat(shop.licensing.replaceKey(FIRST, STAFF)).isInstanceOf(KeyOutcome.Issued.class);
        assertThat(shop.license(1).key().orElseThrow()).isNotEqualTo(before);
        assertThat(shop.audit(1).toString()).contains("issue key").doesNotContain(before.hex());
    }

    @Test
    void nobodysLicenseGetsNoKey() {
        shop.sell(Shop.paid(1));
        assertThat(shop.licensing.issueKey(FIRST, STAFF)).isEqualTo(new KeyOutcome.Unclaimed());
        assertThat(shop.licensing.replaceKey(new BuyerId(9), STAFF)).isEqualTo(new KeyOutcome.Unclaimed());
    }

    @Test
    void aLicenseThatWasTakenAwayGetsNoKeyAndShowsNone() {
        shop.sellTo(ANN);
        shop.licensing.revoke(FIRST, STAFF);
        assertThat(shop.licensing.issueKey(FIRST, STAFF)).isEqualTo(new KeyOutcome.Revoked(Revocation.Reason.STAFF));
        assertThat(shop.license(1).entry()).isEmpty();
    }
}
