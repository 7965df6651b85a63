package dev.astra.discord.licensing;

import static dev.astra.discord.licensing.Bench.ANN;
import static dev.astra.discord.licensing.Bench.BOB;
import static dev.astra.discord.licensing.Bench.order;
import static dev.astra.discord.licensing.Bench.who;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.Actor;
import dev.astra.core.UserId;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.discord.guild.Hindrance;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.MachinePolicy;
import dev.astra.testkit.Covers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RolesTest {
    private static final Actor STAFF = Actor.staff(Bench.BOSS);
    private static final Duration UNTIL_TRIED_AGAIN = RoleDelivery.AGAIN.plusSeconds(1);

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_SUCH_GUILD", "NO_SUCH_ROLE", "ROLE_TOO_HIGH", "MAY_NOT_MANAGE_ROLES"})
    @Covers("A-076")
    void whatIsInTheWayOfARoleIsToldToStaffOnceAndTheBuyerHearsThatItComes(Hindrance hindrance) {
        bench.outbox.start();
        bench.sell(1, 2);
        bench.server.hinderRoles(hindrance);
        for (UserId user : List.of(ANN, BOB)) {
            assertThat(bench.ask(user, "$buyer " + order(user.equals(ANN) ? 1 : 2))
                            .text())
                    .contains("Congratulations!", "Your Buyer ID is", "staff were told", "comes by itself");
        }
        assertThat(bench.alerts()).containsExactly(Troubles.text(bench.bot.settings(), hindrance));
        assertThat(bench.bot.problems()).containsExactly(Troubles.text(bench.bot.settings(), hindrance));
        bench.pass(UNTIL_TRIED_AGAIN.multipliedBy(5));
        assertThat(bench.alerts()).hasSize(1);
        bench.server.hinderRoles();
        bench.pass(UNTIL_TRIED_AGAIN);
        assertThat(bench.server.changes()).containsExactlyInAnyOrder("+" + ANN, "+" + BOB);
        assertThat(bench.alerts()).hasSize(2).last().asString().startsWith("\u2705 Solved: ");
        assertThat(bench.bot.problems()).isEmpty();
    }

    @Test
    void eachCauseHasAnAlertOfItsOwnThatSaysWhatToDo() {
        bench.outbox.start();
        bench.sellTo(ANN);
        bench.server.hinderRoles(Hindrance.ROLE_TOO_HIGH);
        bench.pass(Duration.ZERO);
        bench.server.hinderRoles(Hindrance.MAY_NOT_MANAGE_ROLES);
        bench.pass(UNTIL_TRIED_AGAIN);
        assertThat(bench.alerts()).hasSize(2);
        assertThat(bench.alerts().get(0)).contains("drag the bot's role above `Buyer`");
        assertThat(bench.alerts().get(1)).contains("allow \"Manage Roles\"");
        assertThat(List.of(Hindrance.values()).stream().map(each -> Troubles.text(bench.bot.settings(), each)))
                .doesNotHaveDuplicates();
    }

    @Test
    @Covers("A-078")
    void aLogChannelThatFailsChangesNoAnswerAndLosesNoLine() {
        bench.outbox.start();
        bench.sell(1, 2);
        bench.server.hinderLines(Hindrance.MAY_NOT_WRITE);
        assertThat(bench.ask(ANN, "$buyer " + order(1)).text())
                .contains("Your Buyer ID is **1**", "You have your role");
        assertThat(bench.ask(BOB, "$buyer " + order(1)).text()).contains("already being used");
        assertThat(bench.server.changes()).containsExactly("+" + ANN);
        assertThat(bench.log()).isEmpty();
        assertThat(bench.bot.problems()).hasSize(1).first().asString().contains("Send Messages");
        bench.server.hinderLines();
        bench.pass(UNTIL_TRIED_AGAIN);
        assertThat(bench.log())
                .containsExactly(
                        who(ANN) + " SUCCESSFULLY claimed `" + order(1) + "` \u2705",
                        who(BOB) + " TRIED to claim `" + order(1) + "` but it is already taken \u26D4");
        assertThat(bench.bot.problems()).isEmpty();
    }

    @Test
    void ofTooManyLinesForABrokenChannelTheOldestGiveWayAndAreCounted() {
        bench.server.hinderLines(Hindrance.NO_SUCH_CHANNEL);
        bench.outbox.start();
        GuildEffects effects = new GuildEffects(bench.bot.settings());
        bench.store.execute(tx -> IntStream.rangeClosed(1, Outgoing.MOST_LINES + 3)
                .forEach(number -> effects.note(tx, "line " + number)));
        bench.settle();
        assertThat(bench.waiting().stream().filter(Outgoing.LOG::equals)).hasSize(Outgoing.MOST_LINES);
        bench.store.execute(tx -> effects.note(tx, "one more"));
        assertThat(bench.waiting().stream().filter(Outgoing.LOG::equals)).hasSize(Outgoing.MOST_LINES);
        bench.server.hinderLines();
        bench.pass(UNTIL_TRIED_AGAIN);
        List<String> log = bench.log();
        assertThat(log).hasSize(Outgoing.MOST_LINES + 1).endsWith("line " + (Outgoing.MOST_LINES + 3), "one more");
        assertThat(log.get(0)).contains("4 older lines are missing");
        assertThat(log.get(1)).isEqualTo("line 5");
        bench.store.execute(tx -> effects.note(tx, "the next"));
        assertThat(bench.log()).endsWith("one more", "the next").hasSize(Outgoing.MOST_LINES + 2);
    }

    @Test
    void aReplyDoesNotWaitLongForARoleAndTheRoleComesLater() {
        bench.outbox.start();
        bench.sell(1);
        var answer = bench.send(ANN, "$buyer " + order(1)).orElseThrow();
        bench.server.down(true);
        bench.pass(Duration.ofSeconds(4));
        assertThat(answer.toCompletableFuture()).isNotDone();
        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.await(answer).text()).contains("Your Buyer ID is **1**", "will come in a moment");
        bench.server.down(false);
        bench.pass(Duration.ofMinutes(1));
        assertThat(bench.server.changes()).containsExactly("+" + ANN);
    }

    @Test
    void aStopBetweenTheCommitAndTheRoleGivesTheRoleOnceAfterReopening() {
        bench.sell(1);
        bench.send(ANN, "$buyer " + order(1));
        bench.settle();
        assertThat(bench.licenses(ANN)).hasSize(1);
        assertThat(bench.server.changes()).isEmpty();
        bench.store.close();
        bench.server.loseAnswers(2);
        try (Bench reopened = new Bench(
                bench.server, bench.journal, settings -> settings, MachinePolicy.ALLOW_AND_REPORT, List.of())) {
            reopened.outbox.start();
            reopened.pass(Duration.ofMinutes(1));
            assertThat(reopened.server.changes()).containsExactly("+" + ANN);
            assertThat(reopened.log()).containsExactly(who(ANN) + " SUCCESSFULLY claimed `" + order(1) + "` \u2705");
            assertThat(reopened.waiting()).isEmpty();
        }
    }

    @Test
    @Covers("A-046")
    void theRoleGoesWithTheLastLicenseAndComesBackWithIt() {
        bench.outbox.start();
        bench.sellTo(ANN, ANN);
        bench.settle();
        bench.licensing.revoke(new BuyerId(1), STAFF);
        bench.settle();
        assertThat(bench.server.withRole()).containsExactly(ANN);
        bench.licensing.revoke(new BuyerId(2), STAFF);
        bench.settle();
        assertThat(bench.server.withRole()).isEmpty();
        bench.licensing.reinstate(new BuyerId(1), STAFF);
        bench.settle();
        assertThat(bench.server.changes()).containsExactly("+" + ANN, "-" + ANN, "+" + ANN);
        assertThat(bench.log())
                .contains(
                        who(Bench.BOSS) + " took license 2 of " + who(ANN) + " away (by staff) \u2705",
                        who(Bench.BOSS) + " gave license 1 back \u2705");
    }

    @Test
    void whoIsForgottenLosesTheRoleAndNoLineThatWaitsNamesThem() {
        bench.sellTo(ANN, BOB);
        bench.licensing.forget(ANN, STAFF);
        bench.server.join(ANN);
        bench.outbox.start();
        assertThat(bench.log())
                .containsExactly(
                        who(BOB) + " SUCCESSFULLY claimed `" + order(2) + "` \u2705",
                        "(a person who was forgotten)",
                        who(Bench.BOSS) + " had the owner of license 1 forgotten \u2705");
        assertThat(bench.server.withRole()).containsExactly(BOB);
        bench.licensing.forget(BOB, STAFF);
        bench.settle();
        assertThat(bench.server.withRole()).isEmpty();
        assertThat(bench.waiting()).isEmpty();
    }

    @Test
    void aMessageThatComesLateBringsBackNothingThatHasChangedSince() {
        bench.sellTo(ANN);
        bench.licensing.revoke(new BuyerId(1), STAFF);
        bench.outbox.start();
        bench.settle();
        assertThat(bench.server.changes()).isEmpty();
    }

    @Test
    void whoComesBackGetsTheRoleAtOnceOrWithTheirNextWord() {
        bench.outbox.start();
        bench.sellTo(ANN, BOB);
        bench.settle();
        bench.server.clearRoles();
        bench.bot.joined(ANN);
        bench.bot.joined(Bench.user(5));
        bench.settle();
        assertThat(bench.server.withRole()).containsExactly(ANN);
        bench.ask(BOB, "$licenses");
        bench.settle();
        assertThat(bench.server.withRole()).containsExactlyInAnyOrder(ANN, BOB);
        int asked = bench.server.asked();
        bench.ask(BOB, "$licenses");
        bench.settle();
        assertThat(bench.server.asked()).isEqualTo(asked);
    }

    @Test
    @Covers("A-119")
    void afterDowntimeAndOnceADayEverybodysRoleIsLookedAtPacedAndOnce() {
        UserId[] owners = IntStream.range(0, 25).mapToObj(Bench::user).toArray(UserId[]::new);
        bench.server.join(owners);
        bench.sellTo(owners);
        bench.licensing.revoke(new BuyerId(25), STAFF);
        bench.outbox.start();
        bench.settle();
        bench.server.clearRoles();
        int before = bench.server.changes().size();
        bench.bot.start();
        bench.settle();
        assertThat(bench.server.withRole()).hasSize(10);
        bench.pass(Duration.ofSeconds(10));
        assertThat(bench.server.withRole()).hasSize(20);
        bench.pass(Duration.ofSeconds(20));
        assertThat(bench.server.withRole())
                .isEqualTo(Set.of(owners).stream()
                        .filter(owner -> !owner.equals(owners[24]))
                        .collect(java.util.stream.Collectors.toSet()));
        assertThat(bench.server.changes()).hasSize(before + 24);
        bench.server.clearRoles();
        bench.pass(Duration.ofHours(23));
        assertThat(bench.server.withRole()).isEmpty();
        bench.pass(Duration.ofHours(1));
        bench.pass(Duration.ofSeconds(10));
        bench.pass(Duration.ofSeconds(10));
        assertThat(bench.server.withRole()).hasSize(24);
    }

    @Test
    void aLookThatWasStoppedGoesOnWhereItWas() {
        InMemoryJournal journal = bench.journal;
        UserId[] owners = IntStream.range(0, 15).mapToObj(Bench::user).toArray(UserId[]::new);
        bench.server.join(owners);
        bench.sellTo(owners);
        bench.outbox.start();
        bench.settle();
        bench.server.clearRoles();
        bench.bot.start();
        bench.settle();
        bench.close();
        bench.server.clearRoles();
        try (Bench reopened =
                new Bench(bench.server, journal, settings -> settings, MachinePolicy.ALLOW_AND_REPORT, List.of())) {
            reopened.outbox.start();
            reopened.bot.start();
            reopened.pass(Duration.ofMinutes(1));
            assertThat(reopened.server.withRole())
                    .containsExactlyInAnyOrder(List.of(owners).subList(10, 15).toArray(UserId[]::new));
        }
    }
}
