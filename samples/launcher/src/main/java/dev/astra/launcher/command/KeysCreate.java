package dev.astra.launcher.command;

import dev.astra.licensing.signature.FileKeys;
import dev.astra.licensing.signature.Purpose;
import dev.astra.licensing.signature.SigningKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One thread. Makes the keys that are missing. */
@Command(
        name = "create",
        description = "Make a root key, unless the file has one, and the signing keys that are missing.")
final class KeysCreate extends KeyCommand {
    @Option(
            names = "--root",
            required = true,
            paramLabel = "FILE",
            description = "the root key; best on a medium that you take out afterwards")
    private Path root;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "365",
            description = "for how long the signing keys may sign; default: ${DEFAULT-VALUE}")
    private int days;

    @Option(
            names = "--least-epoch",
            paramLabel = "N",
            defaultValue = "1",
            description = "of keys that were lost with this directory; default: ${DEFAULT-VALUE}")
    private long leastEpoch;

    KeysCreate(Session session) {
        super(session);
    }

    @Override
    int run(FileKeys keys, Terminal terminal) {
        Arguments.requireRange(spec(), "--days", days, 1, MOST_DAYS);
        Arguments.requireRange(spec(), "--least-epoch", leastEpoch, 1, Integer.MAX_VALUE);
        Path file = session().resolve(root);
        boolean known = Files.exists(file);
        SigningKey rootKey = known ? FileKeys.readRoot(file) : FileKeys.createRoot(file);
        if (!known) {
            terminal.out().println("Made the root key " + rootKey.id() + ": " + file);
            terminal.out()
                    .println("Keep it off this machine, with a copy in another place. Whoever has it can sign"
                            + " licenses in your name; without it there are no new signing keys.");
        }
        session().home().create();
        Instant now = now();
        List<Purpose> made = new ArrayList<>();
        for (Purpose purpose : Purpose.values()) {
            if (keys.find(purpose).isEmpty()) {
                tell(keys.create(rootKey, purpose, now, now.plus(Duration.ofDays(days)), leastEpoch), terminal);
                made.add(purpose);
            }
        }
        keys.know(rootKey.verifying());
        terminal.out()
                .println(
                        made.isEmpty()
                                ? "All signing keys were there already."
                                : "Made " + Terminal.count(made.size(), "signing key") + " in "
                                        + session().home().keys()
                                        + ". They are in no backup; a lost one is made anew with the root key.");
        tellRoots(keys, terminal);
        return terminal.done("A running instance signs with a first key after its next start.");
    }
}
