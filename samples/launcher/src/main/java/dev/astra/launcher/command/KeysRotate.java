package dev.astra.launcher.command;

import dev.astra.core.RejectedException;
import dev.astra.licensing.signature.FileKeys;
import dev.astra.licensing.signature.Purpose;
import dev.astra.licensing.signature.Signer;
import dev.astra.licensing.signature.SigningKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One thread. Replaces signing keys. */
@Command(
        name = "rotate",
        description =
                "Put new signing keys in the place of the old ones; what those signed stays valid as long as it was.")
final class KeysRotate extends KeyCommand {
    @Option(names = "--root", required = true, paramLabel = "FILE", description = "the root key")
    private Path root;

    @Option(
            names = "--for",
            paramLabel = "PURPOSE",
            description = "one of them only: list, activation, release or log; default: all that are there")
    private Optional<Purpose> purpose = Optional.empty();

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "365",
            description = "for how long the new keys may sign; default: ${DEFAULT-VALUE}")
    private int days;

    @Option(
            names = "--stolen",
            description =
                    "somebody else may have the old keys: what they sign counts no more where the new ones were seen")
    private boolean stolen;

    @Option(
            names = "--least-epoch",
            paramLabel = "N",
            description = "the least epoch of the new keys, if it must be higher than that of the old ones")
    private Optional<Long> leastEpoch = Optional.empty();

    KeysRotate(Session session) {
        super(session);
    }

    @Override
    int run(FileKeys keys, Terminal terminal) {
        Arguments.requireRange(spec(), "--days", days, 1, MOST_DAYS);
        leastEpoch.ifPresent(epoch -> Arguments.requireRange(spec(), "--least-epoch", epoch, 1, Integer.MAX_VALUE));
        List<Purpose> those = purpose.map(List::of)
                .orElseGet(() -> Stream.of(Purpose.values())
                        .filter(it -> keys.find(it).isPresent())
                        .toList());
        if (those.isEmpty()) {
            throw new RejectedException("there are no keys in "
                    + session().home().keys() + "; \"astra keys create --root FILE\" makes them");
        }
        SigningKey rootKey = FileKeys.readRoot(session().resolve(root));
        those.forEach(it -> rotate(keys, rootKey, it, terminal));
        tellRoots(keys, terminal);
        return terminal.done(
                stolen
                        ? "Publish now, so that the new keys are seen: \"astra whitelist publish\"."
                        : "The next publication uses them; nothing has to be started anew.");
    }

    private void rotate(FileKeys keys, SigningKey rootKey, Purpose which, Terminal terminal) {
        long before = keys.find(which)
                .map(Signer::certificate)
                .map(certificate -> certificate.leastEpoch())
                .orElse(1L);
        long least = leastEpoch.orElse(stolen ? before + 1 : before);
        if (least < before || (stolen && least == before)) {
            throw new RejectedException("expected a least epoch of " + (stolen ? before + 1 : before) + " or more for "
                    + word(which) + ", got " + least + "; nothing was changed for it");
        }
        Instant now = now();
        tell(keys.rotate(rootKey, which, now, now.plus(Duration.ofDays(days)), least), terminal);
    }
}
