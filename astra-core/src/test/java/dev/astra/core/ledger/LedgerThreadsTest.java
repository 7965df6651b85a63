package dev.astra.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.UnavailableException;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Store;
import dev.astra.core.store.file.Medium;
import dev.astra.core.time.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Clients that ask at the same time, on one store and on several that share a log. */
class LedgerThreadsTest {
    private static final int CLIENTS = 64;
    private static final Asset USD = new Asset("USD", 2);
    private static final AccountName BANK = new AccountName("bank");
    private static final AccountName SHOP = new AccountName("shop");

    private static AccountName wallet(int number) {
        return new AccountName("wallet:" + number);
    }

    private static Transfer pay(String id, AccountName from, AccountName to, long cents) {
        return Transfer.of(new RequestId(id), from, to, new Amount(cents, USD));
    }

    /** Several stores on one log. */
    private record Banks(List<Store> stores, List<Ledger> ledgers) implements AutoCloseable {
        static Banks open(int count) {
            InMemoryJournal log = new InMemoryJournal();
            Banks banks = new Banks(new ArrayList<>(), new ArrayList<>());
            for (int i = 0; i < count; i++) {
                Store store = Store.open(log, Ledger.TABLES);
                banks.stores.add(store);
                banks.ledgers.add(Ledger.builder(store).build());
            }
            begin(banks.ledgers.get(0));
            return banks;
        }

        /** Opens the accounts; harmless to repeat. */
        static void begin(Ledger first) {
            first.open(BANK, USD, Limits.NONE);
            first.open(SHOP, USD, Limits.NO_OVERDRAFT);
            for (int i = 0; i < 8; i++) {
                first.open(wallet(i), USD, Limits.NO_OVERDRAFT);
                first.transfer(pay("seed-" + i, BANK, wallet(i), 1_000));
            }
        }

        Ledger any(int client) {
            return ledgers.get(client % ledgers.size());
        }

        Account account(AccountName name) {
            stores.get(0).refresh();
            return stores.get(0).read(view -> Ledger.account(view, name)).orElseThrow();
        }

        @Override
        public void close() {
            stores.forEach(Store::close);
        }
    }

