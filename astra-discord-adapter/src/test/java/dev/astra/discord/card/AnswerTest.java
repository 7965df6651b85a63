package dev.astra.discord.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.discord.text.Markup;
import dev.astra.testkit.Cases;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerTest {
    @Test
    void whateverIsPutInMessagesStayWithinTheLimitsAndNoCardIsLost() {
        Cases.run(1000, random -> {
            List<Card> cards = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(20); i++) {
                Card.Builder card = Card.of(Accent.PLAIN, "\uD83D\uDE00".repeat(random.nextInt(400)));
                for (int j = random.nextInt(20); j >= 0; j--) {
                    card.text("x\uD83D\uDE00".repeat(random.nextInt(900) + 1));
                    card.field("n".repeat(random.nextInt(300)), "v".repeat(random.nextInt(1500)));
                    card.action(new Action(
                            "l".repeat(random.nextInt(200)), Action.Style.OTHER, "c", Map.of("i", i + "-" + j)));
                }
                cards.add(card.build());
            }
            List<List<Card>> messages = new Answer(cards, Visibility.PRIVATE).messages();
            assertThat(messages.stream().flatMap(List::stream)).containsExactlyElementsOf(cards);
            assertThat(messages).allSatisfy(message -> {
                assertThat(message.stream().mapToInt(Card::length).sum()).isLessThanOrEqualTo(Card.MAX_TEXT);
                assertThat(message.stream().mapToInt(Card::components).sum())
                        .isLessThanOrEqualTo(Answer.MAX_COMPONENTS);
            });
            assertThat(cards)
                    .allSatisfy(card -> assertThat(Markup.length(card.title())).isLessThanOrEqualTo(256));
        });
    }

    @Test
    void aButtonsIdLeadsBackToItsCommandAndNothingElseDoes() {
        Action action =
                new Action("Go", Action.Style.MAIN, "whitelist", Map.of("machine", "a|b=c \u00E9%", "license", "3"));
        Control back = Control.parse(action.id()).orElseThrow();
        assertThat(back.command()).isEqualTo("whitelist");
        assertThat(back.arguments()).isEqualTo(action.arguments());
        for (String strange : List.of("", "|", "a|b", "A|b=c", "a|=c", "a|b=%zz", "x".repeat(101), "licence:show")) {
            assertThat(Control.parse(strange)).as(strange).isEmpty();
        }
        assertThatThrownBy(() -> new Action("l", Action.Style.MAIN, "c", Map.of("a", "x".repeat(100))))
                .hasMessageContaining("at most 100");
    }

    @Test
    void anyIdFromOutsideIsReadOrLeft() {
        Cases.run(3000, random -> {
            StringBuilder id = new StringBuilder();
            random.ints(random.nextInt(120), 0, 9).forEach(i -> id.append("ab|=%41\uD83D ".charAt(i)));
            Control.parse(id.toString())
                    .ifPresent(control -> assertThat(control.id()).hasSizeLessThanOrEqualTo(100));
        });
    }

    @Test
    void whatDiscordWouldRefuseIsRefused() {
        assertThatThrownBy(() -> Card.of(Accent.PLAIN, " ").build()).hasMessageContaining("empty");
        assertThatThrownBy(() -> new Answer(List.of(), Visibility.PUBLIC)).hasMessageContaining("1 to 20");
        Action same = new Action("l", Action.Style.MAIN, "c", Map.of());
        assertThatThrownBy(() ->
                        Card.of(Accent.PLAIN, "t").action(same).action(same).build())
                .hasMessageContaining("something else");
        assertThatThrownBy(() -> new Picture("../x.png", "", new byte[1])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Picture("x.png", "", new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Card(
                        Accent.PLAIN,
                        "",
                        List.of("x".repeat(4001)),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()))
                .hasMessageContaining("4000");
    }

    @Test
    void longTextsOfControlsAreCutToWhatDiscordTakes() {
        String rockets = "\uD83D\uDE80".repeat(200);
        Choice choice = new Choice("v", rockets, rockets);
        Menu menu = new Menu(rockets, List.of(choice), 1, Control.of("c"));
        Blank blank = new Blank("id", rockets, rockets, true, rockets, 7);
        Form form = new Form(rockets, List.of(blank), Control.of("c"));
        assertThat(List.of(choice.label(), choice.description(), menu.hint(), blank.description()))
                .allMatch(text -> text.length() <= 100 && text.endsWith("\u2026"));
        assertThat(List.of(form.title(), blank.label())).allMatch(text -> text.length() <= 45);
        assertThat(blank.text()).hasSize(7);
        assertThat(new Choice("v", " ", "").label()).isEqualTo("?");
    }

    @Test
    void controlsThatDiscordWouldRefuseAreRefused() {
        Choice one = new Choice("v", "l", "");
        assertThatThrownBy(() -> new Choice("", "l", "")).hasMessageContaining("1 to 100");
        assertThatThrownBy(() -> new Menu("h", List.of(), 1, Control.of("c"))).hasMessageContaining("1 to 25");
        assertThatThrownBy(() -> new Menu("h", List.of(one, one), 1, Control.of("c")))
                .hasMessageContaining("something else");
        assertThatThrownBy(() -> new Menu("h", List.of(one), 2, Control.of("c")))
                .hasMessageContaining("most must be");
        assertThatThrownBy(() -> new Form("t", List.of(), Control.of("c"))).hasMessageContaining("1 to 5");
        assertThatThrownBy(() -> new Blank("i", "l", "", false, "", 0)).hasMessageContaining("most must be");
        assertThatThrownBy(() -> new Thumbnail(URI.create("http://example.test/"), ""))
                .hasMessageContaining("https");
        assertThatThrownBy(() -> Card.of(Accent.PLAIN, "t")
                        .menu(new Menu("h", List.of(one), 1, Control.of("c")))
                        .action(Action.of("l", Action.Style.MAIN, Control.of("c")))
                        .build())
                .hasMessageContaining("something else");
    }
}
