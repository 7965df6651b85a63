package dev.astra.trading.vault;

import static dev.astra.trading.vault.VaultScene.ANN;
import static dev.astra.trading.vault.VaultScene.ANNS;
import static dev.astra.trading.vault.VaultScene.BLOCK;
import static dev.astra.trading.vault.VaultScene.BOB;
import static dev.astra.trading.vault.VaultScene.BOBS;
import static dev.astra.trading.vault.VaultScene.CAT;
import static dev.astra.trading.vault.VaultScene.DOG;
import static dev.astra.trading.vault.VaultScene.OTHER_BOT;
import static dev.astra.trading.vault.VaultScene.WHALE;
import static dev.astra.trading.vault.VaultScene.bundle;
import static dev.astra.trading.vault.VaultScene.key;
import static dev.astra.trading.vault.VaultScene.offer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.core.UserId;
import dev.astra.core.ledger.AccountName;
import dev.astra.core.ledger.Amount;
import dev.astra.core.ledger.Asset;
import dev.astra.core.ledger.Ledger;
import dev.astra.core.ledger.Limits;
import dev.astra.core.ledger.RequestId;
import dev.astra.core.ledger.Transfer;
import dev.astra.testkit.Cases;
import dev.astra.testkit.Covers;
import dev.astra.trading.gateway.PlayerId;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Handover;
import dev.astra.trading.vault.item.Item;
import dev.astra.trading.vault.trade.BotId;
import dev.astra.trading.vault.trade.Trade;
import dev.astra.trading.vault.trade.TradeKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
    /** Whatever is asked in whatever order, the history adds up to what is owned, after every step. */
    @Test
    @Covers("P-168")
    void theHistoryAddsUpAfterAnyStep() {
        Cases.run(60, random -> {
            try (VaultScene scene = new VaultScene()) {
                List<TradeKey> keys = new ArrayList<>();
                for (int step = 0; step < 60; step++) {
                    step(scene, random, keys);
                    scene.whole();
                }
            }
        });
    }

    private static void step(VaultScene scene, Random random, List<TradeKey> keys) {
        UserId user = random.nextBoolean() ? ANN : BOB;
        PlayerId player = user.equals(ANN) ? ANNS : BOBS;
        Item item = List.of(CAT, DOG, WHALE).get(random.nextInt(3));
        Bundle goods = bundle(item, 1 + random.nextInt(3), BLOCK * random.nextInt(3));
        TradeKey known = keys.isEmpty() ? key(OTHER_BOT, "none") : keys.get(random.nextInt(keys.size()));
        switch (random.nextInt(9)) {
            case 0, 1 -> {
                TradeKey key = key(new BotId("bot-" + random.nextInt(2)), "t-" + keys.size());
                keys.add(key);
                scene.vault.open(key, player);
            }
            case 2, 3 -> scene.vault.complete(known, Handover.of(goods));
            case 4 -> scene.vault.request(user, goods);
            case 5 -> scene.vault.cancel(user);
            case 6 -> scene.vault.cancel(known);
            case 7 -> {
                if (random.nextBoolean()) {
                    scene.vault.deposit(player, Handover.of(goods));
                } else {
                    scene.vault.withdraw(player, Handover.of(goods));
                }
            }
            default -> {
                scene.time.advance(Duration.ofMinutes(random.nextInt(20)));
                scene.vault.expire(2);
            }
        }
    }

    @Test
    @Covers("P-168")
    void everyKindOfDamageIsFound() {
        Bundle goods = bundle(CAT, 3, 2 * BLOCK);
        damaged(scene -> scene.damage(tx -> Stock.add(tx, 1, Bundle.of(CAT, 1))), goods, "owns");
        damaged(scene -> scene.damage(tx -> Stock.take(tx, 1, Bundle.of(CAT, 1))), goods, "owns");
        damaged(scene -> scene.damage(tx -> Stock.release(tx, 1, Bundle.of(CAT, 1))), goods, "reserved");
        damaged(scene -> scene.damage(tx -> Stock.add(tx, 77, Bundle.of(CAT, 1))), goods, "unknown");
        damaged(ReconciliationTest::steal, goods, "owns");
    }

    private static void steal(VaultScene scene) {
        AccountName thief = new AccountName("thief");
        Ledger ledger = Ledger.builder(scene.store).build();
        Asset gems = new Asset("GEMS", 0);
        ledger.open(thief, gems, Limits.NONE);
        ledger.transfer(Transfer.of(new RequestId("x"), new AccountName("vault:user:1"), thief, new Amount(1, gems)));
    }

    private interface Damage {
        void to(VaultScene scene);
    }

    private static void damaged(Damage damage, Bundle goods, String word) {
        try (VaultScene scene = new VaultScene()) {
            scene.deposited(ANNS, Handover.of(goods));
            scene.reserved(ANN, bundle(CAT, 2, BLOCK));
            scene.whole();
            damage.to(scene);
            assertThat(scene.vault.verify().problems()).anyMatch(problem -> problem.contains(word));
            assertThat(scene.vault.verify().isWhole()).isFalse();
        }
    }

    @Test
    void theProofCountsWhatThereIs() {
        try (VaultScene scene = new VaultScene()) {
            scene.deposited(ANNS, offer(CAT, 3, 2 * BLOCK));
            scene.deposited(BOBS, offer(DOG, 1, 0));
            scene.reserved(ANN, Bundle.of(CAT, 1));
            VaultProof proof = scene.vault.verify();
            assertThat(proof.owners()).isEqualTo(2);
            assertThat(proof.items()).isEqualTo(4);
            assertThat(proof.gems()).isEqualTo(2 * BLOCK);
            assertThat(proof.trades()).isEqualTo(1);
            assertThat(proof.records()).isEqualTo(2);
        }
    }

    @Test
    void whatWasOwnedElsewhereComesInOnceWithItsHistory() {
        try (VaultScene scene = new VaultScene()) {
            FormerTrade former = new FormerTrade(
                    Trade.Kind.DEPOSIT,
                    Trade.State.FAILED,
                    Bundle.of(CAT, 1),
                    0,
                    Instant.parse("2025-01-01T00:00:00Z"),
                    "pending there");
            scene.store.execute(tx -> scene.vault.adopt(tx, ANN, bundle(CAT, 5, 3 * BLOCK + 7), List.of(former)));
            assertThat(scene.owned(ANN)).isEqualTo(bundle(CAT, 5, 3 * BLOCK + 7));
            assertThat(scene.history(ANN)).hasSize(2);
            scene.whole();
            assertThatThrownBy(
                            () -> scene.store.execute(tx -> scene.vault.adopt(tx, ANN, Bundle.of(CAT, 1), List.of())))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(scene.reserved(ANN, bundle(CAT, 5, 3 * BLOCK)).isOpen()).isTrue();
        }
    }

    @Test
    void aUserWhoOwnsNothingCanBeForgotten() {
        try (VaultScene scene = new VaultScene()) {
            assertThat(scene.vault.forget(ANN)).isInstanceOf(ForgetOutcome.Unknown.class);
            scene.deposited(ANNS, offer(CAT, 1, BLOCK));
            assertThat(scene.vault.forget(ANN)).isInstanceOf(ForgetOutcome.StillOwns.class);
            scene.reserved(ANN, bundle(CAT, 1, BLOCK));
            assertThat(scene.vault.forget(ANN)).isInstanceOf(ForgetOutcome.TradeOpen.class);
            VaultScene.completed(scene.vault.withdraw(ANNS, offer(CAT, 1, BLOCK)));
            assertThat(scene.vault.forget(ANN)).isInstanceOf(ForgetOutcome.Forgotten.class);
            assertThat(scene.history(ANN)).isEmpty();
            scene.whole();
            scene.deposited(ANNS, offer(CAT, 2, 0));
            assertThat(scene.history(ANN)).hasSize(1);
            scene.whole();
        }
    }
}
