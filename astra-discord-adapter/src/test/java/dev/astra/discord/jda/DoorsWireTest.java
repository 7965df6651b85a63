package dev.astra.discord.jda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.discord.card.Accent;
import dev.astra.discord.card.Answer;
import dev.astra.discord.command.Command;
import dev.astra.discord.command.CommandSet;
import dev.astra.discord.text.Phrase;
import dev.astra.testkit.discord.DiscordFault;
import dev.astra.testkit.discord.FakeChannel;
import dev.astra.testkit.discord.FakeInteraction;
import dev.astra.testkit.discord.FakeMessage;
import dev.astra.testkit.discord.FakePermission;
import dev.astra.testkit.discord.FakeUser;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DoorsWireTest {
    private static final String CALLBACK = ".*/callback";
    private static final String ORIGINAL = ".*/messages/@original";
    private static final String SEND = ".*/channels/\\d+/messages";

    private final Wire wire = new Wire();
    private final Samples samples = new Samples();

    @AfterEach
    void close() {
        wire.close();
    }

    private FakeInteraction echo(FakeUser user, FakeChannel channel, String word) {
        return wire.discord.slash(user, channel, "echo", Map.of("word", word));
    }

    @Test
    void aSlashCommandIsPromisedToOneAndAnsweredWithACard() {
        wire.serve(samples.all());
        FakeInteraction call = echo(wire.alice, wire.general, "hello").awaitAck();
        assertThat(call.ack()).isEqualTo(FakeInteraction.Ack.LATER);
        FakeMessage reply = call.awaitReply();
        assertThat(reply.ephemeral()).isTrue();
        assertThat(reply.isCard()).isTrue();
        assertThat(reply.text()).isEqualTo("### Echo\nYou said hello\n[Again]");
        FakeInteraction pressed =
                wire.discord.press(wire.alice, reply, reply.controls().get(0));
        assertThat(pressed.awaitReply().text()).contains("You said again");
    }

    @Test
    void slashCommandsWorkInDirectMessagesToo() {
        wire.serve(samples.all());
        FakeInteraction call = echo(wire.alice, wire.discord.direct(wire.alice), "hello");
        assertThat(call.awaitReply().text()).contains("You said hello");
    }

    @Test
    void aTextInDirectMessagesIsAnsweredThere() {
        wire.serve(samples.all());
        wire.discord.tells(wire.alice, "$echo hello");
        FakeMessage reply = wire.discord.awaitMessage(wire.discord.direct(wire.alice), FakeMessage::isCard);
        assertThat(reply.text()).contains("You said hello");
    }

    @Test
    void aMentionInAGuildIsAnsweredInPrivateAndAKeyInItIsTakenAway() {
        wire.shop.botRole(10, FakePermission.MANAGE_MESSAGES);
        wire.serve(samples.all());
        String key = "0f5b2c1e-7d1a-4c0e-9b55-1c2d3e4f5a6b";
        wire.discord.says(wire.alice, wire.general, wire.discord.bot().mention() + " echo " + key);
        FakeMessage reply = wire.discord.awaitMessage(wire.discord.direct(wire.alice), message -> true);
        assertThat(reply.text()).contains("You said");
        wire.discord.await(
                "the message to be gone",
                () -> wire.discord.conversation(wire.general).isEmpty());
    }

    @Test
    void whoeverHasClosedDirectMessagesIsToldWhereTheyAsked() {
        wire.discord.closeMessages(wire.alice, true);
        wire.serve(samples.all());
        FakeMessage question =
                wire.discord.says(wire.alice, wire.general, wire.discord.bot().mention() + " echo secret");
        FakeMessage reply = wire.discord.awaitMessage(wire.general, message -> true);
        assertThat(reply.text())
                .contains("could not send you a direct message", "`/echo`")
                .doesNotContain("secret");
        assertThat(reply.repliesTo()).contains(question.id());
    }

    @Test
    void answersForEverybodyStandWhereTheyWereAsked() {
        wire.serve(samples.all());
        wire.discord.says(wire.alice, wire.general, wire.discord.bot().mention() + " shout");
        assertThat(wire.discord.awaitMessage(wire.general, FakeMessage::isCard).text())
                .isEqualTo("Everybody reads this");
        FakeInteraction call = wire.discord.slash(wire.alice, wire.general, "shout", Map.of());
        assertThat(call.awaitReply().ephemeral()).isFalse();
    }

    @Test
    void otherWordsInGuildsAreLeftAloneUnlessItWasAskedFor() {
        wire.serve(samples.all());
        wire.discord.says(wire.alice, wire.general, "$echo hello");
        wire.discord.tells(wire.alice, "$echo after");
        wire.discord.awaitMessage(
                wire.discord.direct(wire.alice), message -> message.text().contains("after"));
        assertThat(samples.calls).hasValue(1);
    }

    @Test
    void aSetThatHearsGuildTextAnswersInPrivate() {
        CommandSet set = CommandSet.builder("!").add(samples.echo()).guildText().build();
        wire.login(JdaConnection.Builder::guildText).serve(set);
        wire.discord.says(wire.alice, wire.general, "!echo hello");
        assertThat(wire.discord
                        .awaitMessage(wire.discord.direct(wire.alice), FakeMessage::isCard)
                        .text())
                .contains("You said hello");
    }

    @Test
    void asksForNoMoreThanMessages() {
        wire.serve(samples.all());
        assertThat(wire.discord.gateway().intents()).isEqualTo(1L | 1 << 9 | 1 << 12);
    }

    @Test
    void aPictureComesWithItsCard() {
        wire.serve(samples.all());
        FakeInteraction call = wire.discord.slash(wire.alice, wire.general, "picture", Map.of());
        assertThat(call.awaitReply().file("pixel.png")).isPresent();
    }

    @Test
    void aLongAnswerComesInSeveralMessagesInOrder() {
        wire.serve(samples.all());
        FakeInteraction call = wire.discord.slash(wire.alice, wire.general, "chapters", Map.of());
        wire.discord.await("three messages", () -> call.followUps().size() == 2);
        assertThat(call.awaitReply().text()).startsWith("### Chapter 0");
        assertThat(call.followUps()).allMatch(FakeMessage::ephemeral);
        assertThat(call.followUps().get(1).text()).startsWith("### Chapter 2");
    }

    @Test
    void aLostAnswerToThePromiseLeavesNobodyWaiting() {
        wire.serve(samples.all());
        wire.discord.fault("POST", CALLBACK, 1, DiscordFault.lostAnswer());
        FakeInteraction call = echo(wire.alice, wire.general, "hello");
        assertThat(call.awaitReply().text()).contains("You said hello");
        assertThat(call.isWaiting()).isFalse();
        assertThat(wire.discord.calls("POST", CALLBACK))
                .as("it was repeated and refused")
                .anyMatch(attempt -> attempt.status() == 400);
        assertThat(samples.calls).hasValue(1);
    }

    @Test
    void anAnswerThatCannotComeByTheInteractionComesAsADirectMessage() {
        wire.serve(samples.all());
        wire.discord.fault("PATCH", ORIGINAL, 1, DiscordFault.status(500));
        echo(wire.alice, wire.general, "hello");
        assertThat(wire.discord
                        .awaitMessage(wire.discord.direct(wire.alice), FakeMessage::isCard)
                        .text())
                .contains("You said hello");
    }

    @Test
    void aLostAnswerToAMessageDoublesNothing() {
        wire.serve(samples.all());
        wire.discord.fault("POST", SEND, 1, DiscordFault.lostAnswer());
        wire.discord.tells(wire.alice, "$echo first");
        wire.discord.tells(wire.alice, "$echo second");
        FakeChannel direct = wire.discord.direct(wire.alice);
        wire.discord.awaitMessage(direct, message -> message.text().contains("second"));
        wire.discord.awaitMessage(direct, message -> message.text().contains("first"));
        assertThat(wire.discord.messages(direct)).hasSize(2);
    }

    @Test
    void aDroppedConnectionLosesAndDoublesNothing() {
        wire.serve(samples.all());
        FakeChannel direct = wire.discord.direct(wire.alice);
        for (int round = 0; round < 3; round++) {
            wire.discord.tells(wire.alice, "$echo before" + round);
            wire.discord.gateway().drop();
            wire.discord.await("the drop", () -> !wire.discord.gateway().isConnected());
            wire.discord.tells(wire.alice, "$echo during" + round);
            int resumed = round + 1;
            wire.discord.await("the way back", () -> wire.discord.gateway().resumes() == resumed);
            wire.discord.tells(wire.alice, "$echo after" + round);
        }
        wire.discord.await("all answers", () -> wire.discord.messages(direct).size() >= 9);
        assertThat(wire.discord.messages(direct)).extracting(FakeMessage::text).doesNotHaveDuplicates();
        assertThat(samples.calls).hasValue(9);
        assertThat(wire.discord.gateway().identifies()).isEqualTo(1);
    }

    @Test
    void aThousandCommandsInABurstAreAllPromisedInTime() {
        wire.serve(samples.all());
        List<FakeUser> users = IntStream.range(0, 100)
                .mapToObj(i -> wire.shop.member("user" + i))
                .toList();
        List<FakeInteraction> burst = IntStream.range(0, 1000)
                .mapToObj(i -> echo(users.get(i % users.size()), wire.general, "w" + i))
                .toList();
        burst.forEach(FakeInteraction::awaitAck);
        for (int i = 0; i < burst.size(); i++) {
            assertThat(burst.get(i).awaitReply().text()).contains("You said w" + i);
        }
        assertThat(samples.calls).hasValue(1000);
        assertThat(wire.discord.calls("POST", CALLBACK)).allMatch(call -> call.status() < 300);
    }

    @Test
    void aCommandThatTakesItsTimeHoldsNobodyElseUp() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Command slow = Command.of("slow", Phrase.of("Waits")).answers(call -> {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            return Answer.of(Accent.GOOD, "At last");
        });
        wire.serve(Samples.set(slow, samples.echo()));
        FakeInteraction waiting = wire.discord.slash(wire.alice, wire.general, "slow", Map.of());
        begun.await();
        List<FakeInteraction> others = IntStream.range(0, 8)
                .mapToObj(i -> echo(wire.shop.member("other" + i), wire.general, "hello"))
                .map(FakeInteraction::awaitAck)
                .toList();
        wire.discord.await("some of the others", () -> others.stream().anyMatch(other -> !other.isWaiting()));
        assertThat(waiting.awaitAck().isWaiting()).isTrue();
        end.countDown();
        assertThat(waiting.awaitReply().text()).isEqualTo("At last");
    }
}
