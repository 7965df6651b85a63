package dev.astra.discord.licensing;

import static dev.astra.discord.licensing.Bench.ANN;
import static dev.astra.discord.licensing.Bench.BOSS;
import static dev.astra.discord.licensing.Bench.ONE;
import static dev.astra.discord.licensing.Bench.TWO;
import static dev.astra.discord.licensing.Bench.order;
import static dev.astra.discord.licensing.Bench.who;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.discord.card.Action;
import dev.astra.discord.card.Answer;
import dev.astra.testkit.Covers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StaffCommandsTest {
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
    void nobodyElseMayUseThemOrSeesThemInHelp() {
        bench.sellTo(ANN);
        for (String command : List.of("find 1", "revoke 1 yes", "reinstate 1", "resetcooldown 1", "resync")) {
            assertThat(bench.ask(ANN, "$" + command).text()).contains("You may not use");
        }
        assertThat(bench.licenses(ANN)).noneMatch(license -> license.revoked());
        assertThat(bench.ask(ANN, "$help").text()).contains("$buyer").doesNotContain("$revoke");
        assertThat(bench.ask(BOSS, "$help").text()).contains("$buyer", "$revoke <license> [confirm]");
    }

    @Test
    void aLicenseIsFoundByNumberOrderOrOwner() {
        bench.sellTo(ANN);
        bench.ask(ANN, "$whitelist " + ONE);
        bench.sellTo(ANN);
        assertThat(bench.ask(BOSS, "$find " + ANN).cards()).hasSize(2);
        bench.sell(3);
        for (String what : List.of("1", "#1", order(1), ANN.toString(), "<@" + ANN + ">", "<@!" + ANN + ">")) {
            Answer answer = bench.ask(BOSS, "$find " + what);
            assertThat(answer.text())
                    .as(what)
                    .contains("License 1", who(ANN), "`" + order(1) + "`", "`" + ONE + "`", "in 5 d")
                    .doesNotContain("example.test");
            assertThat(answer.cards().get(0).actions())
                    .extracting(Action::command)
                    .containsExactly("revoke", "resetcooldown", "resync");
        }
        assertThat(bench.ask(BOSS, "$find " + order(3)).text()).contains("License 3", "nobody");
        for (String what : List.of("4", order(4), "999999999999999999", "99999999999999", "\u202E", "a b")) {
            assertThat(bench.ask(BOSS, "$find \"" + what + "\"").text())
                    .as(what)
                    .matches(text -> text.contains("Nothing was found") || text.contains("is missing"));
        }
    }

    @Test
    @Covers("A-101")
    void staffTakeALicenseAwayAfterASecondLookAndEndACooldown() {
        bench.sellTo(ANN);
        bench.ask(ANN, "$whitelist " + ONE);
        assertThat(bench.ask(BOSS, "$resetcooldown 1").text()).contains("can change its machine now");
        assertThat(bench.ask(ANN, "$whitelist " + TWO).text()).contains("changed from");
        Answer ask = bench.ask(BOSS, "$revoke 1");
        assertThat(ask.text()).contains("Take license 1 away?", who(ANN));
        assertThat(bench.licenses(ANN)).noneMatch(license -> license.revoked());
        assertThat(ask.cards().get(0).actions())
                .singleElement()
                .satisfies(button -> assertThat(button.arguments()).containsEntry("confirm", "yes"));
        assertThat(bench.ask(BOSS, "$revoke #1 YES").text()).contains("is taken away");
        bench.settle();
        assertThat(bench.server.withRole()).isEmpty();
        assertThat(bench.ask(BOSS, "$revoke 1 yes").text()).contains("taken away before");
        assertThat(bench.ask(BOSS, "$reinstate 1").text()).contains("is given back");
        assertThat(bench.ask(BOSS, "$reinstate 1").text()).contains("was not taken away");
        for (String command : List.of("revoke 9", "revoke 9 yes", "reinstate 9", "resetcooldown 9")) {
            assertThat(bench.ask(BOSS, "$" + command).text()).contains("There is no license 9");
        }
        assertThat(bench.log())
                .contains(
                        who(BOSS) + " ended the cooldown of license 1 \u2705",
                        who(BOSS) + " took license 1 of " + who(ANN) + " away (by staff) \u2705");
    }

    @Test
    void rolesAreLookedAtForOneOrForEverybody() {
        bench.sellTo(ANN);
        bench.bot.start();
        bench.pass(Duration.ofMinutes(1));
        bench.server.clearRoles();
        assertThat(bench.ask(BOSS, "$resync <@" + ANN + ">").text()).contains("is being looked at");
        bench.settle();
        assertThat(bench.server.withRole()).containsExactly(ANN);
        bench.server.clearRoles();
        assertThat(bench.ask(BOSS, "$resync").text()).contains("one after the other");
        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.server.withRole()).containsExactly(ANN);
    }
}
