package dev.astra.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.CorruptDataException;
import dev.astra.core.ledger.Refusal.Reason;
import dev.astra.core.store.Commit;
import dev.astra.core.store.Feed;
import dev.astra.core.store.Past;
import dev.astra.core.store.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LedgerTest extends LedgerScene {
    @Test
    void aRepetitionReturnsTheOriginalOutcomeAndDoesNothing() {
        TransferOutcome first = pay("a", ANN, SHOP, 400);
        TransferOutcome refused = pay("b", ANN, SHOP, 10_000);
        pay("c", BANK, ANN, 50_000);
        assertThat(pay("a", ANN, SHOP, 400)).isEqualTo(first).isEqualTo(applied(3));
        assertThat(pay("b", ANN, SHOP, 10_000))
                .as("also when there is enough by now")
                .isEqualTo(refused)
                .isEqualTo(refused(Reason.BELOW_MINIMUM, ANN));
        assertThat(account(SHOP).posted()).isEqualTo(400);
    }

    @Test
    void theSameIdWithOtherContentIsAConflict() {
        pay("a", ANN, SHOP, 400);
        TransferOutcome conflict = new TransferOutcome.Conflict(new RequestId("a"));
        assertThat(pay("a", ANN, SHOP, 401)).isEqualTo(conflict);
        assertThat(pay("a", ANN, FEES, 400)).isEqualTo(conflict);
        assertThat(ledger.hold(HoldRequest.of(new RequestId("a"), ANN, SHOP, usd(400))))
                .isEqualTo(new HoldOutcome.Conflict(new RequestId("a")));
        assertThat(ledger.transfer(
                        Transfer.of(new RequestId("a"), ANN, SHOP, usd(400)).with(Metadata.of("order", "1"))))
                .isEqualTo(conflict);
        assertThat(account(SHOP).posted()).isEqualTo(400);
    }

    @Test
    void wordsThatLookAlikeWhenTheyAreJoinedAreOtherContent() {
        Transfer transfer = Transfer.of(new RequestId("a"), ANN, SHOP, usd(1));
        ledger.transfer(transfer.with(Metadata.of("a", "b, c=d")));
        assertThat(ledger.transfer(transfer.with(Metadata.of("a", "b").with("c", "d"))))
                .isEqualTo(new TransferOutcome.Conflict(new RequestId("a")));
    }

    @Test
    void everyOutcomeIsRememberedThroughThousandsOfOthersAndAReopening() {
        pay("early", ANN, SHOP, 400);
        pay("early-no", ANN, SHOP, 99_999);
        for (int round = 0; round < 5; round++) {
            List<Transfer> many = new ArrayList<>();
            for (int i = 0; i < 2_500; i++) {
                many.add(Transfer.of(new RequestId("m-" + round + "-" + i), BANK, FEES, usd(1)));
            }
            ledger.transferAll(many, Bulk.EACH);
        }
        assertThat(store.view().table(Page.PAGES).count()).isEqualTo(3);
        store.close();
        store = open();
        ledger = ledger();
        assertThat(pay("early", ANN, SHOP, 400)).isEqualTo(applied(3));
        assertThat(pay("early-no", ANN, SHOP, 99_999)).isEqualTo(refused(Reason.BELOW_MINIMUM, ANN));
        assertThat(pay("early", ANN, SHOP, 1)).isEqualTo(new TransferOutcome.Conflict(new RequestId("early")));
        assertThat(pay("m-0-7", BANK, FEES, 1)).isEqualTo(applied(5 + 2 * 7));
        assertThat(account(FEES).posted()).isEqualTo(12_500);
    }

    @Test
    void severalLegsAreAllPostedOrNone() {
        Leg toShop = new Leg(ANN, SHOP, usd(920));
        Leg toFees = new Leg(ANN, FEES, usd(80));
        assertThat(ledger.transfer(Transfer.of(new RequestId("sale"), List.of(toShop, toFees))))
                .isEqualTo(applied(3));
        assertThat(ledger.transfer(
                        Transfer.of(new RequestId("sale2"), List.of(toShop, new Leg(ANN, FEES, usd(9_000))))))
                .isEqualTo(refused(Reason.BELOW_MINIMUM, ANN));
        assertThat(account(ANN).posted()).isEqualTo(9_000);
        Posting posting =
                store.read(view -> Ledger.posting(view, new TransferId(3))).orElseThrow();
        assertThat(posting.legs()).containsExactly(toShop, toFees);
        assertThat(Ledger.posting(store.view(), new TransferId(4))).isEmpty();
        assertThat(Ledger.posting(store.view(), new TransferId(7))).isEmpty();
    }

    @Test
    void balancesStayWithin64BitsAndLimits() {
        assertThat(pay("much", BANK, FEES, Long.MAX_VALUE - 10_000)).isEqualTo(applied(3));
        assertThat(pay("more", BANK, FEES, 1)).isEqualTo(refused(Reason.BELOW_MINIMUM, BANK));
        assertThat(pay("most", ANN, FEES, 10_000)).isEqualTo(applied(5));
        assertThat(pay("shop", FEES, SHOP, 100_001)).isEqualTo(refused(Reason.ABOVE_MAXIMUM, SHOP));
        assertThat(pay("shop2", FEES, SHOP, 100_000)).isEqualTo(applied(7));
        assertThat(ledger.verify().problems()).isEmpty();
    }

    @Test
    void assetsAreNotMixed() {
        Asset gems = new Asset("GEMS", 0);
        ledger.open(new AccountName("bag"), gems, Limits.NONE);
        assertThat(pay("a", ANN, new AccountName("bag"), 1))
                .isEqualTo(refused(Reason.OTHER_ASSET, new AccountName("bag")));
        assertThat(ledger.transfer(Transfer.of(new RequestId("b"), ANN, SHOP, new Amount(1, new Asset("USD", 3)))))
                .isEqualTo(refused(Reason.OTHER_ASSET, ANN));
    }

    @Test
    void tellsTheBalanceAtAPastMomentAndPagesOfTheStatement() {
        Instant begun = now;
        for (int i = 0; i < 50; i++) {
            now = now.plusSeconds(10);
            pay("p" + i, ANN, SHOP, 1);
        }
        for (int i = 0; i <= 50; i++) {
            Instant moment = begun.plusSeconds(10L * i + 9);
            assertThat(Ledger.balanceAt(store.view(), ANN, moment)).contains(usd(10_000 - i));
        }
        assertThat(Ledger.balanceAt(store.view(), ANN, begun.minusMillis(1))).contains(usd(0));
        Past<Entry> statement = store.read(view -> Ledger.statement(view, ANN)).orElseThrow();
        List<Entry> all = new ArrayList<>();
        OptionalLong next = OptionalLong.of(statement.count() + 1);
        while (next.isPresent()) {
            Past.Page<Entry> page = statement.before(next.getAsLong(), 7);
            all.addAll(page.entries());
            next = page.next();
        }
        assertThat(all).hasSize(51).isSortedAccordingTo((a, b) -> Long.compare(b.number(), a.number()));
        assertThat(all.get(50).balance()).isEqualTo(usd(10_000));
    }

    @Test
    void aDryRunChangesNothing() {
        Transfer transfer = Transfer.of(new RequestId("t"), ANN, SHOP, usd(100));
        Preview preview = store.read(view -> ledger.tryOut(view, transfer));
        assertThat(preview.outcome()).isEqualTo(applied(3));
        assertThat(preview.accounts()).extracting(Account::posted).containsExactly(9_900L, 100L);
        assertThat(account(ANN).posted()).isEqualTo(10_000);
        assertThat(ledger.transfer(transfer)).isEqualTo(applied(3));
        assertThat(ledger.tryOut(store.view(), transfer).outcome()).isEqualTo(applied(3));
        assertThat(heard).hasSize(2);
    }

    @Test
    void tellsOnceWhenABalanceCrossesAThreshold() {
        store.execute(tx -> ledger.watch(tx, new Monitor("low", ANN, Monitor.Trigger.BELOW, usd(9_000))));
        store.execute(tx -> ledger.watch(tx, new Monitor("rich", SHOP, Monitor.Trigger.AT_LEAST, usd(2_000))));
        for (int i = 0; i < 5; i++) {
            pay("p" + i, ANN, SHOP, 500);
        }
        assertThat(heard.stream().filter(LedgerEvent.Crossed.class::isInstance).map(LedgerEvent.Crossed.class::cast))
                .extracting(crossed -> crossed.monitor().name() + " " + crossed.before() + " "
                        + crossed.account().posted())
                .containsExactly("low 9000 8500", "rich 1500 2000");
        store.execute(tx -> ledger.unwatch(tx, "low"));
        assertThat(Ledger.monitors(store.view()).toList()).hasSize(1);
    }

    @Test
    void theFeedTellsWhatChanged() {
        long before = store.view().sequence();
        pay("p", ANN, SHOP, 500);
        List<Commit> commits = store.feed().after(before).fold(Feed.Answer.Commits::commits, gone -> List.of());
        assertThat(commits.stream().flatMap(Ledger::changes))
                .extracting(change -> change.after().name() + " "
                        + change.before().map(Account::posted).orElse(null) + " "
                        + change.after().posted())
                .containsExactly("wallet:1 10000 9500", "shop 0 500");
    }

    @Test
    void accountsAreClosedOnlyWhenEmptyAndKeepTheirLimits() {
        assertThat(ledger.setOpen(ANN, false)).isInstanceOf(ChangeOutcome.Unfit.class);
        assertThat(ledger.limit(ANN, new Limits(0, 9_999))).isInstanceOf(ChangeOutcome.Unfit.class);
        assertThat(ledger.limit(ANN, new Limits(0, 10_000))).isInstanceOf(ChangeOutcome.Changed.class);
        assertThat(pay("a", BANK, ANN, 1)).isEqualTo(refused(Reason.ABOVE_MAXIMUM, ANN));
        assertThat(ledger.setOpen(SHOP, false)).isInstanceOf(ChangeOutcome.Changed.class);
        assertThat(pay("b", ANN, SHOP, 1)).isEqualTo(refused(Reason.CLOSED_ACCOUNT, SHOP));
        assertThat(ledger.open(SHOP, USD, new Limits(0, 100_000))).isInstanceOf(OpenOutcome.Different.class);
        assertThat(ledger.setOpen(SHOP, true)).isInstanceOf(ChangeOutcome.Changed.class);
        assertThat(ledger.open(SHOP, USD, new Limits(0, 100_000))).isInstanceOf(OpenOutcome.ThereAlready.class);
        assertThat(ledger.limit(new AccountName("nobody"), Limits.NONE)).isInstanceOf(ChangeOutcome.Unknown.class);
    }

    @Test
    void aLedgerThatDoesNotAddUpIsNotOpened() {
        store.execute(tx -> tx.put(Accounts.ACCOUNTS, account(tx, ANN).plus(1)));
        assertThatThrownBy(() -> Ledger.builder(store).build())
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("USD/2 to add up to 0, found 1");
        assertThat(ledger.verify().problems())
                .anyMatch(problem -> problem.contains("add up to 0"))
                .anyMatch(problem -> problem.contains("expected the balance 10001, found 10000"));
    }

    @Test
    void legsThatDoNotBeginAtZeroOrDoNotBalanceAreTold() {
        AccountName bag = new AccountName("bag");
        ledger.open(bag, new Asset("GEMS", 0), Limits.NONE);
        Line.Origin origin = new Line.Origin(Optional.empty(), Optional.empty(), Optional.empty(), Metadata.NONE);
        store.execute(tx -> tx.append(Entries.LEGS, FEES, bag, new Line(0, 1, 5, 0, 5, origin)));
        assertThat(ledger.verify().problems())
                .anyMatch(problem -> problem.contains("of fees do not begin at 0 but at 5"))
                .anyMatch(problem -> problem.contains("of bag: expected the balance 0, found 5"))
                .anyMatch(
                        problem -> problem.contains("transfer 3 is not balanced: -0.05 USD of fees and 5 GEMS of bag"))
                .anyMatch(problem -> problem.contains("expected 2 entries, found 4"));
    }

    @Test
    void legsThatAreMissingAreTold() {
        Line.Origin origin = new Line.Origin(Optional.empty(), Optional.empty(), Optional.empty(), Metadata.NONE);
        store.execute(tx -> {
            tx.append(Entries.LEGS, FEES, SHOP, new Line(1, 2, 1, -1, 1, origin));
            tx.append(Entries.LEGS, SHOP, FEES, new Line(1, 2, 1, 0, 0, origin));
        });
        assertThat(ledger.verify().problems())
                .contains("transfer 3 lacks its first 1 legs")
                .doesNotContain("transfer 1 lacks its first 1 legs");
    }

    private static Account account(View view, AccountName name) {
        return Accounts.find(view, name).orElseThrow();
    }
}
