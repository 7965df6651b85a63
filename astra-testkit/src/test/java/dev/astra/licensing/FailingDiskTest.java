package dev.astra.licensing;

import static dev.astra.licensing.Shop.ANN;
import static dev.astra.licensing.Shop.ONE;
import static dev.astra.licensing.Shop.orderId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.UnavailableException;
import dev.astra.core.store.AppendOutcome;
import dev.astra.core.store.Archive;
import dev.astra.core.store.Batch;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Journal;
import dev.astra.core.store.OutboxMessage;
import dev.astra.testkit.Covers;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is not stored is not answered, and nothing of it goes outside. */
class FailingDiskTest {
    private static final class FailingJournal implements Journal {
        private final InMemoryJournal real = new InMemoryJournal();
        private boolean failing;

        @Override
        public void replay(long afterSequence, Consumer<Batch> reader) {
            real.replay(afterSequence, reader);
        }

        @Override
        public AppendOutcome append(long afterSequence, Batch batch) {
            if (failing) {
                throw new UnavailableException("the disk is gone");
            }
            return real.append(afterSequence, batch);
        }

        @Override
        public Archive archive() {
            return real.archive();
        }

        @Override
        public void close() {}
    }

    private static Shop shop(Journal journal) {
        return new Shop(
                journal,
                settings -> settings.listener((tx, event) -> tx.send(new OutboxMessage(
                        "role", "role", "grant", event.getClass().getSimpleName()))));
    }

    @Test
    @Covers("A-026")
    void aClaimThatCannotBeStoredFailsAndGrantsNoRole() {
        FailingJournal journal = new FailingJournal();
        try (Shop shop = shop(journal)) {
            shop.sell(Shop.paid(1));
            journal.failing = true;
            assertThatThrownBy(() -> shop.licensing.claim(ANN, orderId(1))).isInstanceOf(UnavailableException.class);
            assertThat(shop.licenses()).isZero();
            assertThat(shop.waiting()).isEmpty();
        }
        journal.failing = false;
        try (Shop reopened = shop(journal)) {
            assertThat(reopened.licenses()).isZero();
            assertThat(reopened.waiting()).isEmpty();
            assertThat(reopened.licensing.claim(ANN, orderId(1))).isInstanceOf(ClaimOutcome.Claimed.class);
            assertThat(reopened.waiting()).containsExactly("role Claim");
        }
    }

    @Test
    @Covers("A-026")
    void aBindThatCannotBeStoredFailsAndLeavesListAndVersion() {
        FailingJournal journal = new FailingJournal();
        try (Shop shop = shop(journal)) {
            shop.sellTo(ANN);
            journal.failing = true;
            assertThatThrownBy(() -> shop.licensing.bind(ANN, ONE)).isInstanceOf(UnavailableException.class);
            assertThat(shop.listed()).isEmpty();
            assertThat(shop.listVersion()).isZero();
            assertThat(shop.waiting()).containsExactly("role Claim");
        }
    }

    @Test
    void everythingIsThereAgainAfterReopening() {
        FailingJournal journal = new FailingJournal();
        License before;
        try (Shop shop = shop(journal)) {
            shop.sellTo(ANN, ANN);
            shop.licensing.bind(BindRequest.of(ANN, ONE).forLicense(new BuyerId(2)));
            shop.licensing.revoke(new BuyerId(1), Shop.STAFF);
            before = shop.license(2);
        }
        try (Shop reopened = shop(journal)) {
            assertThat(reopened.license(2)).isEqualTo(before);
            assertThat(reopened.license(1).revoked()).isTrue();
            assertThat(reopened.listVersion()).isEqualTo(1);
            assertThat(reopened.of(ANN)).hasSize(2);
        }
    }
}
