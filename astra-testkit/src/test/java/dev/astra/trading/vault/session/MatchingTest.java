package dev.astra.trading.vault.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.testkit.Cases;
import dev.astra.testkit.Covers;
import dev.astra.trading.vault.item.Bundle;
import dev.astra.trading.vault.item.Item;
import dev.astra.trading.vault.item.Rarity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MatchingTest {
    private static final Item CAT = Item.of("Huge Cat");
    private static final Item GOLDEN = Item.parse("Golden Huge Cat");
    private static final Item SHINY = Item.parse("Shiny Huge Cat");

    @Test
    @Covers("P-196")
    void allPartAndNoneAreTold() {
        Bundle wanted = Bundle.of(Map.of(CAT, 2L, GOLDEN, 1L), 100);
        assertThat(Matching.of(wanted, Bundle.of(Map.of(CAT, 5L, GOLDEN, 1L), 100)))
                .isEqualTo(new Matching(wanted, Matching.Extent.ALL));
        assertThat(Matching.of(wanted, Bundle.of(Map.of(CAT, 1L, SHINY, 9L), 99)))
                .isEqualTo(new Matching(Bundle.of(CAT, 1), Matching.Extent.PARTIAL));
        assertThat(Matching.of(wanted, Bundle.of(SHINY, 3)))
                .isEqualTo(new Matching(Bundle.NOTHING, Matching.Extent.NONE));
    }

    /** Against the plain way: take each wanted pet out of the bag, one by one. */
    @Test
    @Covers("P-196")
    void findsWhatTakingOneByOneFinds() {
        Cases.run(500, random -> {
            List<Item> wanted = pets(random);
            List<Item> bag = pets(random);
            List<Item> left = new ArrayList<>(bag);
            List<Item> found = wanted.stream().filter(left::remove).toList();
            assertThat(Matching.of(Bundle.ofItems(wanted), Bundle.ofItems(bag)).found())
                    .isEqualTo(Bundle.ofItems(found));
        });
    }

    private static List<Item> pets(Random random) {
        List<Item> pets = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            pets.add(new Item(
                    random.nextBoolean() ? "Huge Cat" : "Huge Dog",
                    List.of(Rarity.values()).get(random.nextInt(3)),
                    random.nextBoolean()));
        }
        return pets;
    }
}
