package dev.astra.trading.vault.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.testkit.Cases;
import dev.astra.testkit.Covers;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ItemTest {
    @Test
    @Covers("P-150")
    void everyVariantIsReadBackFromItsName() {
        List<String> names = List.of(
                "Huge Cat",
                "Golden Huge Cat",
                "Rainbow Huge Cat",
                "Shiny Huge Cat",
                "Shiny Golden Huge Cat",
                "Shiny Rainbow Huge Cat");
        assertThat(names).allSatisfy(name -> assertThat(Item.parse(name).name()).isEqualTo(name));
        assertThat(names.stream().map(Item::parse).map(Item::base)).containsOnly("Huge Cat");
        assertThat(names.stream().map(Item::parse).distinct()).hasSize(6);
        assertThat(Item.parse("Shiny Rainbow Huge Cat")).isEqualTo(new Item("Huge Cat", Rarity.RAINBOW, true));
    }

    @Test
    @Covers({"P-150", "P-151"})
    void anyBaseComesBackWhateverWordsAreInIt() {
        Cases.run(2_000, random -> {
            Item item = new Item(
                    "Huge " + words(random), List.of(Rarity.values()).get(random.nextInt(3)), random.nextBoolean());
            assertThat(Item.parse(item.name())).isEqualTo(item);
        });
    }

    @Test
    @Covers("P-151")
    void aPrefixWordInsideABaseBelongsToTheBase() {
        assertThat(Item.parse("Huge Golden Shiny Rainbow Cat")).isEqualTo(Item.of("Huge Golden Shiny Rainbow Cat"));
        assertThat(Item.parse("Golden Huge Golden Cat").base()).isEqualTo("Huge Golden Cat");
        assertThat(Item.parse("Goldenish Cat")).isEqualTo(Item.of("Goldenish Cat"));
        assertThat(Item.parse("golden Huge Cat").rarity()).isEqualTo(Rarity.NORMAL);
    }

    @Test
    void whatCouldBeReadInTwoWaysIsRefused() {
        for (String name : List.of(
                "Golden Shiny Huge Cat",
                "Golden Golden Huge Cat",
                "Shiny Shiny Huge Cat",
                "Shiny Golden Rainbow Cat",
                "Rainbow Golden Cat")) {
            assertThatThrownBy(() -> Item.parse(name)).as(name).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Item.of("Golden Cat")).hasMessageContaining("does not begin with");
    }

    @Test
    void whatIsNoNameIsRefused() {
        for (String name : List.of(
                "",
                " ",
                "Golden ",
                "Shiny ",
                " Cat",
                "Cat ",
                "Big  Cat",
                "Cat\nCat",
                "Cat\u0000",
                "Cat\u200b",
                "Cat\u00a0Dog",
                "\ud800",
                "x".repeat(101))) {
            assertThatThrownBy(() -> Item.parse(name)).as(name).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(Item.parse("Huge C\u00e4t \ud83d\ude00").base()).isEqualTo("Huge C\u00e4t \ud83d\ude00");
    }

    @Test
    void noTextAtAllMakesItThrowAnythingElse() {
        Cases.run(2_000, random -> {
            String text = any(random);
            assertThat(Handover.Piece.of(text).item())
                    .satisfies(item ->
                            item.ifPresent(read -> assertThat(read.name()).isEqualTo(text)));
        });
    }

    private static String words(Random random) {
        String[] words = {"Golden", "Shiny", "Rainbow", "Cat", "Titanic", "Huge", "1x1", "\u00c4"};
        StringBuilder text = new StringBuilder("Cat");
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(' ').append(words[random.nextInt(words.length)]);
        }
        return text.toString();
    }

    private static String any(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            switch (random.nextInt(4)) {
                case 0 -> text.append("Shiny ");
                case 1 -> text.append("Golden ");
                case 2 -> text.append((char) random.nextInt(0x10000));
                default -> text.append((char) (' ' + random.nextInt(95)));
            }
        }
        return text.toString();
    }
}
