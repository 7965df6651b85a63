package dev.astra.discord.licensing;

import static dev.astra.discord.licensing.Bench.ANN;
import static dev.astra.discord.licensing.Bench.BOB;
import static dev.astra.discord.licensing.Bench.order;
import static dev.astra.discord.licensing.Bench.who;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.Actor;
import dev.astra.core.UserId;
import dev.astra.discord.card.Accent;
import dev.astra.discord.card.Answer;
import dev.astra.discord.card.Card;
import dev.astra.discord.command.RateLimit;
import dev.astra.licensing.BuyerId;
import dev.astra.testkit.Covers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BuyerCommandTest {
    private final Bench bench = new Bench();

    @BeforeEach
    void start() {
        bench.outbox.start();
        bench.sell(1, 2);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @Covers("A-070")
    void whatHasNotTheLengthOfAnOrderIdIsRefusedWithASampleAndAPicture() {
        for (String wrong : List.of(order(1) + "0", order(1).substring(1), "x")) {
            Answer answer = bench.ask(ANN, "$buyer " + wrong);
            assertThat(answer.text()).startsWith("### Invalid order id").contains(Words.SAMPLE_ORDER);
            assertThat(answer.cards()).allMatch(card -> card.picture().isPresent());
        }
        assertThat(bench.licenses(ANN)).isEmpty();
        assertThat(bench.server.withRole()).isEmpty();
    }

    @Test
    @Covers("A-071")
    void anOrderThatIsNotKnownIsRefusedWithASampleAndNoted() {
        Answer answer = bench.ask(ANN, "$buyer " + order(9));
        assertThat(answer.text())
                .contains("Invalid order id", "No paid order has this id", Words.SAMPLE_ORDER, "10 minutes");
        assertThat(answer.cards()).allMatch(card -> card.picture().isPresent());
        assertThat(bench.log())
                .containsExactly(who(ANN) + " TRIED to claim `" + order(9) + "` but it doesn't exist \u26D4");
    }

    @Test
    @Covers({"A-072", "A-117"})
    void aFreeOrderIsTheirsWithRoleBuyerIdAndALine() {
        Answer answer = bench.ask(ANN, "$buyer " + order(2));
        assertThat(answer.text())
                .contains("Congratulations!", "Your Buyer ID is **2**", "You have your role.", "`$whitelist`");
        assertThat(answer.cards()).extracting(Card::accent).containsExactly(Accent.GOOD);
        assertThat(bench.licenses(ANN))
                .extracting(license -> license.id().value())
                .containsExactly(2L);
        assertThat(bench.server.changes()).containsExactly("+" + ANN);
        assertThat(bench.log()).containsExactly(who(ANN) + " SUCCESSFULLY claimed `" + order(2) + "` \u2705");
    }

    @Test
    @Covers("A-073")
    void theirOwnOrderGivesTheBuyerIdAndTheRoleAgain() {
        bench.ask(ANN, "$buyer " + order(1));
        bench.server.leave(ANN);
        bench.server.join(ANN);
        Answer answer = bench.ask(ANN, "$buyer " + order(1));
        assertThat(answer.text()).contains("yours already", "Your Buyer ID is **1**", "You have your role.");
        assertThat(bench.server.changes()).containsExactly("+" + ANN, "+" + ANN);
        assertThat(bench.log()).last().isEqualTo(who(ANN) + " SUCCESSFULLY RE-CLAIMED `" + order(1) + "` \u2705");
    }

    @Test
    @Covers("A-074")
    void anOrderOfSomebodyElseIsRefusedAndNoted() {
        bench.ask(ANN, "$buyer " + order(1));
        assertThat(bench.ask(BOB, "$buyer " + order(1)).text()).contains("already being used");
        assertThat(bench.log())
                .last()
                .isEqualTo(who(BOB) + " TRIED to claim `" + order(1) + "` but it is already taken \u26D4");
        assertThat(bench.server.withRole()).containsExactly(ANN);
    }

    @Test
    @Covers("A-075")
    void whoIsNotInTheServerHearsSoAndNothingIsStored() {
        bench.server.leave(ANN);
        assertThat(bench.ask(ANN, "$buyer " + order(1)).text()).contains("You are not in the server");
        assertThat(bench.licenses(ANN)).isEmpty();
        assertThat(bench.log())
                .containsExactly(who(ANN) + " TRIED to claim `" + order(1) + "` but is not in the server \u26D4");
    }

    @Test
    @Covers("A-117")
    void whoLeftAndClaimsTheirOwnOrderAgainIsNotedAsSuch() {
        bench.ask(ANN, "$buyer " + order(1));
        bench.server.leave(ANN);
        assertThat(bench.ask(ANN, "$buyer " + order(1)).text()).contains("You are not in the server");
        assertThat(bench.log())
                .last()
                .isEqualTo(who(ANN) + " TRIED to RECLAIM `" + order(1) + "` but is not in the server \u26D4");
    }

    @Test
    @Covers("A-118")
    void alsoWhatIsNoOrderIdIsNotedAndDoesNoHarmThere() {
        bench.ask(ANN, "$buyer \"@everyone <@&5> `x` \u202Eevil\"");
        bench.ask(ANN, "$buyer not-an-order");
        assertThat(bench.log())
                .containsExactly(
                        who(ANN)
                                + " TRIED to claim `@everyone <@&5> \u02CBx\u02CB evil` but it is not an order id \u26D4",
                        who(ANN) + " TRIED to claim `not-an-order` but it is not an order id \u26D4");
    }

    @Test
    @Covers("A-079")
    void caseBlanksQuotesAndFencesAroundAnOrderIdMakeNoDifference() {
        for (String typed : List.of(
                "  $BUYER   " + order(1).toUpperCase(Locale.ROOT) + "  ",
                "$buyer \"" + order(1) + " \"",
                "$buyer `" + order(1) + "`",
                "```\n$buyer " + order(1) + "\n```",
                "$buyer <" + order(1) + ">",
                "<@" + Bench.SELF + "> buyer\n" + order(1) + " thanks",
                "$ buyer\u00A0" + order(1) + "\u200B")) {
            assertThat(bench.ask(ANN, typed).text()).as(typed).contains("Your Buyer ID is **1**");
        }
    }

    @Test
    void aLicenseThatWasTakenAwayIsNotGivenAgain() {
        bench.ask(ANN, "$buyer " + order(1));
        bench.licensing.revoke(new BuyerId(1), Actor.system("test"));
        assertThat(bench.ask(ANN, "$buyer " + order(1)).text()).contains("was taken away (by staff)");
        assertThat(bench.log()).last().asString().contains("TRIED to claim", "taken away \u26D4");
        assertThat(bench.server.withRole()).isEmpty();
    }

    @Test
    @Covers("A-011")
    void whoTriesOrderIdsOutIsStoppedForAWhileAndReported() {
        try (Bench strict = new Bench(settings -> settings.wrongOrders(new RateLimit(3, Duration.ofHours(1))))) {
            strict.outbox.start();
            strict.sell(1, 2);
            strict.ask(BOB, "$buyer " + order(1));
            Stream.of(order(7), order(1), order(8)).forEach(wrong -> strict.ask(ANN, "$buyer " + wrong));
            assertThat(strict.alerts())
                    .containsExactly("\u26A0 " + who(ANN) + " named 3 order ids within 1 h that are not theirs."
                            + " The bot looks at no further one until that time has passed.");
            strict.pass(Duration.ofMinutes(20));
            assertThat(strict.ask(ANN, "$buyer " + order(2)).text()).contains("try again in 40 min");
            assertThat(strict.log()).last().asString().contains("after too many wrong order ids \u26D4");
            assertThat(strict.licenses(ANN)).isEmpty();
            strict.pass(Duration.ofMinutes(40));
            assertThat(strict.ask(ANN, "$buyer " + order(2)).text()).contains("Your Buyer ID is **2**");
            assertThat(strict.alerts()).hasSize(1);
        }
    }

    @Test
    void nobodyWaitsForAServerThatIsDownAndNothingIsStored() {
        bench.server.down(true);
        assertThat(bench.ask(ANN, "$buyer " + order(1)).text()).contains("could not be done just now");
        assertThat(bench.licenses(ANN)).isEmpty();
        bench.server.down(false);
        assertThat(bench.ask(ANN, "$buyer " + order(1)).text()).contains("Your Buyer ID is **1**");
    }

    @Test
    void theAnswerSpeaksTheLanguageOfThePerson() {
        UserId carla = Bench.user(1);
        bench.server.join(carla);
        Answer answer = bench.await(bench.bot
                .commands()
                .hear(bench.message(carla, Locale.forLanguageTag("pt-BR"), "$buyer " + order(1)))
                .orElseThrow());
        assertThat(answer.text()).contains("Parab\u00E9ns!", "O seu Buyer ID \u00E9 **1**");
        assertThat(bench.log()).containsExactly(who(carla) + " SUCCESSFULLY claimed `" + order(1) + "` \u2705");
    }
}
