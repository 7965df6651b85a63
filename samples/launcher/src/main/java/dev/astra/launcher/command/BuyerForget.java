package dev.astra.launcher.command;

import dev.astra.core.Actor;
import dev.astra.core.AstraException;
import dev.astra.core.RejectedException;
import dev.astra.core.UserId;
import dev.astra.core.store.Tx;
import dev.astra.launcher.business.Business;
import dev.astra.launcher.business.Diary;
import dev.astra.launcher.business.Home;
import dev.astra.launcher.config.Settings;
import dev.astra.licensing.BuyerId;
import dev.astra.licensing.ForgetOutcome;
import dev.astra.licensing.License;
import dev.astra.licensing.Licensing;
import dev.astra.trading.account.UnlinkOutcome;
import dev.astra.trading.vault.Vault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One thread. Forgets a person, in the store and in its files. */
@Command(
        name = "forget",
        description =
                "Forget a person for good: their licenses end, their game account is theirs no more, and the store's files"
                        + " name them no more.")
final class BuyerForget extends StoreCommand {
    @ArgGroup(multiplicity = "1")
    private final Which which = new Which();

    @Mixin
    private final Staff staff = new Staff();

    BuyerForget(Session session) {
        super(session);
    }

    @Override
    Needs needs() {
        return Needs.store().ifSet(Settings.BACKUP_DIR, Settings.BACKUPS_KEPT);
    }

    @Override
    int run(Business business, Terminal terminal) {
        Vault vault = business.vault();
        Outcomes outcomes = business.store().write(tx -> forget(business, vault, tx, staff.actor()));
        if (outcomes.account() instanceof UnlinkOutcome.Unlinked) {
            terminal.out().println("Forgotten: which account of the game was theirs.");
        }
        return outcomes.licenses()
                .fold(
                        forgotten -> forgotten(forgotten, business, terminal),
                        already -> terminal.refused("They were forgotten before; nothing changed."
                                + " If that was not followed by a compaction, \"astra store compact\" does it."),
                        nobody -> outcomes.account() instanceof UnlinkOutcome.Unlinked
                                ? compacted(business, terminal)
                                : terminal.refused(
                                        which.user == null
                                                ? "There is no license " + which.buyer + "."
                                                : "User " + which.user + " has no license; nothing changed."));
    }

    /** What came of both. */
    private record Outcomes(ForgetOutcome licenses, UnlinkOutcome account) {}

    private Outcomes forget(Business business, Vault vault, Tx tx, Actor actor) {
        BuyerId buyer = which.buyer;
        Optional<UserId> user = Optional.ofNullable(which.user)
                .or(() -> Optional.ofNullable(buyer)
                        .flatMap(id -> Licensing.find(tx, id))
                        .flatMap(License::owner));
        user.ifPresent(owner -> requireNothingOwned(vault.forget(tx, owner)));
        UnlinkOutcome account =
                user.map(owner -> business.accounts().forget(tx, owner, actor)).orElseGet(UnlinkOutcome.NotLinked::new);
        user.ifPresent(owner -> Diary.forget(tx, owner));
        return new Outcomes(
                user.map(owner -> business.licensing().forget(tx, owner, actor))
                        .orElseGet(() -> business.licensing().forget(tx, Objects.requireNonNull(buyer), actor)),
                account);
    }

    /** What somebody owns would be nobody's. */
    private static void requireNothingOwned(dev.astra.trading.vault.ForgetOutcome vault) {
        String why = vault.fold(
                forgotten -> "",
                unknown -> "",
                owns -> "They own pets or gems in the vault: expected them to take these out first.",
                open ->
                        "They have a trade under way in the vault, or a withdrawal that waits: expected it to be over first.");
        if (!why.isEmpty()) {
            throw new RejectedException(why + " Nothing changed.");
        }
    }

    private static int forgotten(ForgetOutcome.Forgotten forgotten, Business business, Terminal terminal) {
        terminal.out()
                .println("Forgotten: the buyer of " + Words.list(forgotten.licenses())
                        + ". These Buyer IDs stay used, and nobody can claim them.");
        if (!forgotten.addressOnly().isEmpty()) {
            terminal.out()
                    .println("Bought with the same e-mail, but claimed by others: "
                            + Words.list(forgotten.addressOnly()) + "; these lost the e-mail only.");
        }
        forgotten.listVersion().ifPresent(version -> terminal.out().println(Listed.line(version, business)));
        return compacted(business, terminal);
    }

    private static int compacted(Business business, Terminal terminal) {
        try {
            business.store().compact();
        } catch (AstraException failed) {
            return terminal.refused(
                    "The store's files still name them: they could not be compacted (" + failed.getMessage() + ").",
                    "Repeat that with \"astra store compact\".");
        }
        terminal.out().println("The store was compacted: its files name them no more.");
        return elsewhere(business, terminal);
    }

    private static int elsewhere(Business business, Terminal terminal) {
        Home home = business.home();
        List<Path> files = new ArrayList<>(business.safekeeping().files());
        files.addAll(home.storesSetAside());
        files.addAll(home.copies());
        if (files.isEmpty()) {
            return terminal.done(
                    "No backups and no copies are known. If you made some elsewhere, they still name them.");
        }
        terminal.out().println("What was made before still names them; delete it when you need it no more:");
        files.forEach(file -> terminal.out().println("  " + file));
        return terminal.done("So do copies that you keep elsewhere, and logs that were written.");
    }

    /** Whom. */
    static final class Which {
        @Option(names = "--user", required = true, paramLabel = "ID", description = "a Discord user id")
        private @Nullable UserId user;

        @Option(names = "--buyer", required = true, paramLabel = "N", description = "a Buyer ID")
        private @Nullable BuyerId buyer;
    }
}
