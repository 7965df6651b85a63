package dev.astra.discord.jda;

import dev.astra.discord.card.Accent;
import dev.astra.discord.card.Action;
import dev.astra.discord.card.Answer;
import dev.astra.discord.card.Card;
import dev.astra.discord.card.Picture;
import dev.astra.discord.command.Argument;
import dev.astra.discord.command.Command;
import dev.astra.discord.command.CommandSet;
import dev.astra.discord.command.RateLimit;
import dev.astra.discord.text.Markup;
import dev.astra.discord.text.Phrase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Commands to call in tests. */
final class Samples {
    static final Argument<String> WORD = Argument.text("word", Phrase.of("What to say"));

    private static final byte[] PIXEL = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

    final AtomicInteger calls = new AtomicInteger();

    /** Says a word again, on a card with a button that says it once more. */
    Command echo() {
        return Command.of("echo", Phrase.of("Says it again")).argument(WORD).answers(call -> {
            calls.incrementAndGet();
            String word = call.get(WORD);
            return Answer.of(Card.of(Accent.GOOD, "Echo")
                    .text("You said " + Markup.plain(word, 3000))
                    .action(new Action("Again", Action.Style.MAIN, "echo", Map.of("word", "again")))
                    .build());
        });
    }

    static Command shout() {
        return Command.of("shout", Phrase.of("Tells everybody"))
                .answersInPublic()
                .answers(call -> Answer.of(Accent.PLAIN, "Everybody reads this"));
    }

    static Command picture() {
        return Command.of("picture", Phrase.of("Shows a picture"))
                .answers(call -> Answer.of(Card.of(Accent.PLAIN, "A picture")
                        .picture(Optional.of(new Picture("pixel.png", "A pixel", PIXEL)))
                        .build()));
    }

    static Command chapters(int many) {
        Card[] cards = new Card[many];
        for (int i = 0; i < many; i++) {
            cards[i] =
                    Card.of(Accent.PLAIN, "Chapter " + i).text("x".repeat(3000)).build();
        }
        return Command.of("chapters", Phrase.of("Reads a book")).answers(call -> Answer.of(cards));
    }

    static CommandSet set(Command... commands) {
        return CommandSet.builder("$")
                .addAll(List.of(commands))
                .limit(new RateLimit(100_000, Duration.ofMinutes(1)))
                .build();
    }

    CommandSet all() {
        return set(echo(), shout(), picture(), chapters(3));
    }
}
