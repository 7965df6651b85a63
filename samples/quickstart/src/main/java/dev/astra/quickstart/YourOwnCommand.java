package dev.astra.quickstart;

import dev.astra.core.store.Store;
import dev.astra.discord.card.Accent;
import dev.astra.discord.card.Answer;
import dev.astra.discord.command.Access;
import dev.astra.discord.command.Argument;
import dev.astra.discord.command.Command;
import dev.astra.discord.command.Permission;
import dev.astra.discord.text.Phrase;
import dev.astra.licensing.BuyerId;
import java.util.concurrent.Executor;

/** A command of your own that writes to the store: declared once, it answers as {@code /note}, {@code $note} and by mention. */
public final class YourOwnCommand {
    // region command
    private static final Argument<BuyerId> LICENSE =
            Argument.of("license", Phrase.of("Which license"), BuyerId::parse).example("42");
    private static final Argument<String> TEXT =
            Argument.text("text", Phrase.of("What to note")).example("\"paid by hand\"");

    /** Hand it to {@code LicenseBot.Builder.add}, or to a {@code CommandSet} of your own. */
    public static Command note(Store store, Executor executor) {
        return Command.of("note", Phrase.of("Notes something about a license"))
                .argument(LICENSE)
                .argument(TEXT)
                .access(Access.of(Permission.MANAGE_GUILD))
                .answer(call -> store.writeAsync(
                                tx -> YourOwnTable.note(tx, call.get(LICENSE), call.get(TEXT)), executor)
                        .thenApply(number -> Answer.of(Accent.GOOD, "Noted as number " + number)));
    }
    // endregion

    private YourOwnCommand() {}
}
