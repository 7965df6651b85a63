package dev.astra.discord.licensing;

import static dev.astra.discord.licensing.Bench.ANN;
import static dev.astra.discord.licensing.Bench.BOB;
import static dev.astra.discord.licensing.Bench.ONE;
import static dev.astra.discord.licensing.Bench.TWO;
import static dev.astra.discord.licensing.Bench.who;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.store.InMemoryJournal;
import dev.astra.discord.card.Action;
import dev.astra.discord.card.Answer;
import dev.astra.discord.card.Control;
import dev.astra.discord.command.SlashCall;
import dev.astra.discord.command.TextMessage;
import dev.astra.licensing.MachinePolicy;
import dev.astra.testkit.Covers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhitelistCommandTest {
    private final Bench bench = new Bench();

    @BeforeEach
    void start() {
        bench.outbox.start();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @Covers("A-090")
    void whatIsNoMachineIdIsRefusedWithASampleAndAPicture() {
        bench.sellTo(ANN);
        for (String wrong : List.of("x", ONE + "0", Words.SAMPLE_MACHINE)) {
            Answer answer = bench.ask(ANN, "$whitelist " + wrong);
            assertThat(answer.text()).startsWith("### Invalid machine id").contains(Words.SAMPLE_MACHINE);
            assertThat(answer.cards()).allMatch(card -> card.picture().isPresent());
        }
        assertThat(bench.log())
                .last()
                .isEqualTo(who(ANN) + " TRIED to set `" + Words.SAMPLE_MACHINE + "` but it is not a machine id \u26D4");
    }

    @Test
    void wordsBehindTheMachineDoNotCount() {
        bench.sellTo(ANN);
        assertThat(bench.ask(ANN, "$whitelist " + ONE + " please, thank you").text())
                .contains("License 1 is set to `" + ONE + "`");
        assertThat(bench.ask(ANN, "$whitelist " + TWO + " 1st").text()).contains("$whitelist");
        assertThat(bench.log()).hasSize(2);
    }

    @Test
    @Covers({"A-091", "A-118"})
    void whoIsNoBuyerIsSentToClaimFirstAndNoted() {
        assertThat(bench.ask(ANN, "$whitelist " + ONE).text()).contains("not a registered buyer", "`$buyer`");
        assertThat(bench.log())
                .containsExactly(who(ANN) + " TRIED to set `" + ONE + "` but is not a registered buyer \u26D4");
    }

    @Test
    @Covers("A-092")
    void whoIsNotInTheServerHearsSo() {
        bench.sellTo(ANN);
        bench.server.leave(ANN);
        assertThat(bench.ask(ANN, "$whitelist " + ONE).text()).contains("You are not in the server");
        assertThat(bench.licenses(ANN)).allMatch(license -> license.machine().isEmpty());
        assertThat(bench.log())
                .last()
                .isEqualTo(who(ANN) + " TRIED to set `" + ONE + "` but is not in the server \u26D4");
    }

    @Test
    @Covers({"A-093", "A-117"})
    void theFirstMachineIsSetAndNoted() {
        bench.sellTo(ANN);
        assertThat(bench.ask(ANN, "$whitelist {" + ONE.toUpperCase(Locale.ROOT) + "}")
                        .text())
                .contains("License 1 is set to `" + ONE + "`");
        assertThat(bench.log()).last().isEqualTo(who(ANN) + " SUCCESSFULLY set `" + ONE + "` (license 1) \u2705");
    }

    @Test
    @Covers({"A-094", "A-095"})
    void aSecondBeforeTheEndOfTheCooldownItIsRefusedAndAtTheEndChanged() {
        bench.sellTo(ANN);
        bench.ask(ANN, "$whitelist " + ONE);
        bench.pass(Duration.ofDays(5).minusSeconds(1));
        assertThat(bench.ask(ANN, "$whitelist " + TWO).text()).contains("changed too recently", "in 1 s, on <t:");
        assertThat(bench.log())
                .last()
                .isEqualTo(who(ANN) + " tried to change `" + ONE + "` \u2192 `" + TWO
                        + "` (license 1) but too recently \u23F0");
        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.ask(ANN, "$whitelist " + TWO).text()).contains("changed from `" + ONE + "` to `" + TWO + "`");
        assertThat(bench.log())
                .last()
                .isEqualTo(who(ANN) + " SUCCESSFULLY changed `" + ONE + "` \u2192 `" + TWO + "` (license 1) \u2705");
    }

    @Test
    void theRemainingTimeIsToldInDaysHoursMinutesAndSeconds() {
        bench.sellTo(ANN);
        bench.ask(ANN, "$whitelist " + ONE);
        bench.pass(Duration.ofHours(92).plusMinutes(3).plusSeconds(20));
        assertThat(bench.ask(ANN, "$whitelist " + TWO).text()).contains("in 1 d 3 h 56 min 40 s, on <t:");
    }

    @Test
    @Covers("A-081")
    void whoHasSeveralLicensesChoosesOneByButtonOrByNumber() {
        bench.sellTo(ANN, ANN, ANN);
        Answer which = bench.ask(ANN, "$whitelist " + ONE);
        assertThat(which.text()).contains("Which license?", "`$whitelist " + ONE + " 1`");
        List<Action> buttons = which.cards().get(0).actions();
        assertThat(buttons).extracting(Action::label).containsExactly("License 1", "License 2", "License 3");
        Control pressed = bench.bot.commands().control(buttons.get(1).id()).orElseThrow();
        assertThat(bench.await(bench.bot.commands().hear(slash(pressed))).text())
                .contains("License 2 is set to `" + ONE + "`");
        assertThat(bench.ask(ANN, "$whitelist " + TWO + " #3").text()).contains("License 3 is set to `" + TWO + "`");
        assertThat(bench.ask(ANN, "$whitelist " + TWO + " 9").text()).contains("not a registered buyer");
        assertThat(bench.licenses(ANN))
                .filteredOn(license -> license.machine().isPresent())
                .hasSize(2);
    }

    private SlashCall slash(Control pressed) {
        TextMessage heard = bench.message(ANN, Locale.ENGLISH, "");
        return new SlashCall(
                heard.id(), heard.caller(), heard.place(), heard.locale(), pressed.command(), pressed.arguments());
    }

    @Test
    @Covers("A-100")
    void aMachineThatAnotherLicenseIsOnIsNotedOrRefused() {
        bench.sellTo(ANN, BOB);
        bench.ask(ANN, "$whitelist " + ONE);
        assertThat(bench.ask(BOB, "$whitelist " + ONE).text())
                .contains("is set to")
                .doesNotContain("License 1");
        assertThat(bench.log())
                .last()
                .isEqualTo(who(BOB) + " SUCCESSFULLY set `" + ONE
                        + "` (license 2) \u2705 \u26A0 license 1 is on the same machine");
        try (Bench strict = new Bench(
                new FakeServer(), new InMemoryJournal(), settings -> settings, MachinePolicy.REFUSE, List.of())) {
            strict.outbox.start();
            strict.sellTo(ANN, BOB);
            strict.ask(ANN, "$whitelist " + ONE);
            assertThat(strict.ask(BOB, "$whitelist " + ONE).text()).contains("Another license is on this machine");
            assertThat(strict.log())
                    .last()
                    .isEqualTo(who(BOB) + " TRIED to set `" + ONE + "` (license 2) but license 1 is on it \u26D4");
        }
    }

    @Test
    @Covers("A-080")
    void theirLicensesAreShownAgainWithIdMachineAndNextChange() {
        assertThat(bench.ask(ANN, "$licenses").text()).contains("no license yet", "`$buyer`");
        bench.sellTo(ANN, BOB, ANN);
        bench.ask(ANN, "$whitelist " + ONE + " 1");
        Answer answer = bench.ask(ANN, "$BuyerID");
        assertThat(answer.cards()).hasSize(2);
        assertThat(answer.text())
                .contains("### License 1", "`" + ONE + "`", "in 5 d, on", "### License 3", "at any time");
    }

    @Test
    void manyLicensesComeInPagesThatOneTurns() {
        bench.sellTo(ANN, ANN, ANN, ANN, ANN, ANN, ANN, ANN, ANN, ANN, ANN);
        Answer first = bench.ask(ANN, "$licenses");
        assertThat(first.text()).contains("### License 5", "Page 1 of 3").doesNotContain("### License 6");
        Action next = first.cards().get(5).actions().get(0);
        assertThat(bench.await(bench.bot.commands().hear(slash(new Control(next.command(), next.arguments()))))
                        .text())
                .contains("### License 6", "### License 10", "Page 2 of 3");
        assertThat(bench.ask(ANN, "$licenses 99").text()).contains("### License 11", "Page 3 of 3");
    }
}
