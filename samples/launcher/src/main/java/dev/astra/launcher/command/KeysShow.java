package dev.astra.launcher.command;

import dev.astra.licensing.signature.FileKeys;
import dev.astra.licensing.signature.Purpose;
import dev.astra.licensing.signature.Signer;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** One thread. Shows the public side of the keys. */
@Command(name = "show", description = "Show which keys there are and what to build into programs; no secret is shown.")
final class KeysShow extends KeyCommand {
    KeysShow(Session session) {
        super(session);
    }

    @Override
    int run(FileKeys keys, Terminal terminal) {
        List<Signer> signers = Stream.of(Purpose.values())
                .flatMap(purpose -> keys.find(purpose).stream())
                .toList();
        if (signers.isEmpty()) {
            return terminal.refused(
                    "There are no keys in " + session().home().keys() + ".",
                    "\"astra keys create --root FILE\" makes them.");
        }
        terminal.out().println("Signing keys in " + session().home().keys() + ":");
        signers.forEach(signer -> tell(signer, terminal));
        tellRoots(keys, terminal);
        return ExitCode.DONE;
    }
}
