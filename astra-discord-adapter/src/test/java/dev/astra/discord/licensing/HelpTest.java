package dev.astra.discord.licensing;

import static dev.astra.discord.licensing.Bench.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.discord.card.Answer;
import dev.astra.discord.guild.Hindrance;
import dev.astra.testkit.Covers;
import java.util.List;
import org.junit.jupiter.api.Test;

class HelpTest {
    @Test
    @Covers("A-009")
    void helpSaysWhatToDoFirstAndSecondWithPicturesAndThenWhatThereIs() {
        try (Bench bench = new Bench(settings -> settings.video("https://example.test/video"))) {
            Answer help = bench.ask(ANN, "$help");
            assertThat(help.cards()).hasSize(3);
            assertThat(help.cards().get(0).text())
                    .contains("Do this first", "`$buyer " + Words.SAMPLE_ORDER + "`", "e-mail");
            assertThat(help.cards().get(1).text())
                    .contains(
                            "Do this second",
                            "`$whitelist " + Words.SAMPLE_MACHINE + "`",
                            "https://example.test/video");
            assertThat(help.cards().subList(0, 2))
                    .allSatisfy(card ->
                            assertThat(card.picture().orElseThrow().bytes()).startsWith(0x89, 'P', 'N', 'G'));
            assertThat(help.cards().get(2).text()).contains("$licenses [page]", "$whitelist <machine> [license]");
            assertThat(help.messages()).hasSize(1);
        }
    }

    @Test
    @Covers("A-008")
    void aPictureThatIsNotThereKeepsNoAnswerBack() {
        Pictures broken = (subject, locale) -> {
            throw new IllegalStateException("scripted to fail");
        };
        for (Pictures pictures : List.of(broken, Pictures.none())) {
            try (Bench bench = new Bench(settings -> settings.pictures(pictures))) {
                for (String text : List.of("$help", "$buyer x", "$whitelist x")) {
                    Answer answer = bench.ask(ANN, text);
                    assertThat(answer.text()).as(text).isNotBlank();
                    assertThat(answer.cards()).noneMatch(card -> card.picture().isPresent());
                }
            }
        }
    }

    @Test
    @Covers("A-006")
    void wordsThatAreNoCommandAreGreetedWithTheWayToHelp() {
        try (Bench bench = new Bench()) {
            for (String text : List.of("hello", "$nonsense x", "help me please", "", "$", "``` ```", "/buyer x")) {
                assertThat(bench.ask(ANN, text).text()).as(text).contains("Hello!", "`$help`");
            }
        }
    }

    @Test
    @Covers("A-003")
    void theProfileShowsTheWayToHelp() {
        try (Bench bench = new Bench()) {
            assertThat(bench.bot.presence()).isEqualTo("Astra | $help (DMs)");
        }
    }

    @Test
    @Covers("A-002")
    void whatIsMissingInTheServerIsFoundBeforeTheBotStarts() {
        try (Bench bench = new Bench()) {
            assertThat(bench.bot.check().toCompletableFuture().join()).isEmpty();
            for (Hindrance each : List.of(Hindrance.NO_SUCH_GUILD, Hindrance.NO_SUCH_ROLE, Hindrance.NO_SUCH_CHANNEL)) {
                bench.server.hinderRoles(each);
                assertThat(bench.bot.check().toCompletableFuture().join())
                        .singleElement()
                        .isEqualTo(Troubles.text(bench.bot.settings(), each));
            }
        }
    }
}
