package dev.astra.licensing.transparency;

import static dev.astra.licensing.Shop.ANN;
import static dev.astra.licensing.Shop.machine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.Actor;
import dev.astra.core.UserId;
import dev.astra.core.audit.AuditLog;
import dev.astra.core.cooldown.CooldownRule;
import dev.astra.core.order.OrderRegistry;
import dev.astra.core.store.DurableView;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Store;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.ClaimRequest;
import dev.astra.licensing.Licensing;
import dev.astra.licensing.Shop;
import dev.astra.licensing.signature.Certificate;
import dev.astra.licensing.signature.Purpose;
import dev.astra.licensing.signature.RootKeys;
import dev.astra.licensing.signature.Signer;
import dev.astra.licensing.signature.SigningKey;
import dev.astra.testkit.Cases;
import dev.astra.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TransparencyLogTest {
    private static final SigningKey ROOT = SigningKey.generate();
    private static final SigningKey KEY = SigningKey.generate();
    private static final RootKeys ROOTS = new RootKeys(List.of(ROOT.verifying()));
    private static final Signer SIGNER = new Signer(
            KEY,
            Certificate.issue(
                    ROOT,
                    Purpose.LOG,
                    KEY.verifying(),
                    VirtualTime.START,
                    VirtualTime.START.plus(Duration.ofDays(400)),
                    1));

    private final VirtualTime time = new VirtualTime();
    private final Store store = Store.builder(new InMemoryJournal())
            .clock(time, time::nanos)
            .random(new Random(1))
            .open(AuditLog.TABLES, OrderRegistry.TABLES, Licensing.TABLES, TransparencyLog.TABLES);
    private final Licensing licensing = Licensing.builder(store)
            .cooldown(new CooldownRule(Duration.ZERO))
            .listener(new TransparencyLog())
            .build();

    @AfterEach
    void close() {
        store.close();
    }

    private void sell(int licenses) {
        store.execute(tx -> {
            for (int number = 1; number <= licenses; number++) {
                OrderRegistry.add(tx, Shop.paid(number), Actor.system("test"));
                licensing.claim(tx, ClaimRequest.of(new UserId(number), Shop.orderId(number)));
            }
        });
    }

    private LogHead head() {
        return TransparencyLog.head(store.view()).orElseThrow();
    }

    private List<LogProof> prove(long license) {
        return TransparencyLog.prove(store.view(), new BuyerId(license), 10);
    }

    @Test
    void grantsBindingsAndRevocationsAreProvedInTheirOrder() {
        sell(3);
        licensing.bind(new UserId(2), machine(5));
        licensing.bind(new UserId(2), machine(5));
        licensing.revoke(new BuyerId(2), Shop.STAFF);
        licensing.reinstate(new BuyerId(2), Shop.STAFF);
        LogHead head = head();
        assertThat(head.size()).isEqualTo(6);
        assertThat(prove(2))
                .allSatisfy(proof -> assertThat(proof.holds(head)).isTrue())
                .extracting(proof -> proof.entry().kind())
                .containsExactly(
                        LogEntry.Kind.REINSTATE, LogEntry.Kind.REVOKE, LogEntry.Kind.BIND, LogEntry.Kind.GRANT);
        assertThat(prove(2).get(2).holds(head, machine(5))).isTrue();
        assertThat(prove(2).get(2).holds(head, machine(6))).isFalse();
        assertThat(prove(2).get(3).holds(head, machine(5))).isFalse();
        assertThat(TransparencyLog.recompute(store.view())).isEqualTo(head.root());
    }

    @Test
    void aRefusalAndAnEmptyLogLeaveNothing() {
        assertThat(TransparencyLog.head(store.view())).isEmpty();
        licensing.bind(ANN, machine(1));
        assertThat(TransparencyLog.head(store.view())).isEmpty();
        assertThat(prove(1)).isEmpty();
    }

    @Test
    void aForgottenPersonsEntriesStayAsHashesThatNobodyCanOpen() {
        sell(5);
        LogHead before = head();
        licensing.forget(new UserId(3), Shop.STAFF);
        assertThat(prove(3)).isEmpty();
        assertThat(prove(4)).hasSize(1);
        assertThat(TransparencyLog.consistency(store.view(), 5).proves(before.root(), head().root()))
                .isTrue();
        assertThat(TransparencyLog.recompute(store.view())).isEqualTo(head().root());
    }

    @Test
    void everyHeadIsProvedToBeAnEarlierStateOfEveryLaterOne() {
        sell(700);
        Cases.run(50, random -> {
            int older = 1 + random.nextInt(700);
            Frontier then = Frontier.EMPTY;
            StoredTree tree = new StoredTree(store.view());
            for (long index = 0; index < older; index++) {
                then = then.with(tree.subtree(0, index)).after();
            }
            assertThat(TransparencyLog.consistency(store.view(), older).proves(then.root(), head().root()))
                    .isTrue();
            int license = 1 + random.nextInt(700);
            assertThat(prove(license))
                    .singleElement()
                    .satisfies(proof -> assertThat(proof.holds(head())).isTrue());
        });
        assertThatThrownBy(() -> TransparencyLog.consistency(store.view(), 701))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another one");
    }

    @Test
    void theStateHoldsOneRowForEvery128Entries() {
        sell(1_024);
        DurableView view = store.view();
        assertThat(view.table(Subtree.SUBTREES).count()).isEqualTo(4 + 2 + 1);
        assertThat(view.table(Subtree.HEADS).count()).isEqualTo(1);
    }

    @Test
    void theProofFileHoldsWithAPinnedKeyAlone() {
        sell(300);
        byte[] signed = head().sign(SIGNER, 1, time.instant());
        byte[] file = ProofFormat.write(prove(17).get(0), signed);
        assertThat(verify(file, ROOTS)).isEqualTo("grant of license 17 at 2026-01-01T00:00:00Z");
        assertThat(verify(file, RootKeys.of(KEY.verifying().hex()))).startsWith("refused");
        byte[] growth = ProofFormat.write(TransparencyLog.consistency(store.view(), 299), signed);
        assertThat(ProofFormat.readGrowth(growth).consistency().newer()).isEqualTo(300);
        assertThat(file).hasSizeLessThan(ProofFormat.MOST_BYTES);
    }

    @Test
    void noProofFileThatWasTamperedWithHolds() {
        sell(300);
        licensing.bind(new UserId(17), machine(5));
        byte[] file = ProofFormat.write(prove(17).get(0), head().sign(SIGNER, 1, time.instant()));
        List<String> accepted = new ArrayList<>();
        Cases.run(1_500, random -> {
            byte[] forged = file.clone();
            int at = random.nextInt(forged.length);
            forged[at] ^= (byte) (1 + random.nextInt(255));
            String answer = verify(forged, ROOTS);
            if (!answer.startsWith("refused")) {
                accepted.add(at + " " + answer);
            }
        });
        assertThat(accepted).isEmpty();
    }

    private static String verify(byte[] file, RootKeys roots) {
        try {
            ProofFormat.Entry read = ProofFormat.readEntry(file);
            return LogHead.read(
                    read.head(),
                    roots,
                    signed -> read.proof().holds(signed.head())
                            ? read.proof().entry().toString()
                            : "refused: the proof does not hold",
                    why -> "refused: " + why);
        } catch (IllegalArgumentException malformed) {
            return "refused: " + malformed.getMessage();
        }
    }
}
