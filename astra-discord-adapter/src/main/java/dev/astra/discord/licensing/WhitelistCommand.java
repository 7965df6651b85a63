package dev.astra.discord.licensing;

import static dev.astra.discord.licensing.Words.TEXTS;

import dev.astra.discord.card.Accent;
import dev.astra.discord.card.Action;
import dev.astra.discord.card.Answer;
import dev.astra.discord.card.Card;
import dev.astra.discord.command.Argument;
import dev.astra.discord.command.Command;
import dev.astra.discord.command.Invocation;
import dev.astra.discord.text.Markup;
import dev.astra.discord.text.Waiting;
import dev.astra.licensing.BindOutcome;
import dev.astra.licensing.BindRequest;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.MachineId;
import dev.astra.licensing.Membership;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Immutable. {@code $whitelist}: somebody wants a license of theirs on a machine. */
final class WhitelistCommand {
    static final Argument<String> MACHINE =
            Argument.text("machine", TEXTS.phrase("whitelist.machine")).example(Words.SAMPLE_MACHINE);
    static final Argument<Optional<BuyerId>> LICENSE = Argument.of(
                    "license", TEXTS.phrase("whitelist.license"), WhitelistCommand::license)
            .optional();

    private final Desk desk;

    WhitelistCommand(Desk desk) {
        this.desk = desk;
    }

    Command command() {
        return Command.of("whitelist", TEXTS.phrase("whitelist.description"))
                .argument(MACHINE)
                .argument(LICENSE)
                .confidential()
                .progress(TEXTS.phrase("whitelist.progress"))
                .answer(this::answer);
    }

    private CompletionStage<Answer> answer(Invocation call) {
        String typed = call.get(MACHINE);
        CompletionStage<Membership> membership =
                isMachine(typed) ? desk.membership(call) : CompletableFuture.completedFuture(Membership.NOT_REQUIRED);
        return membership.thenCompose(known -> {
            BindRequest request = new BindRequest(
                    call.caller().id(), typed, call.find(LICENSE).flatMap(license -> license), known);
            return desk.write(tx -> desk.licensing().bind(tx, request)).thenCompose(outcome -> reply(call, outcome));
        });
    }

    /** Words without a digit are courtesy, and no license. */
    private static Optional<BuyerId> license(String text) {
        return text.chars().anyMatch(Character::isDigit)
                ? Optional.of(BuyerId.parse(text.startsWith("#") ? text.substring(1) : text))
                : Optional.empty();
    }

    private static boolean isMachine(String typed) {
        try {
            MachineId.parse(typed);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private CompletionStage<Answer> reply(Invocation call, BindOutcome outcome) {
        Locale locale = call.locale();
        return outcome.fold(
                bound -> published(
                        locale,
                        TEXTS.in(locale, "whitelist.set", "machine", code(bound.machine()), "license", bound.id()),
                        bound.listVersion()),
                changed -> published(
                        locale,
                        TEXTS.in(
                                locale,
                                "whitelist.changed",
                                "old",
                                old(changed.old()),
                                "machine",
                                code(changed.machine()),
                                "license",
                                changed.id()),
                        changed.listVersion()),
                unchanged -> done(
                        Accent.GOOD,
                        TEXTS.in(
                                locale,
                                "whitelist.unchanged",
                                "machine",
                                code(unchanged.machine()),
                                "license",
                                unchanged.id())),
                refused -> done(
                        Accent.WAITING,
                        TEXTS.in(
                                locale,
                                "whitelist.tooRecently",
                                "old",
                                old(refused.old()),
                                "time",
                                Waiting.text(refused.remaining()),
                                "when",
                                Markup.time(refused.until()))),
                notABuyer -> done(
                        Accent.BAD,
                        TEXTS.in(
                                locale, "whitelist.notABuyer", "command", BuyerCommand.mark(desk.settings(), "buyer"))),
                notAMember -> done(Accent.BAD, TEXTS.in(locale, "notAMember")),
                notAMachine -> CompletableFuture.completedFuture(invalid(locale, notAMachine)),
                which -> CompletableFuture.completedFuture(which(call, which)),
                taken -> done(Accent.BAD, TEXTS.in(locale, "whitelist.taken", "license", taken.id())),
                revoked -> done(
                        Accent.BAD,
                        TEXTS.in(
                                locale,
                                "whitelist.revoked",
                                "license",
                                revoked.id(),
                                "reason",
                                LogLines.reason(revoked.reason(), locale))));
    }

    private CompletionStage<Answer> published(Locale locale, String text, long version) {
        Card.Builder card =
                Card.of(Accent.GOOD, TEXTS.in(locale, "whitelist.done")).text(text);
        if (desk.publication().isEmpty()) {
            return CompletableFuture.completedFuture(Answer.of(card.build()));
        }
        return desk.publication()
                .get()
                .published(version)
                .thenApplyAsync(
                        news -> Answer.of(card.text(TEXTS.in(
                                        locale,
                                        news.fold(out -> "whitelist.published", pending -> "whitelist.pending")))
                                .build()),
                        desk.executor());
    }

    private Answer invalid(Locale locale, BindOutcome.NotAMachineId why) {
        return Answer.of(Card.of(Accent.BAD, TEXTS.in(locale, "whitelist.invalid"))
                .text(TEXTS.in(locale, "whitelist." + why.reason().name(), "sample", Words.typed(Words.SAMPLE_MACHINE)))
                .picture(Words.picture(desk.settings(), Pictures.Subject.MACHINE_ID, locale))
                .build());
    }

    private Answer which(Invocation call, BindOutcome.WhichLicense which) {
        String machine = MachineId.parse(call.get(MACHINE)).value();
        Card.Builder card = Card.of(Accent.PLAIN, TEXTS.in(call.locale(), "whitelist.which"))
                .text(TEXTS.in(
                        call.locale(),
                        "whitelist.whichHow",
                        "example",
                        Words.typed(desk.settings().prefix() + "whitelist " + machine + " "
                                + which.licenses().get(0))));
        which.licenses().stream()
                .limit(Card.MAX_ACTIONS)
                .forEach(id -> card.action(new Action(
                        TEXTS.in(call.locale(), "license.title", "license", id),
                        Action.Style.OTHER,
                        "whitelist",
                        Map.of(MACHINE.name(), machine, LICENSE.name(), id.toString()))));
        return Answer.of(card.build());
    }

    private static String old(Optional<MachineId> machine) {
        return machine.map(WhitelistCommand::code).orElse("?");
    }

    private static String code(MachineId machine) {
        return Words.typed(machine.value());
    }

    private static CompletionStage<Answer> done(Accent accent, String text) {
        return CompletableFuture.completedFuture(Answer.of(accent, text));
    }
}
