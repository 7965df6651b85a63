package dev.astra.discord.licensing;

import static dev.astra.discord.licensing.Words.TEXTS;

import dev.astra.core.UserId;
import dev.astra.discord.card.Accent;
import dev.astra.discord.card.Answer;
import dev.astra.discord.command.Argument;
import dev.astra.discord.command.Command;
import dev.astra.discord.command.Invocation;
import dev.astra.licensing.License;
import dev.astra.licensing.Licensing;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Immutable. {@code $licenses}: somebody wants to see what they own, the buyer ids above all. */
final class LicensesCommand {
    static final Argument<Long> PAGE =
            Argument.number("page", TEXTS.phrase("page.description"), 1, 10_000).optional();

    private final Desk desk;
    private final InstantSource clock;

    LicensesCommand(Desk desk, InstantSource clock) {
        this.desk = desk;
        this.clock = clock;
    }

    Command command() {
        return Command.of("licenses", TEXTS.phrase("licenses.description"))
                .alias("buyerid")
                .alias("license")
                .argument(PAGE)
                .answers(this::answer);
    }

    private Answer answer(Invocation call) {
        UserId user = call.caller().id();
        List<License> theirs = Licensing.of(desk.store().view(), user);
        if (theirs.isEmpty()) {
            return Answer.of(
                    Accent.PLAIN,
                    TEXTS.in(call.locale(), "licenses.none", "command", BuyerCommand.mark(desk.settings(), "buyer")));
        }
        LicenseCards cards = new LicenseCards(desk.licensing(), clock.instant(), call.locale());
        return cards.page(
                theirs.stream().map(cards::own).toList(), call.find(PAGE).orElse(1L), "licenses", Map.of());
    }
}
