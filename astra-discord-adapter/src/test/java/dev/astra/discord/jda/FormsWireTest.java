package dev.astra.discord.jda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astra.discord.card.Accent;
import dev.astra.discord.card.Action;
import dev.astra.discord.card.Answer;
import dev.astra.discord.card.Blank;
import dev.astra.discord.card.Card;
import dev.astra.discord.card.Choice;
import dev.astra.discord.card.Control;
import dev.astra.discord.card.Form;
import dev.astra.discord.card.Menu;
import dev.astra.discord.card.Thumbnail;
import dev.astra.discord.command.Argument;
import dev.astra.discord.command.Command;
import dev.astra.discord.command.Prompt;
import dev.astra.discord.text.Phrase;
import dev.astra.testkit.discord.DiscordFault;
import dev.astra.testkit.discord.FakeInteraction;
import dev.astra.testkit.discord.FakeMessage;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FormsWireTest {
    private static final String CALLBACK = ".*/callback";

    private final Wire wire = new Wire();

    @AfterEach
    void close() {
        wire.close();
    }

    private static Command shop() {
        List<Choice> choices = IntStream.range(0, 25)
                .mapToObj(i -> new Choice("v" + i, "Color " + i, i == 0 ? "The first" : ""))
                .toList();
        return Command.of("shop", Phrase.of("Shows what there is"))
                .answers(call -> Answer.of(Card.of(Accent.PLAIN, "Shop")
                        .text("Choose")
                        .thumbnail(Optional.of(new Thumbnail(URI.create("https://pictures.example.test/a"), "A shop")))
                        .menu(new Menu("Colors", choices, 3, Control.of("pick")))
                        .action(Action.of("Ask", Action.Style.MAIN, Control.of("ask", "what", "size")))
                        .build()));
    }

    private static Form form(List<String> chosen) {
        return new Form(
                "How much?",
                chosen.stream()
                        .map(each -> new Blank(each, "Of " + each, "You have 9", false, "1", 5))
                        .toList(),
                Control.of("buy"));
    }

    private static Command pick() {
        return Command.of("pick", Phrase.of("Asks how much"))
                .inPlace()
                .asks(call -> call.chosen().contains("v9")
                        ? new Prompt.Tell(Answer.of(Accent.BAD, "Sold out"))
                        : new Prompt.Ask(form(call.chosen())));
    }

    private static Command ask() {
        return Command.of("ask", Phrase.of("Asks"))
                .argument(Argument.text("what", Phrase.of("What")))
                .asks(call -> {
                    throw new IllegalStateException("scripted to fail");
                });
    }

    private static Command buy() {
        return Command.of("buy", Phrase.of("Buys"))
                .control()
                .inPlace()
                .answers(call -> Answer.of(Accent.GOOD, "Bought " + new TreeMap<>(call.filled())));
    }

    private FakeMessage shown() {
        wire.serve(Samples.set(shop(), pick(), ask(), buy()));
        return wire.discord.slash(wire.alice, wire.general, "shop", Map.of()).awaitReply();
    }

    @Test
    void whatIsChosenOpensAFormAndWhatIsFilledInChangesTheCard() {
        FakeMessage card = shown();
        assertThat(card.text())
                .isEqualTo("### Shop\nChoose\n[picture https://pictures.example.test/a]\n[Colors \u25BE]\n[Ask]");
        assertThat(card.choices("pick")).hasSize(25).startsWith("Color 0 (The first)", "Color 1");
        FakeInteraction opened =
                wire.discord.choose(wire.alice, card, "pick", "v1", "v2").awaitAck();
        assertThat(opened.ack()).isEqualTo(FakeInteraction.Ack.FORM);
        assertThat(opened.formText()).isEqualTo("== How much? ==\nOf v1 (You have 9): [1]\nOf v2 (You have 9): [1]");
        FakeInteraction sent = wire.discord.submit(opened, Map.of("v2", "7"));
        FakeMessage changed = sent.awaitReply();
        assertThat(sent.ack()).isEqualTo(FakeInteraction.Ack.EDIT_LATER);
        assertThat(changed.id()).as("the same message").isEqualTo(card.id());
        assertThat(changed.text()).isEqualTo("Bought {v1=1, v2=7}");
    }

    @Test
    void anAnswerCanComeInPlaceOfAForm() {
        FakeMessage card = shown();
        FakeInteraction told = wire.discord.choose(wire.alice, card, "pick", "v9");
        assertThat(told.awaitReply().text()).isEqualTo("Sold out");
        assertThat(told.formId()).isEmpty();
    }

    @Test
    void aFormThatCannotBeMadeIsToldWithANumber() {
        FakeMessage card = shown();
        FakeInteraction pressed = wire.discord.press(wire.alice, card, "ask|what=size");
        assertThat(pressed.awaitReply().text()).containsPattern("Something went wrong.*`[2-9A-Z]{8}`");
        assertThat(pressed.awaitReply().ephemeral()).isTrue();
    }

    @Test
    void whatOnlyControlsCallCannotBeTypedAndIsNotRegistered() {
        shown();
        assertThat(wire.discord.commands()).containsExactlyInAnyOrder("help", "shop");
        wire.discord.tells(wire.alice, "$buy");
        assertThat(wire.discord
                        .awaitMessage(wire.discord.direct(wire.alice), FakeMessage::isCard)
                        .text())
                .contains("I do not know that one");
    }

    @Test
    void aFormWhoseAnswerGetsLostLeavesNothingBehind() {
        FakeMessage card = shown();
        wire.discord.fault("POST", CALLBACK, 1, DiscordFault.lostAnswer());
        FakeInteraction opened =
                wire.discord.choose(wire.alice, card, "pick", "v1").awaitAck();
        assertThat(opened.ack()).isEqualTo(FakeInteraction.Ack.FORM);
        assertThat(wire.discord.submit(opened, Map.of()).awaitReply().text()).isEqualTo("Bought {v1=1}");
    }

    @Test
    void theFakeSendsOnlyWhatAClientWouldSend() {
        FakeMessage card = shown();
        assertThatThrownBy(() -> wire.discord.choose(wire.alice, card, "pick", "v1", "v2", "v3", "v4"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> wire.discord.choose(wire.alice, card, "pick", "other"))
                .isInstanceOf(IllegalStateException.class);
        FakeInteraction opened =
                wire.discord.choose(wire.alice, card, "pick", "v1").awaitAck();
        for (Map<String, String> wrong : List.of(Map.of("v1", ""), Map.of("v1", "123456"), Map.of("v2", "1"))) {
            assertThatThrownBy(() -> wire.discord.submit(opened, wrong)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aPublicCardIsNeverReplacedByAPrivateAnswer() {
        Command open = Command.of("open", Phrase.of("For everybody"))
                .answersInPublic()
                .answers(call -> Answer.of(Card.of(Accent.PLAIN, "Open")
                        .action(Action.of("Buy", Action.Style.MAIN, Control.of("buy")))
                        .build()));
        wire.serve(Samples.set(open, buy()));
        FakeMessage card =
                wire.discord.slash(wire.alice, wire.general, "open", Map.of()).awaitReply();
        FakeMessage answer = wire.discord.press(wire.alice, card, "buy").awaitReply();
        assertThat(answer.id()).isNotEqualTo(card.id());
        assertThat(answer.ephemeral()).isTrue();
    }
}
