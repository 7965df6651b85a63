package dev.astra.discord.licensing;

import static dev.astra.discord.licensing.Bench.order;
import static dev.astra.discord.licensing.Bench.who;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.UserId;
import dev.astra.discord.card.Answer;
import dev.astra.testkit.Covers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrowdTest {
    private static final int MANY = 64;

    @Test
    @Covers("A-077")
    void ofManyWhoClaimOneOrderAtOnceOneGetsItAndOneRoleIsGiven() throws Exception {
        UserId[] users = IntStream.range(0, MANY).mapToObj(Bench::user).toArray(UserId[]::new);
        ExecutorService crowd = Executors.newFixedThreadPool(MANY);
        try (Bench bench = new Bench()) {
            bench.server.join(users);
            bench.sell(1);
            bench.outbox.start();
            CountDownLatch gate = new CountDownLatch(1);
            List<Future<CompletionStage<Answer>>> sent = new ArrayList<>();
            for (UserId user : users) {
                sent.add(crowd.submit(() -> {
                    gate.await();
                    return bench.send(user, "$buyer " + order(1)).orElseThrow();
                }));
            }
            gate.countDown();
            List<String> answers = new ArrayList<>();
            for (Future<CompletionStage<Answer>> each : sent) {
                answers.add(bench.await(each.get()).text());
            }
            assertThat(answers)
                    .filteredOn(text -> text.contains("Congratulations!"))
                    .hasSize(1);
            assertThat(answers)
                    .filteredOn(text -> text.contains("already being used"))
                    .hasSize(MANY - 1);
            bench.settle();
            assertThat(bench.server.changes()).hasSize(1);
            UserId winner = UserId.parse(bench.server.changes().get(0).substring(1));
            assertThat(bench.licenses(winner)).hasSize(1);
            String line = " TRIED to claim `" + order(1) + "` but it is already taken \u26D4";
            List<String> expected =
                    new ArrayList<>(List.of(who(winner) + " SUCCESSFULLY claimed `" + order(1) + "` \u2705"));
            List.of(users).stream()
                    .filter(user -> !user.equals(winner))
                    .forEach(user -> expected.add(who(user) + line));
            assertThat(bench.log()).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(bench.log()).first().isEqualTo(expected.get(0));
        } finally {
            crowd.shutdownNow();
        }
    }
}
