package dev.astra.discord.licensing;

import static dev.astra.discord.licensing.Bench.ANN;
import static dev.astra.discord.licensing.Bench.BOSS;
import static dev.astra.discord.licensing.Bench.ONE;
import static dev.astra.discord.licensing.Bench.TWO;
import static dev.astra.discord.licensing.Bench.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.store.InMemoryJournal;
import dev.astra.discord.command.Argument;
import dev.astra.discord.command.Command;
import dev.astra.discord.guild.Hindrance;
import dev.astra.discord.text.Phrase;
import dev.astra.licensing.MachinePolicy;
import dev.astra.testkit.Covers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class SecrecyTest {
    private static final String SECRET = "canary-7f3a";

    /** Everything that any library logs at any level. */
    private static final class Everything extends Handler {
        private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void publish(LogRecord event) {
            heard.add(event.getMessage() + " "
                    + List.of(event.getParameters() == null ? new Object[0] : event.getParameters()) + " "
                    + event.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    @Covers("A-010")
    void noLogShowsAnOrderAMachineAnEmailOrWhatSomebodyTyped() {
        Logger root = Logger.getLogger("");
        Level before = root.getLevel();
        Everything log = new Everything();
        root.setLevel(Level.ALL);
        root.addHandler(log);
        try (Bench bench = new Bench(
                new FakeServer(),
                new InMemoryJournal(),
                settings -> settings,
                MachinePolicy.ALLOW_AND_REPORT,
                failing())) {
            everythingThatCanHappen(bench);
        } finally {
            root.removeHandler(log);
            root.setLevel(before);
        }
        assertThat(log.heard).isNotEmpty();
        assertThat(String.join("\n", log.heard))
                .contains("command throws failed", "ROLE_TOO_HIGH")
                .doesNotContain(SECRET, order(1), ONE, TWO, "example.test");
    }

    private static List<Command> failing() {
        Argument<String> what = Argument.text("what", Phrase.of("Anything"));
        return List.of(
                Command.of("throws", Phrase.of("Throws")).argument(what).answers(call -> {
                    throw new IllegalStateException("failed for " + call.get(what));
                }),
                Command.of("fails", Phrase.of("Fails"))
                        .argument(what)
                        .answer(call -> CompletableFuture.failedFuture(
                                new IllegalStateException("failed for " + call.get(what)))));
    }

    private static void everythingThatCanHappen(Bench bench) {
        bench.outbox.start();
        bench.sell(1);
        bench.server.hinderRoles(Hindrance.ROLE_TOO_HIGH);
        for (String text : List.of(
                "$buyer " + order(1),
                "$buyer " + SECRET,
                "$whitelist " + ONE,
                "$whitelist " + TWO,
                "$whitelist " + SECRET,
                "$throws " + SECRET,
                "$fails " + SECRET,
                SECRET)) {
            assertThat(bench.ask(ANN, text).text()).doesNotContain(SECRET);
        }
        bench.ask(BOSS, "$find " + order(1));
        bench.server.hinderLines(Hindrance.MAY_NOT_WRITE);
        bench.server.down(true);
        bench.pass(Duration.ofHours(1));
    }
}
