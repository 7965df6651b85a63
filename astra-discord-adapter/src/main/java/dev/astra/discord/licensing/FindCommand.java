package dev.astra.discord.licensing;

import static dev.astra.discord.licensing.Words.TEXTS;

import dev.astra.core.UserId;
import dev.astra.core.order.OrderId;
import dev.astra.core.order.OrderNumber;
import dev.astra.core.order.OrderRegistry;
import dev.astra.core.store.View;
import dev.astra.discord.card.Accent;
import dev.astra.discord.card.Answer;
import dev.astra.discord.command.Argument;
import dev.astra.discord.command.Command;
import dev.astra.discord.command.Invocation;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.License;
import dev.astra.licensing.Licensing;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Immutable. {@code $find}: staff look a license up, by its number, its order or its owner. */
final class FindCommand {
    private static final Argument<String> WHAT = Argument.text("what", TEXTS.phrase("find.what"));
    private static final Pattern USER = Pattern.compile("<@!?([0-9]{1,19})>|([0-9]{15,19})");
    private static final Pattern NUMBER = Pattern.compile("#?([0-9]{1,14})");

    private final Desk desk;
    private final InstantSource clock;

    FindCommand(Desk desk, InstantSource clock) {
        this.desk = desk;
        this.clock = clock;
    }

    Command command() {
        return Command.of("find", TEXTS.phrase("find.description"))
                .argument(WHAT)
                .argument(LicensesCommand.PAGE)
                .access(desk.settings().staff())
                .confidential()
                .answers(this::answer);
    }

    private Answer answer(Invocation call) {
        View view = desk.store().view();
        String what = call.get(WHAT);
        List<License> found = found(view, what);
        if (found.isEmpty()) {
            return Answer.of(Accent.PLAIN, TEXTS.in(call.locale(), "find.nothing"));
        }
        LicenseCards cards = new LicenseCards(desk.licensing(), clock.instant(), call.locale());
        return cards.page(
                found.stream()
                        .map(license -> cards.staff(license, OrderRegistry.get(view, license.order())))
                        .toList(),
                call.find(LicensesCommand.PAGE).orElse(1L),
                "find",
                Map.of(WHAT.name(), what));
    }

    /** Whatever the text means: a person, a number, or an order. */
    private static List<License> found(View view, String text) {
        try {
            Matcher user = USER.matcher(text);
            if (user.matches()) {
                return Licensing.of(view, UserId.parse(user.group(1) == null ? user.group(2) : user.group(1)));
            }
            Matcher number = NUMBER.matcher(text);
            if (number.matches()) {
                return license(view, BuyerId.parse(number.group(1))).stream().toList();
            }
            return OrderRegistry.find(view, new OrderId(text))
                    .flatMap(order -> license(view, new BuyerId(order.number().value())))
                    .stream()
                    .toList();
        } catch (IllegalArgumentException none) {
            return List.of();
        }
    }

    /** The license of a number; an order that nobody has claimed has one that nobody owns. */
    static Optional<License> license(View view, BuyerId id) {
        return Licensing.find(view, id)
                .or(() -> OrderRegistry.get(view, new OrderNumber(id.value())).map(order -> License.unclaimed(id)));
    }
}