    private static <T> List<T> together(List<Callable<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> each : threads.invokeAll(work)) {
                answers.add(each.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void sixtyFourDuplicatesAtOnceCollapseToOne() throws Exception {
        for (int stores = 1; stores <= 3; stores++) {
            try (Banks banks = Banks.open(stores)) {
                List<Callable<TransferOutcome>> work = new ArrayList<>();
                for (int i = 0; i < CLIENTS; i++) {
                    Ledger ledger = banks.any(i);
                    work.add(() -> ledger.transfer(pay("once", wallet(0), SHOP, 700)));
                }
                assertThat(new HashSet<>(together(work))).hasSize(1);
                assertThat(banks.account(SHOP).posted()).isEqualTo(700);
                assertThat(banks.ledgers().get(0).verify().entries()).isEqualTo(18);
            }
        }
    }

    @Test
    void aDrainByManyNeverOverdrawsAndAHotAccountLosesNothing() throws Exception {
        for (int stores = 1; stores <= 3; stores++) {
            try (Banks banks = Banks.open(stores)) {
                List<Callable<TransferOutcome>> work = new ArrayList<>();
                Random random = new Random(stores);
                for (int i = 0; i < 2_000; i++) {
                    Ledger ledger = banks.any(i);
                    Transfer transfer = pay("drain-" + i, wallet(random.nextInt(8)), SHOP, 1 + random.nextInt(40));
                    work.add(() -> ledger.transfer(transfer));
                }
                List<TransferOutcome> answers = together(work);
                long left = 0;
                for (int i = 0; i < 8; i++) {
                    long posted = banks.account(wallet(i)).posted();
                    assertThat(posted).isBetween(0L, 39L);
                    left += posted;
                }
                assertThat(banks.account(SHOP).posted()).isEqualTo(8_000 - left);
                Set<TransferOutcome> applied = new HashSet<>(answers);
                applied.removeIf(outcome -> !(outcome instanceof TransferOutcome.Applied));
                assertThat(answers.stream().filter(TransferOutcome.Applied.class::isInstance))
                        .as("every transfer has a number of its own")
                        .hasSameSizeAs(applied);
                assertThat(banks.ledgers().get(0).verify().problems()).isEmpty();
            }
        }
    }

    /** What many asked for at once, each thing twice, and what they heard. */
    private static Map<Integer, Set<TransferOutcome>> askedAtOnce(Ledger ledger, List<Transfer> transfers)
            throws Exception {
        Map<Integer, Set<TransferOutcome>> heard = new ConcurrentHashMap<>();
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int i = 0; i < transfers.size() * 2; i++) {
            int number = i % transfers.size();
            work.add(() -> {
                try {
                    heard.computeIfAbsent(number, fresh -> ConcurrentHashMap.newKeySet())
                            .add(ledger.transfer(transfers.get(number)));
                    return true;
                } catch (UnavailableException unknown) {
                    return false;
                }
            });
        }
        Collections.shuffle(work, new Random(transfers.size()));
        together(work);
        return heard;
    }

    @Test
    void whatManyAskForAtOnceOnADiskThatBreaksIsDoneOnceWhenTheyRepeatIt() {
        Seeds.run(25, random -> {
            Medium medium = new Medium();
            List<Transfer> transfers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                transfers.add(pay("drain-" + i, wallet(random.nextInt(8)), SHOP, 1 + random.nextInt(400)));
            }
            Map<Integer, Set<TransferOutcome>> heard = new HashMap<>();
            for (int session = 0; session < 4; session++) {
                int breaksAt = session < 3 ? random.nextInt(60) : Integer.MAX_VALUE;
                AtomicInteger operations = new AtomicInteger();
                try (Store store = Store.open(medium.journal(Workers.threads()), Ledger.TABLES)) {
                    Ledger ledger = Ledger.builder(store).build();
                    Banks.begin(ledger);
                    medium.weather(
                            operation -> operations.getAndIncrement() < breaksAt
                                    ? Medium.Trouble.NONE
                                    : Medium.Trouble.BROKEN,
                            random);
                    askedAtOnce(ledger, transfers)
                            .forEach((number, answers) -> heard.computeIfAbsent(number, fresh -> new HashSet<>())
                                    .addAll(answers));
                } catch (UnavailableException closing) {
                    // What was acknowledged must be there all the same.
                }
                medium.weather(operation -> Medium.Trouble.NONE, random);
                medium = medium.afterPowerFailure(random);
            }
            assertThat(heard).hasSize(transfers.size());
            assertThat(heard.values()).allSatisfy(answers -> assertThat(answers).hasSize(1));
            try (Store store = Store.open(medium.journal(Workers.threads()), Ledger.TABLES)) {
                checkDrained(store, transfers, heard);
            }
        });
    }

    private static void checkDrained(Store store, List<Transfer> transfers, Map<Integer, Set<TransferOutcome>> heard) {
        long[] left = new long[8];
        Arrays.fill(left, 1_000);
        long paid = 0;
        long applied = 0;
        for (int i = 0; i < transfers.size(); i++) {
            if (Objects.requireNonNull(heard.get(i)).iterator().next() instanceof TransferOutcome.Applied) {
                Leg leg = transfers.get(i).legs().get(0);
                left[Integer.parseInt(leg.from().value().substring("wallet:".length()))] -=
                        leg.amount().minor();
                paid += leg.amount().minor();
                applied++;
            }
        }
        for (int i = 0; i < left.length; i++) {
            AccountName name = wallet(i);
            assertThat(left[i]).isNotNegative();
            assertThat(store.read(view -> Ledger.account(view, name))
                            .orElseThrow()
                            .posted())
                    .isEqualTo(left[i]);
        }
        assertThat(store.read(view -> Ledger.account(view, SHOP)).orElseThrow().posted())
                .isEqualTo(paid);
        Proof proof = Ledger.builder(store).build().verify();
        assertThat(proof.problems()).isEmpty();
        assertThat(proof.entries()).isEqualTo(2 * (8 + applied));
    }
}
