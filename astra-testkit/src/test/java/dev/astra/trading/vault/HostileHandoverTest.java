package dev.astra.trading.vault;

import static dev.astra.trading.vault.VaultScene.ANN;
import static dev.astra.trading.vault.VaultScene.ANNS;
import static dev.astra.trading.vault.VaultScene.BLOCK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.testkit.Cases;
import dev.astra.testkit.Covers;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Handover;
import dev.astra.trading.vault.item.Rarity;
import dev.astra.trading.vault.trade.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a client says: it is booked as it keeps the rules, or nothing is. */
class HostileHandoverTest {
    private static final List<String> NAMES = List.of(
            "Huge Cat",
            "huge cat",
            "Golden Huge Cat",
            "Shiny Rainbow Titanic Whale",
            "Huge Golden Crab",
            "Huge",
            "",
            "Golden ",
            "Shiny Golden Golden Huge Cat",
            "Mouse",
            "Huge Cat\u0000",
            "Huge Cat/1",
            "1/Huge Cat",
            "\ud800",
            "x".repeat(10_000),
            "Huge Cat'; --",
            "{\"$oid\":1}");
    private static final long[] QUANTITIES = {1, 1, 1, 2, 50, 51, 0, -1, 1_000_000, Long.MAX_VALUE, Long.MIN_VALUE};
    private static final long[] GEMS = {
        0, 0, 0, BLOCK, 3 * BLOCK, -1, 1, BLOCK - 1, 200 * BLOCK, 201 * BLOCK, Long.MAX_VALUE, Long.MIN_VALUE
    };

    @Test
    @Covers({"P-136", "P-169"})
    void onlyWhatKeepsTheRulesIsBooked() {
        Cases.run(60, random -> {
            try (VaultScene scene = new VaultScene()) {
                Bundle expected = Bundle.NOTHING;
                for (int i = 0; i < 30; i++) {
                    Handover handover = handover(random);
                    boolean deposit = random.nextInt(3) > 0;
                    CompleteOutcome outcome =
                            deposit ? either(scene, random, handover) : scene.vault.withdraw(ANNS, handover);
                    Optional<Trade> booked = outcome.fold(
                            completed -> Optional.of(completed.trade()),
                            refused -> Optional.empty(),
                            unknown -> Optional.empty(),
                            player -> Optional.empty(),
                            conflict -> Optional.empty());
                    if (booked.isPresent()) {
                        Bundle moved = booked.get().moved();
                        assertThat(moved.isEmpty()).isFalse();
                        expected = deposit ? expected.plus(moved) : expected.minus(moved);
                        assertThat(deposit ? scene.vault.limits().trade(moved) : Optional.empty())
                                .isEmpty();
                    }
                    assertThat(scene.owned(ANN)).isEqualTo(expected);
                }
                scene.whole();
            }
        });
    }

    private static CompleteOutcome either(VaultScene scene, Random random, Handover handover) {
        return random.nextBoolean() ? scene.trade(ANNS, handover) : scene.vault.deposit(ANNS, handover);
    }

    private static Handover handover(Random random) {
        List<Handover.Piece> pieces = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String name = NAMES.get(random.nextInt(random.nextBoolean() ? 3 : NAMES.size()));
            Optional<Handover.Variant> variant = random.nextInt(4) == 0
                    ? Optional.of(
                            new Handover.Variant(List.of(Rarity.values()).get(random.nextInt(3)), random.nextBoolean()))
                    : Optional.empty();
            pieces.add(new Handover.Piece(
                    name, variant, QUANTITIES[random.nextInt(random.nextInt(3) > 0 ? 4 : QUANTITIES.length)]));
        }
        return new Handover(pieces, GEMS[random.nextInt(random.nextBoolean() ? 5 : GEMS.length)]);
    }
}
